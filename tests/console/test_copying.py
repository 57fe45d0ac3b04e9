"""What of a row can be copied, and how it comes to the clipboard."""

from __future__ import annotations

import json
from base64 import b64decode

from tests.console.conftest import MEDIUM, Opening
from tests.console.desk import Desk, Hands
from tests.console.home import TWO, Home
from tests.console.test_screens import Compare, both_sizes, compared
from vultr_tui.console import terminal
from vultr_tui.console.widgets.lines import Lines


async def test_everything_about_a_row_can_be_copied(desk: Desk, opened: Opening) -> None:
    async with opened(desk, Home(desk, TWO).console(), size=MEDIUM) as hands:
        await hands.command("go blog")
        row = hands.pane.row
        assert row
        for typed, expected in (
            ("id", str(row["SUBID"])),
            ("ssh", f"ssh -l root -- {row['main_ip']}"),
            ("main ip", str(row["main_ip"])),
            ("field location", str(row["location"])),
            ("command", "vultr-tui server list"),
            ("curl", 'curl -H "API-Key: $VULTR_API_KEY" http://localhost/v1/server/list'),
        ):
            await hands.press("y")
            await hands.type(typed)
            await hands.press("enter")
            assert hands.console.clipboard == expected
        await hands.press("y")
        await hands.type("json")
        await hands.press("enter")
        copied = json.loads(hands.console.clipboard)
        assert copied["label"] == "blog"
        assert not {"default_password", "kvm_url"} & copied.keys()


async def test_quantities_are_copied_as_the_table_shows_them(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.command("go analytics")
        for typed, expected in (("field ram", "8 GB"), ("field $/mo", "60.00"), ("field system", "CentOS 7 x64")):
            await hands.press("y")
            await hands.type(typed)
            assert expected in hands.text
            await hands.press("enter")
            assert hands.console.clipboard == expected


async def test_what_is_longer_than_a_line_is_shown_in_two_with_a_sign_where_that_is_not_all(
    desk: Desk, opened: Opening
) -> None:
    async with opened(desk) as hands:
        await hands.command("go analytics")
        await hands.press("y", *["down"] * 6)
        explained = hands.console.screen.query_one(Lines)
        assert explained.size.height == 2
        assert explained.text.replace("\n", "").endswith(str(hands.pane.row and hands.pane.row["SUBID"]))
        await hands.press("down")
        assert explained.text.startswith('{ "SUBID":')
        assert explained.text.endswith("…")


async def test_without_a_name_to_log_in_by_the_rest_can_be_copied(desk: Desk, opened: Opening) -> None:
    async with opened(desk, Home(desk, TWO.replace("colour", 'ssh_user = "-x"\ncolour')).console()) as hands:
        await hands.command("go blog")
        await hands.press("y")
        assert "ssh line" not in hands.text
        await hands.press("enter")
        row = hands.pane.row
        assert row
        assert hands.console.clipboard == str(row["SUBID"])
        await hands.press("s")
        assert "is no name of a user" in hands.text


def test_a_copy_goes_through_a_multiplexer() -> None:
    through_tmux = terminal.wrapped_copy("web ☃", {"TMUX": "/run/tmux/default,1,0"})
    assert through_tmux.startswith("\x1bPtmux;\x1b\x1b]52;c;")
    assert through_tmux.endswith("\x07\x1b\\")
    assert b64decode(through_tmux.partition(";c;")[2].partition("\x07")[0]).decode() == "web ☃"
    assert terminal.wrapped_copy("x", {"STY": "1.tty"}).startswith("\x1bP\x1b]52;c;")
    assert terminal.wrapped_copy("x", {}) == ""


@both_sizes
def test_the_copy_menu(snap_compare: Compare, desk: Desk, size: tuple[int, int]) -> None:
    async def steps(hands: Hands) -> None:
        await hands.press("y")

    assert compared(snap_compare, desk, size, steps)
