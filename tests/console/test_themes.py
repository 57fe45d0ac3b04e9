"""How the console looks, and that it can be read without colours."""

from __future__ import annotations

import re
from functools import reduce
from pathlib import Path

import pytest

from tests.console.conftest import Opening
from tests.console.desk import Desk
from tests.pages.settings import documented
from vultr_tui.api.resource import GLYPHS
from vultr_tui.console import themes
from vultr_tui.settings import Settings


@pytest.mark.parametrize("name", themes.THEMES)
async def test_every_theme_plays_every_role(desk: Desk, opened: Opening, name: str) -> None:
    assert set(themes.ROLES) <= themes.THEMES[name].variables.keys()
    async with opened(desk) as hands:
        await hands.command(f"theme {name}")
        assert hands.console.theme == name
        await hands.press("enter", "escape", "a", "escape")
        assert "Servers  25  live" in hands.text


@pytest.mark.parametrize("name", themes.THEMES)
def test_the_settings_and_the_readme_name_every_theme(name: str) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert re.search(rf"\b{name}\b", documented(Settings)["theme"]), "see the text of Settings.theme"
    assert re.search(rf"^theme = .*\b{name}\b", readme, re.MULTILINE), "see the README's settings"


async def test_without_colour_nothing_is_coloured(desk: Desk, opened: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(desk) as hands:
        assert hands.console.theme == "plain"
        await hands.press("slash")
        await hands.type("x:")
        filters, background = hands.console._filters, hands.console.screen.background_colors[1]
        for strip in hands.console.screen._compositor.render_strips(hands.console.size):
            for segment in reduce(lambda drawn, only: drawn.apply_filter(only, background), filters, strip):
                colours = (segment.style.color, segment.style.bgcolor) if segment.style else ()
                assert all(colour is None or colour.is_default for colour in colours)


async def test_a_state_is_told_by_a_glyph_and_a_word(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        states = set(hands.column(1))
        assert {"● running", "○ stopped"} <= states
        assert all(state[0] in GLYPHS.values() and state[2:] for state in states)


@pytest.mark.parametrize(
    ("wanted", "environment", "theme"),
    [
        ("", {"TERM": "xterm-256color"}, "dark"),
        ("", {"TERM": "xterm", "COLORTERM": "truecolor"}, "dark"),
        ("", {"TERM": "xterm"}, "terminal"),
        ("nope", {"TERM": "linux"}, "terminal"),
        ("light", {"TERM": "xterm"}, "light"),
        ("light", {"TERM": "xterm", "NO_COLOR": "1"}, "plain"),
        ("light", {"TERM": "vt100"}, "plain"),
    ],
)
def test_the_first_theme_is_what_the_terminal_can_show(wanted: str, environment: dict[str, str], theme: str) -> None:
    assert themes.first(wanted, environment) == theme


async def test_a_theme_is_tried_while_the_cursor_is_on_it(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.command("theme light")
        await hands.command("theme")
        assert hands.console.theme == "light"
        await hands.press("down")
        assert hands.console.theme == "terminal"
        await hands.press("escape")
        assert hands.console.theme == "light"
        await hands.command("theme")
        await hands.type("dar")
        assert hands.console.theme == "dark"
        await hands.press("enter")
        assert hands.console.theme == "dark"
