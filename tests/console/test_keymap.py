"""Keys of the user's own, and the help that shows them."""

from __future__ import annotations

import pytest

from tests.console.conftest import MEDIUM, Opening
from tests.console.desk import Desk, Hands
from tests.console.home import TWO, Home
from tests.console.test_screens import Compare, both_sizes, compared
from vultr_tui.console.keymap import check_keys
from vultr_tui.console.widgets.lines import Lines
from vultr_tui.settings import SettingsError


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ('[keys]\n"row.actions" = "x"\n"row.actoins" = "z"\n', "line 3: no action is called 'row.actoins'"),
        ('[keys]\n"row.actions" = "c"\n', "line 2: c is the key of pane.create already"),
        ('[keys]\n"table.mark" = "slash"\n', "line 2: slash is the key of pane.filter already"),
        ('[keys]\n"matrix.other" = "r"\n', "line 2: r is the key of overview.refresh already"),
    ],
)
def test_keys_that_cannot_be_are_told_with_their_line(desk: Desk, text: str, about: str) -> None:
    with pytest.raises(SettingsError) as caught:
        check_keys(Home(desk, text).profiles.settings())
    assert about in caught.value.message


def test_keys_of_every_screen_can_be_set(desk: Desk) -> None:
    text = '[keys]\n"app.stop" = "ctrl+y"\n"matrix.other" = "x"\n"overview.refresh" = "R"\n'
    check_keys(Home(desk, text).profiles.settings())


def test_keys_can_be_exchanged(desk: Desk) -> None:
    check_keys(Home(desk, '[keys]\n"row.actions" = "c"\n"pane.create" = "a"\n').profiles.settings())


async def help_of(hands: Hands) -> str:
    await hands.press("question_mark")
    text = hands.console.screen.query_one(Lines).text
    await hands.press("escape")
    return text


async def test_the_help_is_about_the_view(desk: Desk, opened: Opening) -> None:
    async with opened(desk, Home(desk, TWO).console(), size=MEDIUM) as hands:
        servers = await help_of(hands)
        assert "Servers: behind a" in servers
        assert "reinstall" in servers
        assert "Filters know: SUBID" in servers
        await hands.command("dns-zones")
        zones = await help_of(hands)
        assert "DNS zones: behind a" in zones
        assert "reinstall" not in zones
        await hands.press("J", "question_mark")
        assert "row.actions" not in hands.text


@both_sizes
def test_the_help(snap_compare: Compare, desk: Desk, size: tuple[int, int]) -> None:
    async def steps(hands: Hands) -> None:
        await hands.press("question_mark")

    assert compared(snap_compare, desk, size, steps)
