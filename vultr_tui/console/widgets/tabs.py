"""A line of tabs: one is open, and opening another costs one line of the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from vultr_tui.api.light import define
from vultr_tui.console.widgets import cells

MORE = ("<", ">")
"""What stands at an end of the line where there are more tabs than have room."""


class Tabs(Widget):
    """The titles of the tabs, with the open one picked out."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"tabs--open", "tabs--closed", "tabs--more"}

    @define
    class Opened(Message):
        """Another tab was opened."""

        index: int

    def __init__(self) -> None:
        super().__init__()
        self.titles: tuple[str, ...] = ()
        self.open = 0

    def show(self, titles: Sequence[str], index: int = 0) -> None:
        """Show these tabs, with that one open."""
        if (tuple(titles), index) != (self.titles, self.open):
            self.titles, self.open = tuple(titles), index
            self.refresh()

    def turn(self, step: int) -> None:
        """Open the tab that many places on, round the end."""
        if self.titles:
            self.choose((self.open + step) % len(self.titles))

    def choose(self, index: int) -> None:
        """Open a tab by its index."""
        if 0 <= index < len(self.titles) and index != self.open:
            self.open = index
            self.refresh()
            self.post_message(self.Opened(index))

    def _starts(self) -> list[int]:
        """Where each tab begins; shifted to the left as far as the open one needs to be seen."""
        starts, x = [], 0
        for title in self.titles:
            starts.append(x)
            x += cells.width(title) + 2
        if self.titles:
            end = starts[self.open] + cells.width(self.titles[self.open]) + 2
            further = self.open < len(self.titles) - 1
            shift = max(0, end + further - self.size.width)
            starts = [start - shift for start in starts]
        return starts

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        base, room = self.rich_style, self.size.width
        if y:
            return Strip.blank(room, base)
        segments, x = [], 0
        first = min(0, *self._starts()) if self.titles else 0
        for index, (title, start) in enumerate(zip(self.titles, self._starts(), strict=True)):
            style = self.get_component_rich_style("tabs--open" if index == self.open else "tabs--closed")
            segments += [Segment(" " * (start - first - x), base), Segment(f" {title} ", style)]
            x = start - first + cells.width(title) + 2
        strip = Strip(segments).crop(-first, None).adjust_cell_length(room, base)
        more = self.get_component_rich_style("tabs--more")
        before, after = Strip([Segment(MORE[0], more)]), Strip([Segment(MORE[1], more)])
        if first < 0:
            strip = Strip.join([before, strip.crop(1)])
        return Strip.join([strip.crop(0, room - 1), after]) if x + first > room else strip

    def on_click(self, event: events.Click) -> None:
        """Open the tab that is clicked."""
        for index, start in enumerate(self._starts()):
            if start <= event.x < start + cells.width(self.titles[index]) + 2:
                self.choose(index)
