"""What is typed in one go arrives in its order, and where it would have arrived one key at a time."""

from __future__ import annotations

import asyncio

import pytest

from tests.console.conftest import MEDIUM, Opening
from tests.console.desk import Desk, Hands, pressed
from vultr_tui.console import typeahead

RETURN = "\r"


async def burst(hands: Hands, typed: str) -> None:
    """Type faster than anything can answer."""
    for character in typed:
        hands.console.post_message(pressed("enter" if character == RETURN else character))
    await hands.wait()


async def test_a_command_typed_in_one_go_is_no_keys_of_the_table(desk: Desk, opened: Opening) -> None:
    async with opened(desk, size=MEDIUM) as hands:
        await burst(hands, ":servers region:ewr\r")
        assert hands.pane.place.filter == "region:ewr"
        assert hands.console.screen is hands.console.main


async def test_a_filter_and_what_follows_it(desk: Desk, opened: Opening) -> None:
    async with opened(desk, size=MEDIUM) as hands:
        await burst(hands, "/label:db\rj")
        assert hands.pane.place.filter == "label:db"
        assert hands.column() == ["db-1", "db-2"]
        assert hands.pane.row
        assert hands.pane.row["label"] == "db-2"


async def test_keys_go_on_where_the_place_of_one_is_gone(desk: Desk, opened: Opening) -> None:
    async with opened(desk, size=MEDIUM) as hands:
        await burst(hands, "?q?qjj")
        assert hands.console.screen is hands.console.main


async def test_a_key_whose_end_is_never_told_holds_up_the_next_for_a_moment_only(
    desk: Desk, opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typeahead, "LOOK", 0.001)
    async with opened(desk, size=MEDIUM) as hands:
        monkeypatch.setattr(type(hands.console), "on_passed", lambda *_: None)
        await burst(hands, "jj")
        async with asyncio.timeout(30):
            while hands.table.cursor_id != hands.table.ids[2]:
                await hands.wait()


async def test_a_text_typed_in_one_go_is_painted_in_one_go(
    desk: Desk, opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typeahead, "HELD", 60)
    painted: list[str] = []
    async with opened(desk) as hands:
        await hands.press("colon")
        monkeypatch.setattr(hands.console, "post_display_hook", lambda: painted.append(hands.lines()[-1].rstrip()))
        await burst(hands, "server reboot web-1")
        assert "server reboot web-1" in painted[-1]
        assert len(set(painted)) <= 3


async def test_a_text_that_never_ends_is_painted_all_the_same(
    desk: Desk, opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typeahead, "HELD", 0)
    painted: list[str] = []
    async with opened(desk) as hands:
        await hands.press("colon")
        monkeypatch.setattr(hands.console, "post_display_hook", lambda: painted.append(hands.lines()[-1].rstrip()))
        await burst(hands, "server reboot web-1" * 6)
        assert len(set(painted)) > 3
