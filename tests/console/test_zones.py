"""Zones in the console: beside their records, edited, imported and exported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.events import AppBlur, AppFocus

from tests.console.conftest import LARGE, MEDIUM, SMALL, Opening
from tests.console.desk import Desk, Hands
from tests.console.test_screens import Compare, Steps, compared
from vultr_tui.console.dialogs.steps import Preview, Watch
from vultr_tui.console.forms.form import Form
from vultr_tui.console.panes.incell import CellEntry
from vultr_tui.console.places import Place
from vultr_tui.console.screens.main import MainScreen
from vultr_tui.grammar.zonefile import read

FILE = """
@ NS ns1.vultr.com.
@ NS ns2.vultr.com.
@ MX 5 mail.example.net.
@ A 192.0.2.7
spf TXT "v=spf1 -all"
"""


def records(desk: Desk, zone: str) -> set[tuple[str, str, str]]:
    found = desk.read("dns/records", domain=zone)
    assert isinstance(found, list)
    return {(row["type"], row["name"], row["data"]) for row in found}


async def zone(hands: Hands, name: str) -> None:
    await hands.command("dns")
    hands.table.move_to(name)
    await hands.wait()


async def records_of(hands: Hands, name: str) -> None:
    await zone(hands, name)
    await hands.press("enter")


async def on_record(hands: Hands, kind: str, name: str) -> None:
    rows = hands.pane.known.rows
    row = next(row for row in rows if (row["type"], row["name"]) == (kind, name))
    hands.table.move_to(hands.pane.resource.id_of(row))
    await hands.wait()


def imported(tmp_path: Path, text: str) -> str:
    path = tmp_path / "new.zone"
    path.write_text(text)
    return f"import {path}"


async def test_a_wide_screen_has_the_zones_beside_the_records(desk: Desk, opened: Opening) -> None:
    async with opened(desk, size=LARGE) as hands:
        await zone(hands, "example.net")
        await hands.elapse(1)
        rows = hands.console.main.detail.rows
        assert rows is not None
        assert rows.place == Place("dns_record", "example.net")
        assert hands.console.focused is hands.table
        await hands.press("enter")
        assert hands.console.focused is rows.table
        await hands.press("escape")
        assert hands.console.main.detail.rows is None or not hands.console.main.detail.display


async def test_at_120_columns_too_and_enter_goes_on_to_the_record(desk: Desk, opened: Opening) -> None:
    async with opened(desk, size=MEDIUM) as hands:
        await zone(hands, "example.net")
        await hands.press("enter")
        assert "DNS zones" in hands.text
        assert "example.net: Records" in hands.text
        rows = hands.console.main.detail.rows
        assert rows is not None
        await hands.press("j", "enter")
        assert hands.pane.place == Place("dns_record", "example.net")
        assert hands.console.main.detail.display
        await hands.press("escape", "escape")
        assert hands.pane.place == Place("dns")
        assert hands.table.cursor_id == "example.net"


async def test_a_cell_is_edited_where_it_stands(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await records_of(hands, "example.com")
        await on_record(hands, "A", "mail")
        await hands.press("E")
        await hands.type("2")
        await hands.press("tab", *["backspace"] * 7)
        assert "Give an IPv4 address" in hands.lines()[1]
        await hands.press("enter")
        assert desk.sent("dns/update_record") == 0
        await hands.type(".0.7")
        assert "Give an IPv4 address" not in hands.text
        await hands.press("enter")
        assert desk.sent("dns/update_record") == 1
        assert ("A", "mail2", "203.0.0.7") in records(desk, "example.com")
        assert hands.console.focused is hands.table
        await hands.press("u")
        assert ("A", "mail", "203.0.113.19") in records(desk, "example.com")


async def test_a_text_is_typed_into_its_cell_without_quotes_and_escape_sends_nothing(
    desk: Desk, opened: Opening
) -> None:
    async with opened(desk) as hands:
        await records_of(hands, "example.com")
        await on_record(hands, "TXT", "")
        await hands.press("E", "tab", *["backspace"] * 4)
        await hands.type("~all")
        await hands.press("escape")
        assert desk.sent("dns/update_record") == 0
        assert isinstance(hands.console.screen, MainScreen)
        await hands.press("E", "tab", *["backspace"] * 4)
        await hands.type("~all")
        await hands.press("enter")
        assert ("TXT", "", '"v=spf1 mx ~all"') in records(desk, "example.com")


async def test_a_look_at_another_window_leaves_what_was_typed(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await records_of(hands, "example.com")
        await on_record(hands, "A", "mail")
        await hands.press("E")
        await hands.type("2")
        hands.console.post_message(AppBlur())
        await hands.wait()
        hands.console.post_message(AppFocus())
        await hands.wait()
        await hands.press("enter")
        assert ("A", "mail2", "203.0.113.19") in records(desk, "example.com")


async def test_only_a_record_with_a_priority_has_a_cell_for_it(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await records_of(hands, "example.com")
        for kind, name, columns in (
            ("A", "mail", ["name", "data", "ttl"]),
            ("MX", "", ["name", "data", "priority", "ttl"]),
        ):
            await on_record(hands, kind, name)
            await hands.press("E")
            entry = hands.console.screen.query_one(CellEntry)
            seen = []
            for _ in columns:
                seen.append(entry.column)
                await hands.press("tab")
            assert seen == columns
            assert entry.column == "name"
            await hands.press("escape")


async def test_a_cell_is_not_edited_in_a_read_only_account(desk: Desk, opened: Opening) -> None:
    async with opened(desk, desk.console(read_only=True)) as hands:
        await records_of(hands, "example.com")
        await on_record(hands, "A", "mail")
        await hands.press("E")
        await hands.type("2")
        await hands.press("enter")
        assert "read-only" in hands.text
        assert ("A", "mail", "203.0.113.19") in records(desk, "example.com")


async def test_where_nothing_can_be_set_in_its_cell_that_is_said(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.command("regions")
        await hands.press("E")
        assert "No column of Locations can be set" in hands.text
        assert not hands.console.screen.query(CellEntry)


async def test_a_text_is_edited_without_its_quotes_and_sent_with_them(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await zone(hands, "example.com")
        await hands.press("enter")
        await on_record(hands, "TXT", "")
        await hands.press("e")
        form = hands.console.screen
        assert isinstance(form, Form)
        assert form.controls["data"].text == "v=spf1 mx -all"
        form.controls["data"].focus()
        await hands.press(*["backspace"] * 4)
        await hands.type("~all")
        await hands.press("ctrl+s")
        assert ("TXT", "", '"v=spf1 mx ~all"') in records(desk, "example.com")
        await hands.press("u")
        assert ("TXT", "", '"v=spf1 mx -all"') in records(desk, "example.com")


async def test_a_priority_is_shown_and_asked_for_only_where_there_is_one(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await zone(hands, "example.com")
        await hands.press("enter")
        shown = {row["type"]: hands.table.cells_of(str(row["RECORDID"]))[3].text for row in hands.pane.known.rows}
        assert shown["A"] == "-"
        assert shown["MX"].isdecimal()
        for kind, name, asks in (("A", "web-1", False), ("MX", "", True)):
            await on_record(hands, kind, name)
            await hands.press("e")
            form = hands.console.screen
            assert isinstance(form, Form)
            assert all(part.display for part in form.controls["priority"].ancestors_with_self) == asks
            await hands.press("escape")


async def test_the_start_of_authority_is_edited_from_what_it_is(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await zone(hands, "example.org")
        await hands.press("e")
        form = hands.console.screen
        assert isinstance(form, Form)
        assert form.controls["email"].text == "dnsadm@vultr.com"
        form.controls["email"].focus()
        await hands.press(*["backspace"] * 16)
        await hands.type("me@example.org")
        await hands.press("ctrl+s")
        assert desk.read("dns/soa_info", domain="example.org") == {
            "nsprimary": "ns1.vultr.com",
            "email": "me@example.org",
        }


async def test_the_records_for_the_registrar_are_copied(desk: Desk, opened: Opening) -> None:
    async with opened(desk, size=LARGE) as hands:
        await zone(hands, "example.com")
        await hands.press("enter", "tab", "tab")
        detail = hands.console.main.detail
        detail.action_turn(2)
        await hands.wait()
        lines = desk.read("dns/dnssec_info", domain="example.com")
        assert isinstance(lines, list)
        await hands.press("y")
        await hands.type("line 2")
        await hands.press("enter")
        assert hands.console.clipboard == lines[1]


async def test_a_zone_is_signed_and_its_records_for_the_registrar_appear(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await zone(hands, "example.org")
        await hands.press("d", "right", "right")
        assert "This zone is not signed" in hands.text
        await hands.press("a")
        await hands.type("dnssec")
        await hands.press("enter")
        form = hands.console.screen
        assert isinstance(form, Form)
        assert "DNSSEC" in hands.text
        await hands.type("yes")
        await hands.press("enter", "ctrl+s", "r")
        assert desk.read("dns/dnssec_info", domain="example.org")
        assert "example.org IN DS" in hands.text


async def test_what_a_file_changes_is_shown_counted_and_done(desk: Desk, opened: Opening, tmp_path: Path) -> None:
    before = records(desk, "example.org")
    async with opened(desk) as hands:
        await zone(hands, "example.org")
        await hands.command(imported(tmp_path, FILE))
        preview = hands.console.screen
        assert isinstance(preview, Preview)
        assert "1 added, 2 changed, 2 deleted" in hands.text
        assert records(desk, "example.org") == before
        await hands.read_it()
        await hands.type("4")
        await hands.press("enter")
        assert hands.console.screen is preview
        assert "That is something else. Type how many they are to confirm: 5" in hands.text
        await hands.press("backspace")
        assert "That is something else" not in hands.text
        await hands.press("5", "enter")
        assert isinstance(hands.console.screen, Watch)
        assert "5 of 5 done" in hands.text
        await hands.press("escape")
        assert isinstance(hands.console.screen, MainScreen)
    assert records(desk, "example.org") == {
        (record.kind, record.name, record.data) for record in read(FILE, "example.org").records
    }


async def test_an_import_is_one_operation_that_can_be_looked_at_again(
    desk: Desk, opened: Opening, tmp_path: Path
) -> None:
    async with opened(desk) as hands:
        await zone(hands, "example.org")
        await hands.command(imported(tmp_path, FILE))
        await hands.read_it()
        desk.line.answers["dns/delete_record"] = (412, "Unable to delete: busy")
        await hands.press("5", "enter", "escape", "O")
        (line,) = [line for line in hands.lines() if "Import into example.org" in line and "done" in line][:1]
        assert "✖ 3 of 5 done" in line
        await hands.press("enter")
        assert isinstance(hands.console.screen, Watch)
        assert "Unable to delete: busy" in hands.text
        del desk.line.answers["dns/delete_record"]
        await hands.press("r")
        assert "● 5 of 5 done" in hands.text
    assert desk.sent("dns/create_record") == 1
    assert desk.sent("dns/delete_record") == 4


async def test_steps_of_a_preview_can_be_left_out(desk: Desk, opened: Opening, tmp_path: Path) -> None:
    async with opened(desk) as hands:
        await zone(hands, "example.org")
        await hands.command(imported(tmp_path, FILE))
        preview = hands.console.screen
        assert isinstance(preview, Preview)
        await hands.press(*["down"] * 4, "minus")
        assert {step.sign for step in preview.wanted} == {"+", "~"}
        await hands.press("up", "up", "space")
        assert len(preview.wanted) == 2
        await hands.read_it()
        await hands.press("2", "enter")
        assert "2 of 2 done" in hands.text
    assert ("CNAME", "www", "example.org") in records(desk, "example.org")


async def test_nobody_imports_into_a_read_only_account(desk: Desk, opened: Opening, tmp_path: Path) -> None:
    async with opened(desk, desk.console(read_only=True)) as hands:
        await zone(hands, "example.org")
        await hands.command(imported(tmp_path, FILE))
        preview = hands.console.screen
        assert isinstance(preview, Preview)
        assert "read-only" in hands.text
        await hands.read_it()
        await hands.press("5", "enter")
        assert hands.console.screen is preview


async def test_a_file_that_is_no_zone_is_told_with_its_line(desk: Desk, opened: Opening, tmp_path: Path) -> None:
    async with opened(desk) as hands:
        await zone(hands, "example.org")
        await hands.command(imported(tmp_path, "www A 192.0.2.1\nwww A nowhere\n"))
        assert isinstance(hands.console.screen, MainScreen)
        assert "near line:" in hands.text


async def test_what_is_exported_changes_nothing_when_imported(desk: Desk, opened: Opening, tmp_path: Path) -> None:
    path = tmp_path / "out.zone"
    async with opened(desk) as hands:
        await zone(hands, "example.com")
        await hands.command(f"export {path}")
        assert "Exported 19 records" in hands.text
        await hands.command(f"import {path}")
        assert "nothing to do" in hands.text
        written = path.read_text()
        await hands.command(f"export {path}")
        assert "There is a file of that name" in hands.text
    assert path.read_text() == written


@pytest.mark.parametrize("word", ["import", "export"])
async def test_the_home_of_nobody_is_no_folder(desk: Desk, opened: Opening, word: str) -> None:
    async with opened(desk) as hands:
        await zone(hands, "example.com")
        await hands.command(f"{word} ~nobody-of-that-name/x.zone")
        assert "~nobody-of-that-name/x.zone: There is no such f" in " ".join(hands.text.split())


async def test_half_a_zone_is_not_exported(opened: Opening, tmp_path: Path) -> None:
    desk = Desk(tmp_path, version="v2")
    row = {"id": "1", "type": "A", "name": "", "data": "192.0.2.1", "priority": -1, "ttl": 300}
    body = {"records": [row], "meta": {"total": 9, "links": {"next": "", "prev": ""}}}
    desk.line.answers["/v2/domains/example.com/records"] = (200, json.dumps(body))
    async with opened(desk) as hands:
        await zone(hands, "example.com")
        await hands.command(f"export {tmp_path / 'half.zone'}")
        assert "did not list the whole zone" in " ".join(hands.text.split())
    assert not (tmp_path / "half.zone").exists()


async def _in_its_cell(hands: Hands) -> None:
    await records_of(hands, "example.com")
    pane = hands.console.main.current
    row = next(row for row in pane.known.rows if row["type"] == "MX")
    pane.table.move_to(pane.resource.id_of(row))
    await hands.press("E", "tab")
    await hands.type("..")


async def _start_of_authority(hands: Hands) -> None:
    await zone(hands, "example.org")
    await hands.press("e")


async def _a_new_record(hands: Hands) -> None:
    await records_of(hands, "example.com")
    await hands.press("c")


async def _keys_of_the_zone(hands: Hands) -> None:
    await zone(hands, "example.com")
    await hands.press("d", "right", "right")


LOOKS: dict[str, Steps] = {
    "cell": _in_its_cell,
    "soa": _start_of_authority,
    "record": _a_new_record,
    "dnssec": _keys_of_the_zone,
}
sizes = pytest.mark.parametrize("size", [SMALL, MEDIUM, LARGE], ids=["80x24", "120x40", "200x50"])


@sizes
@pytest.mark.parametrize("steps", LOOKS.values(), ids=LOOKS)
def test_looks(snap_compare: Compare, desk: Desk, size: tuple[int, int], steps: Steps) -> None:
    assert compared(snap_compare, desk, size, steps)


@sizes
@pytest.mark.parametrize("state", ["preview", "done", "failed"])
def test_an_import_looks(snap_compare: Compare, desk: Desk, size: tuple[int, int], tmp_path: Path, state: str) -> None:
    async def steps(hands: Hands) -> None:
        if state == "failed":
            desk.line.answers["dns/delete_record"] = (412, "Unable to delete: busy")
        await zone(hands, "example.org")
        await hands.command(imported(tmp_path, FILE))
        if state != "preview":
            await hands.read_it()
            await hands.type("5")
            await hands.press("enter")

    assert compared(snap_compare, desk, size, steps)
