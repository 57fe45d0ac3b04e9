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

    def _shown(self) -> list[tuple[int, int]]:
        """The tabs that have room whole, and where each begins: from the first on, or as far as the open one needs."""
        room, last = self.size.width, len(self.titles) - 1
        wide = [cells.width(title) + 2 for title in self.titles]
        first = 0
        while first < self.open and sum(wide[first : self.open + 1]) + (first > 0) + (self.open < last) > room:
            first += 1
        shown, x = [], int(first > 0)
        for index in range(first, len(wide)):
            if index > self.open and x + wide[index] + (index < last) > room:
                break
            shown.append((index, x))
            x += wide[index]
        return shown

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        base, room, shown = self.rich_style, self.size.width, self._shown()
        if y or not shown:
            return Strip.blank(room, base)
        more = self.get_component_rich_style("tabs--more")
        segments = [Segment(MORE[0], more)] if shown[0][0] else []
        for index, _ in shown:
            style = self.get_component_rich_style("tabs--open" if index == self.open else "tabs--closed")
            segments.append(Segment(f" {self.titles[index]} ", style))
        strip = Strip(segments).adjust_cell_length(room, base)
        if shown[-1][0] == len(self.titles) - 1:
            return strip
        return Strip.join([strip.crop(0, room - 1), Strip([Segment(MORE[1], more)])])

    def on_click(self, event: events.Click) -> None:
        """Open the tab that is clicked."""
        for index, start in self._shown():
            if start <= event.x < start + cells.width(self.titles[index]) + 2:
                self.choose(index)
