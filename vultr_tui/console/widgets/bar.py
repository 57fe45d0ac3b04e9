"""A line of the screen: words on the left, words on the right, each in the colour of what it means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from vultr_tui.console.widgets import cells, tones
from vultr_tui.output.text import harmless


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a line, made harmless here; a higher `rank` is the first to go when there is no room."""

    text: str
    tone: str = ""
    rank: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", harmless(self.text))


class Bar(Widget):
    """One line that is repainted only when what it says is different."""

    ALLOW_SELECT = False

    def __init__(self, *, gap: int = 2, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.gap = gap
        self.left: tuple[Part, ...] = ()
        self.right: tuple[Part, ...] = ()

    def say(self, left: Sequence[Part], right: Sequence[Part] = ()) -> None:
        """Show these words from now on."""
        if (tuple(left), tuple(right)) != (self.left, self.right):
            self.left, self.right = tuple(left), tuple(right)
            self.refresh()

    @property
    def text(self) -> str:
        """The line as plain text, as it is drawn."""
        return self.render_line(0).text

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        base, room = self.rich_style, self.size.width
        if y or room < 1:
            return Strip.blank(room, base)
        left, right = fitting(self.left, self.right, room - 2, self.gap)
        blank = max(0, room - 2 - _length(left, self.gap) - _length(right, self.gap))
        segments = [
            Segment(" ", base),
            *self._segments(left),
            Segment(" " * blank, base),
            *self._segments(right),
            Segment(" ", base),
        ]
        return Strip(segments).simplify().adjust_cell_length(room, base)

    def _segments(self, parts: Sequence[Part]) -> list[Segment]:
        base = self.rich_style
        segments: list[Segment] = []
        for index, part in enumerate(parts):
            if index:
                segments.append(Segment(" " * self.gap, base))
            segments.append(Segment(part.text, self.style_of(part, base)))
        return segments

    def style_of(self, part: Part, base: Style) -> Style:
        """Style a part by what it means."""
        return tones.style(self, part.tone, base)


def fitting(left: Sequence[Part], right: Sequence[Part], room: int, gap: int) -> tuple[Sequence[Part], Sequence[Part]]:
    """The parts that fit: those of the highest rank go first, the last among equals; then the first is cut."""
    left, right = list(left), list(right)
    while _length(left, gap) + _length(right, gap) + gap * bool(left and right) > room:
        sides = [side for side in (left, right) if side]
        droppable = [(part.rank, index, side) for side in sides for index, part in enumerate(side) if part.rank]
        if not droppable:
            break
        rank = max(rank for rank, _, _ in droppable)
        _, index, side = [found for found in droppable if found[0] == rank][-1]
        del side[index]
    if left:
        spare = room - _length(left[1:], gap) - _length(right, gap) - gap * (len(left) > 1) - gap * bool(right)
        left[0] = Part(cells.clip(left[0].text, max(1, spare)), left[0].tone)
    return left, right


def _length(parts: Sequence[Part], gap: int) -> int:
    return sum(cells.width(part.text) for part in parts) + gap * max(0, len(parts) - 1)
