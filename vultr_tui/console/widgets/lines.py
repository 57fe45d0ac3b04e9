"""Lines of words to read: scrolled by the keys that move, repainted only where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from vultr_tui.console.widgets import cells, tones
from vultr_tui.console.widgets.bar import Part

Words = Sequence[Part]
"""One line, its parts one after the other without a gap."""


class Lines(ScrollView, can_focus=True):
    """Lines that are longer than the width are cut; who shows prose wraps it before."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {*tones.CLASSES}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "by(1)", "down", show=False, id="lines.down"),
        Binding("up,k", "by(-1)", "up", show=False, id="lines.up"),
        Binding("pagedown,space,ctrl+f", "page(1)", "page down", show=False, id="lines.page_down"),
        Binding("pageup,ctrl+b", "page(-1)", "page up", show=False, id="lines.page_up"),
        Binding("home,g", "to(0)", "beginning", show=False, id="lines.first"),
        Binding("end,G", "to(1000000)", "end", show=False, id="lines.last"),
    ]

    def __init__(self, lines: Sequence[Words] = (), *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.lines: Sequence[Words] = lines

    def on_mount(self) -> None:
        """Measure what is there from the beginning."""
        self.virtual_size = Size(0, len(self.lines))

    def show(self, lines: Sequence[Words]) -> None:
        """Show these lines from now on."""
        old, self.lines = self.lines, lines
        if len(old) != len(lines):
            self.virtual_size = Size(0, len(lines))
        top = self.scroll_offset.y
        for y in range(self.size.height):
            if _at(old, top + y) != _at(lines, top + y):
                self.refresh(Region(0, y, self.size.width, 1))

    @property
    def text(self) -> str:
        """All of it as plain text."""
        return "\n".join("".join(part.text for part in line) for line in self.lines)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the viewport."""
        base, room = self.rich_style, self.scrollable_content_region.width
        segments = [Segment(" ", base)]
        left = room - 1
        for part in _at(self.lines, self.scroll_offset.y + y):
            text = cells.clip(part.text, left)
            segments.append(Segment(text, tones.style(self, part.tone, base)))
            left -= cells.width(text)
            if left <= 0:
                break
        return Strip(segments).adjust_cell_length(room, base)

    def action_by(self, step: int) -> None:
        """Scroll by that many lines."""
        self.scroll_to(y=self.scroll_offset.y + step, animate=False)

    def action_page(self, pages: int) -> None:
        """Scroll by that many pages."""
        self.action_by(pages * max(1, self.size.height - 1))

    def action_to(self, line: int) -> None:
        """Scroll to a line."""
        self.scroll_to(y=line, animate=False)


def _at(lines: Sequence[Words], index: int) -> Words:
    return lines[index] if index < len(lines) else ()
