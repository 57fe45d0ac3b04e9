"""Lines of words to read: scrolled by the keys that move, repainted only where they differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.strip import Strip

from vultr_tui.console.widgets import cells, tones
from vultr_tui.console.widgets.bar import Part
from vultr_tui.console.widgets.ownkeys import OwnKeys

Words = Sequence[Part]
"""One line, its parts one after the other without a gap."""


SOUGHT = Style(reverse=True)
"""How what is looked for is picked out."""


class Lines(OwnKeys, can_focus=True):
    """Lines that are longer than the width are cut; who shows prose wraps it before."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "by(1)", "down", show=False, id="lines.down"),
        Binding("up,k", "by(-1)", "up", show=False, id="lines.up"),
        Binding("pagedown,space,ctrl+f", "page(1)", "page down", show=False, id="lines.page_down"),
        Binding("pageup,ctrl+b", "page(-1)", "page up", show=False, id="lines.page_up"),
        Binding("home,g", "to(0)", "beginning", show=False, id="lines.first"),
        Binding("end,G", "to(1000000)", "end", show=False, id="lines.last"),
        Binding("n", "find(1)", "where it is found next", show=False, id="lines.find_next"),
        Binding("N", "find(-1)", "where it was found before", show=False, id="lines.find_before"),
    ]

    def __init__(self, lines: Sequence[Words] = (), *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.lines: Sequence[Words] = lines
        self.sought = ""
        """What is looked for: picked out wherever it is."""

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

    def seek(self, word: str) -> bool:
        """Pick the word out from now on, and go to where it is first; False if it is nowhere."""
        self.sought = word
        self.refresh()
        found = self._found()
        if found:
            self.action_to(found[0])
        return bool(found) or not word

    def _found(self) -> list[int]:
        """The lines that hold what is looked for."""
        return [number for number, line in enumerate(self.lines) if spans(line, self.sought)]

    def action_find(self, step: int) -> None:
        """Go to the next line that holds what is looked for, or to the one before; round the end."""
        top, found = self.scroll_offset.y, self._found()
        if found and step > 0:
            self.action_to(next((line for line in found if line > top), found[0]))
        elif found:
            self.action_to(next((line for line in reversed(found) if line < top), found[-1]))

    @property
    def text(self) -> str:
        """All of it as plain text."""
        return "\n".join("".join(part.text for part in line) for line in self.lines)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the viewport."""
        base, room = self.rich_style, self.scrollable_content_region.width
        segments = [Segment(" ", base)]
        left = room - 1
        for part, sought in picked(_at(self.lines, self.scroll_offset.y + y), self.sought):
            text = cells.clip(part.text, left)
            style = tones.style(self, part.tone, base)
            segments.append(Segment(text, style + SOUGHT if sought else style))
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


def spans(line: Words, word: str) -> list[tuple[int, int]]:
    """Where the word is in the line, whatever its case: the index of its first character and of the one after it."""
    text = "".join(part.text for part in line)
    return [found.span() for found in re.finditer(re.escape(word), text, re.IGNORECASE)] if word else []


def picked(line: Words, word: str) -> Iterator[tuple[Part, bool]]:
    """The parts of the line, cut where the word begins and ends, and whether each is of the word."""
    found = spans(line, word)
    cuts, start = sorted(index for span in found for index in span), 0
    for part in line:
        end = start + len(part.text)
        for first, last in pairwise([start, *(cut for cut in cuts if start < cut < end), end]):
            within = any(begin <= first and last <= after for begin, after in found)
            yield Part(part.text[first - start : last - start], part.tone), within
        start = end


def _at(lines: Sequence[Words], index: int) -> Words:
    return lines[index] if index < len(lines) else ()
