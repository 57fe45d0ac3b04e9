"""A profile's name on its colour, by which one knows at a glance whose account this is."""

from __future__ import annotations

from pathlib import Path

from rich.style import Style
from textual.color import Color, ColorParseError
from textual.theme import Theme

from vultr_tui.console.themes import PLAIN
from vultr_tui.settings import Profile, wrong_at

HUES = {
    "ansi_red": 0.0,
    "ansi_yellow": 1 / 6,
    "ansi_green": 1 / 3,
    "ansi_cyan": 1 / 2,
    "ansi_blue": 2 / 3,
    "ansi_magenta": 5 / 6,
}
"""Where on the wheel the terminal's own colours are."""


def check(profile: Profile, settings: Path) -> None:
    """Raise SettingsError for a profile whose colour is none, naming the line."""
    if not profile.colour:
        return
    try:
        Color.parse(profile.colour)
    except ColorParseError:
        text = settings.read_text(encoding="utf-8") if settings.exists() else ""
        message = f"{profile.colour!r} is no colour"
        place = ("profile", profile.name, "colour")
        raise wrong_at(settings, text, place, message, 'Write a name or "#rrggbb".') from None


def badge(colour: str, base: Style, theme: Theme) -> Style:
    """Style words on the colour, or what the theme has for it: the nearest of sixteen, or none but in reverse."""
    if not colour:
        return base
    ground = Color.parse(colour)
    if theme.name == PLAIN.name:
        return base + Style(reverse=True)
    if theme.ansi:
        return base + Style(color=Color.parse(_nearest(ground)).rich_color, reverse=True, bold=True)
    return base + Style(color=ground.get_contrast_text(1.0).rich_color, bgcolor=ground.rich_color, bold=True)


def _nearest(colour: Color) -> str:
    apart = {name: min(abs(colour.hsl.h - hue), 1 - abs(colour.hsl.h - hue)) for name, hue in HUES.items()}
    return min(apart, key=apart.__getitem__)
