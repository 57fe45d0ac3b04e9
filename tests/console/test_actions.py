"""What is done to rows: asked for, confirmed as it must be, performed, told, and taken back."""

from __future__ import annotations

import asyncio
from typing import Any

from tests.console.conftest import SMALL, Opening
from tests.console.desk import Desk, Hands
from vultr_tui.console.app import Console
from vultr_tui.console.dialogs.confirm import Confirm
from vultr_tui.console.dialogs.menu import Menu
from vultr_tui.console.dialogs.progress import Progress
from vultr_tui.console.dialogs.typed import Typed
from vultr_tui.console.forms.form import Form
from vultr_tui.console.screens.main import MainScreen
from vultr_tui.console.screens.report import Report
from vultr_tui.console.widgets.lines import Lines


def server(desk: Desk, label: str) -> dict[str, Any]:
    servers = desk.read("server/list")
    assert isinstance(servers, dict)
    return next(row for row in servers.values() if row["label"] == label)


async def on_server(hands: Hands, label: str) -> None:
    """Put the cursor on a server."""
    await hands.command(f"go {label}")
    assert hands.pane.row is not None
    assert hands.pane.row["label"] == label


async def rename(hands: Hands, old: str, new: str) -> None:
    await on_server(hands, old)
    await hands.press("e", *["backspace"] * len(old))
    await hands.type(new)
    await hands.press("ctrl+s")


async def test_a_label_is_set_at_once_and_taken_back(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await rename(hands, "blog", "diary")
        assert server(desk, "diary")
        assert "diary" in hands.column()
        assert "u takes it back" in hands.text
        await hands.press("u")
        assert server(desk, "blog")
        assert "blog" in hands.column()


async def test_a_menu_says_whole_why_something_cannot_be_done(desk: Desk, opened: Opening) -> None:
    async with opened(desk, size=SMALL) as hands:
        await on_server(hands, "analytics")
        await hands.press("a")
        assert "backup set schedule      It has no automatic backups." in hands.text
        await hands.type("backup set")
        assert hands.console.screen.query_one(Lines).text == "It has no automatic backups."


async def test_a_reason_that_takes_two_lines_is_read_whole(desk: Desk, opened: Opening) -> None:
    account = desk.account(protect=("ana*", "tag:batch"), read_only=True)
    async with opened(desk, Console(account), size=SMALL) as hands:
        await on_server(hands, "analytics")
        await hands.press("a")
        explained = hands.console.screen.query_one(Lines)
        assert explained.text.replace("\n", " ") == (
            "Changes are off (read-only). analytics is protected by 'ana*' in the profile."
        )
        assert " profile. " in hands.text


async def test_a_reboot_is_not_done_by_the_key_that_asked(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await on_server(hands, "blog")
        await hands.press("a")
        await hands.type("reboot")
        await hands.press("enter")
        assert isinstance(hands.console.screen, Confirm)
        await hands.read_it()
        await hands.press("enter")
        assert isinstance(hands.console.screen, MainScreen)
        assert desk.sent("server/reboot") == 0


async def test_typing_ahead_confirms_nothing(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await on_server(hands, "blog")
        await hands.command("server reboot blog")
        await hands.press("y")
        assert isinstance(hands.console.screen, Confirm)
        assert desk.sent("server/reboot") == 0
        await hands.read_it()
        await hands.press("y")
        assert isinstance(hands.console.screen, MainScreen)
        assert desk.sent("server/reboot") == 1
        assert "server reboot blog: done." in hands.text


async def test_a_question_says_what_will_happen_and_the_request(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.command("server halt blog")
        row = server(desk, "blog")
        assert f"blog ({row['main_ip']})" in hands.text
        assert "POST /v1/server/halt" in hands.text
        assert f"SUBID={row['SUBID']}" in hands.text


async def test_tab_and_enter_confirm_too(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.command("server halt blog")
        await hands.read_it()
        await hands.press("tab", "enter")
        assert desk.sent("server/halt") == 1


async def test_destroying_takes_the_name(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await on_server(hands, "blog")
        await hands.press("D")
        assert isinstance(hands.console.screen, Typed)
        await hands.read_it()
        await hands.type("blogs")
        await hands.press("enter")
        assert isinstance(hands.console.screen, Typed)
        assert "That is something else. Type the name to confirm: blog" in hands.text
        assert desk.sent("server/destroy") == 0
        await hands.press("backspace")
        assert "That is something else" not in hands.text
        await hands.press("enter")
        assert desk.sent("server/destroy") == 1


async def test_the_right_name_is_not_called_wrong_while_it_is_looked_up_what_depends(
    desk: Desk, opened: Opening
) -> None:
    desk.line.held["dns/records"] = asyncio.Event()
    async with opened(desk) as hands:
        await hands.command("dns delete_domain example.com")
        await hands.read_it()
        await hands.type("example.com")
        await hands.press("enter")
        assert "Looking up what depends on it" in hands.text
        assert "That is something else" not in hands.text
        desk.line.held["dns/records"].set()
        await hands.wait()
        await hands.press("enter")
        assert desk.sent("dns/delete_domain") == 1


async def test_escape_destroys_nothing(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await on_server(hands, "blog")
        await hands.press("D")
        await hands.read_it()
        await hands.type("blog")
        await hands.press("escape")
        assert isinstance(hands.console.screen, MainScreen)
        assert desk.sent("server/destroy") == 0


async def test_a_zone_is_shown_with_what_goes_down_with_it(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.command("dns delete_domain example.com")
        assert isinstance(hands.console.screen, Typed)
        assert "- Records:" in hands.text


async def test_several_take_their_number_and_each_has_a_result(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.command("servers web- status:running")
        count = len(hands.table.ids)
        assert count > 2
        await hands.press("asterisk", "a")
        await hands.type("halt")
        await hands.press("enter")
        assert isinstance(hands.console.screen, Typed)
        await hands.read_it()
        await hands.type(str(count + 1))
        await hands.press("enter")
        assert desk.sent("server/halt") == 0
        await hands.press(*["backspace"] * len(str(count + 1)))
        await hands.type(str(count))
        await hands.press("enter")
        assert isinstance(hands.console.screen, Progress)
        assert hands.text.count("● done") == count
        assert desk.sent("server/halt") == count
        await hands.press("escape")
        assert not hands.table.marks


async def test_what_cannot_be_done_says_why(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await on_server(hands, "old-mail")
        await hands.press("a")
        await hands.type("halt")
        assert "already" in hands.text
        await hands.press("enter")
        assert isinstance(hands.console.screen, Menu)


async def test_the_menu_has_everyday_things_first_and_their_keys(desk: Desk, opened: Opening) -> None:
    async with opened(desk, Console(desk.account(), keymap={"row.edit": "n"})) as hands:
        await on_server(hands, "blog")
        await hands.press("a")
        menu = hands.console.screen
        assert isinstance(menu, Menu)
        values = list(menu.choices)
        assert values.index("server.reboot") < values.index("server.destroy")
        assert menu.choices["server.label_set"].note == "n"
        assert menu.choices["server.reboot"].note == "disrupts"
        assert menu.choices["server.destroy"].note == "destroys  D"


async def test_a_read_only_console_changes_nothing(desk: Desk, opened: Opening) -> None:
    async with opened(desk, desk.console(read_only=True)) as hands:
        assert "read-only" in hands.lines()[0]
        await hands.press("e")
        assert isinstance(hands.console.screen, MainScreen)
        assert "server label set analytics: Changes are off (read-only)." in hands.text


async def test_a_protected_row_cannot_be_destroyed(desk: Desk, opened: Opening) -> None:
    async with opened(desk, desk.console(protect=("db-*",))) as hands:
        await on_server(hands, "db-1")
        await hands.press("D")
        assert isinstance(hands.console.screen, MainScreen)
        assert "protected" in hands.text


async def test_the_palette_leads_to_a_form_that_creates_a_record(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.command("dns")
        hands.table.move_to("example.com")
        await hands.press("enter", "ctrl+p")
        await hands.type("create record")
        await hands.press("enter")
        assert isinstance(hands.console.screen, Form)
        await hands.type("shop2")
        await hands.press("enter")
        await hands.type("aaaa")
        await hands.press("enter", "tab")
        await hands.type("203.0.113.9")
        assert "IPv6" in hands.text
        await hands.press(*["backspace"] * len("203.0.113.9"))
        await hands.type("2001:db8::9")
        for words in ("vultr-tui --demo dns create_record domain=example.com name=shop2", "type=AAAA data=2001:db8::9"):
            assert words in hands.text
        await hands.press("ctrl+s")
        assert isinstance(hands.console.screen, MainScreen)
        records = desk.read("dns/records", domain="example.com")
        assert isinstance(records, list)
        assert ("shop2", "AAAA", "2001:db8::9") in {(r["name"], r["type"], r["data"]) for r in records}
        assert "shop2" in hands.column(1)
        await hands.press("u")
        assert "shop2" not in hands.column(1)


async def test_a_form_is_not_sent_while_something_is_missing(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.press("c")
        assert isinstance(hands.console.screen, Form)
        await hands.press("ctrl+s")
        assert isinstance(hands.console.screen, Form)
        assert "missing" in hands.text


async def test_creating_a_server_shows_the_money(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.command("server create DCID=1 VPSPLANID=201 OSID=167 label=new")
        assert isinstance(hands.console.screen, Confirm)
        assert "Costs $5.00 a month" in hands.text
        await hands.read_it()
        await hands.press("y")
        assert server(desk, "new")["status"] == "pending"
        assert "new" in hands.column()


async def test_a_refusal_of_the_service_is_told_and_remembered(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        desk.line.answers["server/label_set"] = (412, "Unable to set the label: no")
        await rename(hands, "blog", "diary")
        assert "Unable to set the label: no" in hands.text
        assert "! 1 error" in hands.lines()[-1]
        await hands.press("exclamation_mark")
        assert isinstance(hands.console.screen, Report)
        assert "server label set blog" in hands.text
        await hands.press("escape")
        assert "! 1 error" not in hands.lines()[-1]


async def test_the_journal_tells_what_was_done(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await rename(hands, "blog", "diary")
        await hands.press("J")
        assert "server label set blog" in hands.text
        assert "label=diary" in hands.text


async def test_copying_by_way_of_the_terminal(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await on_server(hands, "blog")
        await hands.press("y")
        await hands.type("main ip")
        await hands.press("enter")
        assert hands.console.clipboard == server(desk, "blog")["main_ip"]
        await hands.press("y")
        await hands.type("JSON")
        await hands.press("enter")
        assert '"label": "blog"' in hands.console.clipboard
        assert "default_password" not in hands.console.clipboard


async def test_the_related_menu_tells_of_a_row_what_does_not_stand_beside_it(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await on_server(hands, "analytics")
        await hands.press("o")
        menu = hands.console.screen
        assert isinstance(menu, Menu)
        assert menu.query_one(Lines).text == "● offered  2 CPUs  115"
        assert menu.choices[menu.under_cursor].hint == "Plans"


async def test_related_rows_are_one_step_away(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await on_server(hands, "blog")
        await hands.press("o")
        await hands.type("location")
        await hands.press("enter")
        assert hands.pane.place.resource in {"region", "server"}


async def test_help_lists_the_keys_as_they_are_bound(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.press("question_mark")
        assert "all that can be done to the row" in hands.text


async def test_a_key_can_be_changed(desk: Desk, opened: Opening) -> None:
    console = desk.console()
    console.keymap = {"row.actions": "x"}
    async with opened(desk, console) as hands:
        await hands.press("a")
        assert isinstance(hands.console.screen, MainScreen)
        await hands.press("x")
        assert isinstance(hands.console.screen, Menu)


async def test_a_row_can_be_given_to_what_is_done_to_another(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.command("snapshot")
        assert hands.pane.row is not None
        snapshot = str(hands.pane.row["SNAPSHOTID"])
        await hands.press("a")
        await hands.type("restore")
        await hands.press("enter")
        assert isinstance(hands.console.screen, Form)
        await hands.type("blog")
        await hands.press("enter", "ctrl+s")
        assert isinstance(hands.console.screen, Typed)
        assert f"SNAPSHOTID={snapshot}" in hands.text
        assert "POST /v1/server/restore_snapshot" in hands.text


async def test_a_part_of_a_row_is_acted_upon_in_its_details(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.command(f"go {server(desk, 'mail')['main_ip']}")
        await hands.press("enter", "right", "down")
        rows = hands.console.main.detail.rows
        assert rows is not None
        assert rows.row is not None
        await hands.press("D")
        assert isinstance(hands.console.screen, Typed)
        assert f"SUBID={server(desk, 'mail')['SUBID']} ip={rows.row['ip']}" in hands.text


async def test_what_is_meant_is_frozen_when_the_menu_opens(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await on_server(hands, "blog")
        await hands.press("a")
        hands.table.move_to(hands.table.ids[0])
        await hands.type("reboot")
        await hands.press("enter")
        assert "server reboot blog" in hands.text


async def test_data_for_the_service_is_encoded(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.command("server set_user_data blog")
        assert isinstance(hands.console.screen, Form)
        await hands.type("echo hello")
        await hands.press("ctrl+s")
        sent = desk.read("server/get_user_data", SUBID=server(desk, "blog")["SUBID"])
        assert sent == {"userdata": "ZWNobyBoZWxsbw=="}
        assert "ZWNobyBoZWxsbw" not in hands.text


async def test_a_name_that_several_have_is_chosen_from(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.command("go mail")
        assert isinstance(hands.console.screen, Menu)
        await hands.type("reservedip")
        await hands.press("enter")
        assert hands.pane.place.resource == "reservedip"


async def test_parts_in_the_details_are_refreshed_after_a_change(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await on_server(hands, "blog")
        await hands.press("enter", "right")
        rows = hands.console.main.detail.rows
        assert rows is not None
        before = set(rows.table.ids)
        await hands.press("c")
        await hands.type(" ")
        await hands.press("ctrl+s")
        assert isinstance(hands.console.screen, Confirm)
        await hands.read_it()
        await hands.press("y")
        assert len(set(rows.table.ids) - before) == 1
