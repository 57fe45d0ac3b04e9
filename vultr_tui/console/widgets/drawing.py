"""How a line of a table is drawn: a mark, and the cells where their columns are."""

from __future__ import annotations

from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from vultr_tui.console.widgets.columns import Placed

GUTTER = 1
"""Cells on the left for the mark."""

Part = tuple[Placed, str, Style]
"""Where a text stands, which is as wide as its place; and how it looks."""


def drawn(mark: Segment, parts: Iterable[Part], room: int, base: Style) -> Strip:
    """Draw a line of that many cells; what is between its parts has the base style."""
    segments, end = [mark], 0
    for placed, text, style in parts:
        segments += [Segment(" " * (placed.start - end), base), Segment(text, style)]
        end = placed.start + placed.width
    segments.append(Segment(" " * (room - GUTTER - end), base))
    return Strip(segments).simplify().adjust_cell_length(room, base)
