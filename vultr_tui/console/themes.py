"""The console's looks: dark, light, the terminal's own sixteen colours, and none at all.

Every theme names the same few roles; the stylesheet knows the roles alone.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from textual.theme import BUILTIN_THEMES, Theme

ROLES = (
    "muted",  # what is there but not the point: headings, hints, ages
    "line",  # rules between parts
    "key",  # a key to press
    "cursor",  # behind the row under the cursor
    "cursor-text",
    "cursor-style",
    "resting",  # the same while another part has the focus
    "resting-style",
    "good",
    "busy",
    "off",
    "bad",
)


def _roles(*values: str) -> dict[str, str]:
    return dict(zip(ROLES, values, strict=True))


def _scrollbar(thumb: str, hover: str, active: str, background: str) -> dict[str, str]:
    return {
        "scrollbar": thumb,
        "scrollbar-hover": hover,
        "scrollbar-active": active,
        "scrollbar-background": background,
        "scrollbar-background-hover": background,
        "scrollbar-background-active": background,
    }


DARK = Theme(
    name="dark",
    primary="#7aa2d6",
    secondary="#5d7ea8",
    accent="#c8a46e",
    warning="#d9b06c",
    error="#e0717b",
    success="#83b987",
    foreground="#cfd4dc",
    background="#17191c",
    surface="#1c1f22",
    panel="#24272b",
    variables={
        **_roles(
            *("#828a95", "#383c42", "#7aa2d6", "#2b4a78", "#f2f5f9", "none", "#2a2d31", "none"),
            *("#83b987", "#d9b06c", "#828a95", "#e0717b"),
        ),
        **_scrollbar("#43474d", "#565b62", "#5d7ea8", "#17191c"),
        "input-selection-background": "#2b4a78",
    },
)
LIGHT = Theme(
    name="light",
    dark=False,
    primary="#2a5d9f",
    secondary="#5a7fae",
    accent="#8a5a12",
    warning="#8f6200",
    error="#b3303c",
    success="#2f7a3a",
    foreground="#22272e",
    background="#fbfbfa",
    surface="#f3f3f1",
    panel="#ecebe8",
    variables={
        **_roles(
            *("#6b7280", "#d5d4cf", "#2a5d9f", "#cfdff2", "#101418", "none", "#e6e9ee", "none"),
            *("#2f7a3a", "#8f6200", "#6b7280", "#b3303c"),
        ),
        **_scrollbar("#c9c8c3", "#b0afa9", "#5a7fae", "#fbfbfa"),
        "input-selection-background": "#cfdff2",
    },
)
_ANSI = {**BUILTIN_THEMES["ansi-dark"].variables, "input-cursor-text-style": "reverse"}
TERMINAL = Theme(
    name="terminal",
    ansi=True,
    primary="ansi_blue",
    secondary="ansi_cyan",
    accent="ansi_yellow",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    variables={
        **_roles(
            *("ansi_bright_black", "ansi_bright_black", "ansi_cyan"),
            *("ansi_default", "ansi_default", "reverse", "ansi_default", "bold"),
            *("ansi_green", "ansi_yellow", "ansi_bright_black", "ansi_red"),
        ),
        **_ANSI,
        **_scrollbar("ansi_bright_black", "ansi_bright_black", "ansi_white", "ansi_default"),
    },
)
PLAIN = Theme(
    name="plain",
    ansi=True,
    primary="ansi_default",
    foreground="ansi_default",
    background="ansi_default",
    variables={
        **_roles(
            *("ansi_default", "ansi_default", "ansi_default"),
            *("ansi_default", "ansi_default", "reverse", "ansi_default", "bold"),
            *("ansi_default", "ansi_default", "ansi_default", "ansi_default"),
        ),
        **_ANSI,
        **_scrollbar(*["ansi_default"] * 4),
    },
)
THEMES = {theme.name: theme for theme in (DARK, LIGHT, TERMINAL, PLAIN)}
SUMMARIES = {
    "dark": "Light text on slate",
    "light": "Dark text on paper",
    "terminal": "The terminal's own sixteen colours; the least to send over a slow line",
    "plain": "No colour at all",
}


COLOURLESS = ("dumb", "vt100", "vt102", "vt220", "unknown")
"""Terminals without any colour (terminfo: colors)."""
RICH = ("truecolor", "24bit")
"""What COLORTERM says where every colour can be shown."""


def first(wanted: str = "", environment: Mapping[str, str] = os.environ) -> str:
    """The theme to start with: none of colour where NO_COLOR is set or there is none, else the one wanted.

    Where nothing is wanted it is dark, or the terminal's own colours if it has no more than sixteen.
    """
    terminal = environment.get("TERM", "")
    if environment.get("NO_COLOR") or terminal in COLOURLESS:
        return PLAIN.name
    if wanted in THEMES:
        return wanted
    many = environment.get("COLORTERM") in RICH or "256color" in terminal or "direct" in terminal
    return DARK.name if many else TERMINAL.name
