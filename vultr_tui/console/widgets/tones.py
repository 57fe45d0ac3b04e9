"""What words on screen mean, and so how they are coloured: every tone but the strong is a role of the theme.

The roles are looked up here and not as component classes, for Textual works those out for each widget anew: a third
of the time that the first picture takes.
"""

from __future__ import annotations

from functools import cache

from rich.style import Style
from textual.color import Color
from textual.widget import Widget

ROLES = {tone: tone for tone in ("muted", "key", "accent", "good", "busy", "off", "bad")} | {"neutral": "muted"}
STRONG = Style(bold=True)


def style(widget: Widget, tone: str, base: Style) -> Style:
    """Style words of that tone on a widget; no tone, or reversed video, is the base itself."""
    if not tone or base.reverse:
        return base
    return base + (_coloured(widget.app.theme_variables[ROLES[tone]]) if tone in ROLES else STRONG)


@cache
def _coloured(colour: str) -> Style:
    return Style(color=Color.parse(colour).rich_color)
