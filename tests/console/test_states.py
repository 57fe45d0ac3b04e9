"""Loading, empty, forbidden, failed, stale; and text that means harm."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.console.conftest import LARGE, MEDIUM, Opening
from tests.console.desk import Desk
from tests.console.test_actions import server
from vultr_tui.console.app import Console
from vultr_tui.console.commands import GoTo
from vultr_tui.console.places import Place

HOSTILE = "[bold red]x[/]\x1b[31m\u202etxt\r\n[@click=app.quit]"


async def test_loading(desk: Desk, opened: Opening) -> None:
    desk.line.held["server/list"] = asyncio.Event()
    async with opened(desk) as hands:
        assert "Loading servers…" in hands.text
        assert "No servers" not in hands.text
        assert not {"a", "e", "y", "/"} & set(hands.lines()[-1].split())
        desk.line.held["server/list"].set()
        await hands.wait()
        assert "Servers  25  live" in hands.text
        assert {"a", "e", "/"} <= set(hands.lines()[-1].split())


async def test_empty(tmp_path: Path, opened: Opening) -> None:
    desk = Desk(tmp_path, seed="empty")
    async with opened(desk) as hands:
        assert "No servers." in hands.text
        assert "Servers  0  live" in hands.text
        assert "Press c to create one." in hands.text
        await hands.command("readonly on")
        assert "No servers." in hands.text
        assert "create one" not in hands.text
        await hands.command("readonly off")
        assert "Press c to create one." in hands.text


async def test_an_empty_list_offers_no_filter_but_takes_one(tmp_path: Path, opened: Opening) -> None:
    async with opened(Desk(tmp_path, seed="empty"), size=LARGE) as hands:
        assert "/ filter" not in hands.lines()[-1]
        await hands.press("/", "u", "enter")
        assert hands.pane.place.filter == "u"
        assert "/ filter" in hands.lines()[-1]
        await hands.press("escape")
        assert "/ filter" not in hands.lines()[-1]
        await hands.press("J")
        assert not {"/", "enter"} & set(hands.lines()[-1].split())


async def test_an_overview_without_rows_offers_no_filter(tmp_path: Path, opened: Opening) -> None:
    desk = Desk(tmp_path, seed="empty")
    async with opened(desk) as hands:
        await hands.command("bandwidth")
        assert "/ filter" not in hands.lines()[-1]
        desk.do("server/create", DCID="1", VPSPLANID="201", OSID="167")
        await hands.press("r")
        assert "/ filter" in hands.lines()[-1]


async def test_forbidden(desk: Desk, opened: Opening) -> None:
    async with opened(desk, desk.console(key=desk.key_of_a_user("dns"))) as hands:
        assert "This key may not see servers." in hands.text
        assert "forbidden" in hands.lines()[1]
        await hands.command("dns-zones")
        assert "DNS zones  4  live" in hands.text


async def test_failed_and_tried_again(desk: Desk, opened: Opening) -> None:
    desk.line.down = True
    async with opened(desk) as hands:
        await hands.elapse(60)
        assert "The servers could not be loaded." in hands.text
        assert "There is no connection to localhost." in hands.text
        assert "failed" in hands.lines()[1]
        desk.line.down = False
        await hands.press("r")
        await hands.elapse(5)
        assert "Servers  25  live" in hands.text


async def test_good_rows_stay_when_a_refresh_fails_and_say_since_when(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        desk.line.down = True
        await hands.elapse(120)
        assert len(hands.table.ids) == 25
        assert "stale since 12:00:00 UTC" in hands.lines()[1]


async def test_a_key_that_expires_leaves_the_rows_says_so_and_is_not_tried_all_the_time(
    desk: Desk, opened: Opening
) -> None:
    async with opened(desk) as hands:
        for path in ("server/list", "account/info", "block/list", "snapshot/list"):
            desk.line.answers[path] = (403, "Invalid API key.  Check that your API key is present.")
        await hands.elapse(60)
        assert len(hands.table.ids) == 25
        assert "key not accepted, stale since 12:00:00" in hands.lines()[1]
        before = desk.line.requests.total()
        await hands.elapse(3600)
        assert len(hands.table.ids) == 25
        assert desk.line.requests.total() - before <= 3600 / 60
        await hands.press("exclamation_mark")
        assert "The service does not accept the API key." in hands.text
        assert "expired" in hands.text
        await hands.press("escape")
        desk.line.answers.clear()
        await hands.press("r")
        await hands.elapse(1)
        assert "Servers  25  live" in hands.text


async def test_what_changes_elsewhere_appears_by_itself(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        desk.do("server/label_set", SUBID=server(desk, "blog")["SUBID"], label="diary")
        await hands.elapse(20)
        assert "diary" in hands.column()


async def test_nothing_is_polled_while_the_terminal_is_not_looked_at(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        hands.console.poller.focus(focused=False)
        before = desk.line.requests["server/list"]
        await hands.elapse(300)
        assert desk.line.requests["server/list"] == before


async def test_text_of_the_service_is_shown_and_never_obeyed(desk: Desk, opened: Opening) -> None:
    desk.do("server/label_set", SUBID=server(desk, "blog")["SUBID"], label=HOSTILE)
    async with opened(desk, size=MEDIUM) as hands:
        await hands.command("go 203.0.113.67")
        shown = "[bold red]x[/]␛[31m�txt"
        assert any(shown in text for text in hands.column())
        for key in ("enter", "tab", "a", "escape", "D"):
            await hands.press(key)
            assert "\x1b" not in hands.text
            assert "\u202e" not in hands.text
            assert "[bold red]x[/]" in hands.text


async def test_a_hostile_name_is_confirmed_by_the_id(desk: Desk, opened: Opening) -> None:
    row = server(desk, "blog")
    desk.do("server/label_set", SUBID=row["SUBID"], label=HOSTILE)
    async with opened(desk) as hands:
        await hands.command(f"server destroy {row['SUBID']}")
        assert f"Type the name to confirm: {row['SUBID']}" in hands.text


async def test_a_filter_by_name_waits_for_the_names(desk: Desk, opened: Opening) -> None:
    desk.line.held["regions/list"] = asyncio.Event()
    console = Console(desk.account(), start=GoTo(Place("server", filter="region:ewr")))
    async with opened(desk, console) as hands:
        assert "Looking up locations…" in hands.text
        assert "Nothing matches" not in hands.text
        desk.line.held["regions/list"].set()
        await hands.wait()
        assert "Servers  7 of 25" in hands.text
        await hands.press("slash")
        await hands.type(" nope")
        assert "Nothing matches the filter." in hands.text
