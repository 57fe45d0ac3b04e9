"""What words on screen mean, and so how they are coloured; the stylesheet gives each tone its role."""

from __future__ import annotations

from rich.style import Style
from textual.widget import Widget

TONES = ("strong", "muted", "key", "accent", "good", "busy", "off", "bad", "neutral")
CLASSES = frozenset(f"tone--{tone}" for tone in TONES)
"""The component classes of every widget that colours words."""


def style(widget: Widget, tone: str, base: Style) -> Style:
    """Style words of that tone on a widget that declares `CLASSES`; no tone, or reversed video, is the base itself."""
    if not tone or base.reverse:
        return base
    return base + widget.get_component_rich_style(f"tone--{tone}", partial=True)
