"""What runs and what has run: followed to its end, stopped, tried again; and the journal's own keys."""

from __future__ import annotations

from asyncio import Event

from tests.console.conftest import Opening
from tests.console.desk import Desk, Hands
from tests.console.test_actions import on_server, rename, server
from vultr_tui.console.actions.runs import Standing
from vultr_tui.console.dialogs.progress import Progress
from vultr_tui.console.dialogs.typed import Typed
from vultr_tui.console.screens.drawer import Drawer
from vultr_tui.console.screens.journal import JournalScreen
from vultr_tui.console.screens.main import MainScreen


async def halt_all(hands: Hands) -> int:
    """Halt the running web servers; how many they are."""
    await hands.command("servers web- status:running")
    count = len(hands.table.ids)
    await hands.press("asterisk", "a")
    await hands.type("halt")
    await hands.press("enter")
    assert isinstance(hands.console.screen, Typed)
    await hands.read_it()
    await hands.type(str(count))
    await hands.press("enter")
    return count


async def test_a_deploy_is_followed_until_it_is_ready(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.command("server create DCID=1 VPSPLANID=201 OSID=167 label=new")
        await hands.read_it()
        await hands.press("y")
        await hands.press("O")
        assert isinstance(hands.console.screen, Drawer)
        assert "sent, not ready yet" in hands.text
        await hands.press("escape")
        desk.clock.advance(600)
        await hands.elapse(10)
        (run,) = hands.console.acting.runs.all
        assert run.ready
        assert "server create new: ready after 10 min" in hands.text
        await hands.press("O")
        assert "ready, took 10 min" in hands.text


async def test_what_is_destroyed_is_followed_until_it_is_gone(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.command("server destroy blog")
        await hands.read_it()
        await hands.type("blog")
        await hands.press("enter", "O")
        assert "sent, not gone yet" in hands.text
        await hands.press("escape")
        desk.clock.advance(600)
        await hands.elapse(10)
        assert "server destroy blog: gone after 10 min" in hands.text
        await hands.press("O")
        assert "gone, took 10 min" in hands.text


async def test_what_may_have_been_done_is_not_offered_to_be_tried_again(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        desk.line.lost.add("server/reboot")
        await hands.command("server reboot web-1 web-2 blog")
        await hands.read_it()
        await hands.type("3")
        await hands.press("enter")
        assert isinstance(hands.console.screen, Progress)
        assert "3 failed" in hands.text
        assert "which was running, is starting" in hands.text
        assert "retry" not in hands.text
        await hands.press("r")
        assert desk.sent("server/reboot") == 3


async def test_what_failed_of_many_is_tried_again_and_nothing_else(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        desk.line.answers["server/halt"] = (412, "Unable to halt: busy")
        count = await halt_all(hands)
        assert isinstance(hands.console.screen, Progress)
        assert f"{count} failed" in hands.text
        assert "Unable to halt: busy" in hands.text
        del desk.line.answers["server/halt"]
        await hands.press("r")
        assert hands.text.count("● done") >= count
        assert desk.sent("server/halt") == 2 * count
        await hands.press("r")
        assert desk.sent("server/halt") == 2 * count


async def test_leaving_the_progress_loses_nothing_and_the_rest_can_be_stopped(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        count = await _held(hands, desk)
        await hands.press("escape")
        assert isinstance(hands.console.screen, MainScreen)
        await hands.press("O")
        assert f"running, 0 of {count}" in hands.text
        await hands.press("s")
        desk.line.held["server/halt"].set()
        await hands.wait()
        (run,) = hands.console.acting.runs.all
        assert run.standing is not Standing.RUNNING
        assert (run.done, run.faults) == (1, count - 1)
        assert desk.sent("server/halt") == 1
        await hands.press("enter")
        assert isinstance(hands.console.screen, Progress)
        assert "Stopped before this was sent." in hands.text


async def _held(hands: Hands, desk: Desk) -> int:
    desk.line.held["server/halt"] = Event()
    return await halt_all(hands)


async def test_marks_can_be_turned_round(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        first = hands.table.ids[0]
        await hands.press("space", "i")
        assert hands.table.marks == set(hands.table.ids) - {first}


async def test_what_was_taken_back_is_done_again(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await rename(hands, "blog", "diary")
        await hands.press("u")
        assert server(desk, "blog")
        await hands.press("U")
        assert server(desk, "diary")
        await hands.press("u")
        assert server(desk, "blog")


async def test_the_journal_takes_back_repeats_copies_and_filters_after_a_restart(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await rename(hands, "blog", "diary")
        await on_server(hands, "diary")
        await hands.command("server tag_set diary tag=words")
    async with opened(desk, desk.console()) as hands:
        await hands.press("J")
        assert isinstance(hands.console.screen, JournalScreen)
        await hands.press("slash")
        await hands.type("label")
        assert "1 of 2" in hands.lines()[0]
        await hands.press("enter", "y")
        assert hands.console.clipboard.startswith("vultr-tui --demo server label_set ")
        assert hands.console.clipboard.endswith(" label=diary")
        await hands.press("u")
        assert server(desk, "blog")
        await hands.press("escape")
        screen = hands.console.screen
        assert isinstance(screen, JournalScreen)
        assert len(screen.entries) == 3
        await hands.press("down", "down", "R")
        assert server(desk, "diary")


async def test_records_that_hold_an_address_are_related(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await on_server(hands, "blog")
        address = str(server(desk, "blog")["main_ip"])
        desk.do("dns/create_record", domain="example.com", name="here", type="A", data=address)
        await hands.press("o")
        assert "here" in hands.text
        await hands.type("here")
        await hands.press("enter")
        assert hands.pane.place.resource == "dns_record"
        assert hands.pane.row is not None
        assert hands.pane.row["data"] == address


async def test_a_record_is_called_by_its_type_and_name(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await on_server(hands, "blog")
        address = str(server(desk, "blog")["main_ip"])
        for name in ("here", ""):
            desk.do("dns/create_record", domain="example.com", name=name, type="A", data=address)
        await hands.press("o")
        assert "A here" in hands.text
        assert "A @" in hands.text


async def test_enter_in_the_journal_goes_to_what_was_changed(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.command("server label_set blog label=diary")
        await hands.command("dns")
        await hands.press("J", "enter")
        assert isinstance(hands.console.screen, MainScreen)
        assert hands.pane.row is not None
        assert hands.pane.row["label"] == "diary"
        await hands.command("dns")
        await hands.press("enter", "D", "J", "enter")
        assert isinstance(hands.console.screen, JournalScreen)
        assert "not known any more" in hands.text


async def test_what_is_taken_back_is_an_operation_too(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.command("server label_set blog label=diary")
        await hands.press("u")
        await hands.press("U")
        await hands.press("O")
        lines = [line for line in hands.lines() if "● done" in line]
        assert len(lines) == 3
        assert "redo: server label set" in lines[0]
        assert "undo: server label set" in lines[1]


async def test_what_cannot_be_taken_back_says_why_among_the_operations(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.command("server label_set blog label=diary")
        desk.do("server/label_set", SUBID=str(server(desk, "diary")["SUBID"]), label="other")
        await hands.press("u", "O")
        undo = next(line for line in hands.lines() if "undo: server label set" in line)
        assert "✖" in undo
        assert "has been changed since" in undo
        await hands.press("r")
        assert server(desk, "other")


async def test_a_mistyped_verb_is_no_filter(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.command("server rebot blog")
        assert "server has no verb rebot" in hands.lines()[-1]
        assert not hands.pane.place.filter
