"""A screenful of cells as Textual means it."""

from __future__ import annotations

from collections.abc import Sequence

from vultr_tui.console.writer.style import PLAIN, Style
from vultr_tui.console.writer.widths import NARROW, glyph, graphemes

UNKNOWN = "\0"
"""The text of a cell of which nothing is known; no cell that is written can hold it."""


class Row:
    """Cells side by side: a text and a style for each column.

    A glyph of two columns has its text in the first of them and nothing in the second.
    A row that has been handed on is shared, and never changed again.
    """

    __slots__ = ("styles", "sure", "text")

    def __init__(self, text: list[str], styles: list[Style], *, sure: bool = True) -> None:
        self.text = text
        self.styles = styles
        self.sure = sure
        """Whether every cell is known, and every terminal agrees how wide it is."""

    @classmethod
    def blank(cls, width: int, style: Style = PLAIN) -> Row:
        """A row of spaces."""
        return cls([" "] * width, [style] * width)

    @classmethod
    def unknown(cls, width: int) -> Row:
        """A row that may show anything."""
        return cls([UNKNOWN] * width, [PLAIN] * width, sure=False)

    def copy(self) -> Row:
        """A row of the same cells that may be changed."""
        return Row(self.text.copy(), self.styles.copy(), sure=self.sure)

    def cut(self, width: int) -> Row:
        """The same row, made narrower or wider."""
        more = max(0, width - len(self.text))
        row = Row(self.text[:width] + [" "] * more, self.styles[:width] + [PLAIN] * more, sure=self.sure)
        if width < len(self.text) and self.text[width] == "":
            row.text[-1] = " "
        return row


class Canvas:
    """What is being drawn: Textual draws on it, and frames are taken from it."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.width = 0
        self._own: set[int] = set()

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    def resize(self, width: int, height: int) -> None:
        """Change the size, keeping what fits."""
        kept = [row.cut(width) for row in self.rows[:height]]
        self.rows = kept + [Row.blank(width) for _ in range(height - len(kept))]
        self.width = width
        self._own.clear()

    def forget(self) -> None:
        """Know nothing of what is on the screen until it is drawn anew."""
        self.rows = [Row.unknown(self.width) for _ in self.rows]
        self._own.clear()

    def draw(self, y: int, x: int, cells: Row) -> None:
        """Put cells on a row, as far as there is room."""
        room = self.width - x
        if not 0 <= y < len(self.rows) or room <= 0 or not cells.text:
            return
        if len(cells.text) > room:
            cells = cells.cut(room)
        if len(cells.text) == self.width:
            self.rows[y] = cells
            self._own.discard(y)
            return
        if y not in self._own:
            self.rows[y] = self.rows[y].copy()
            self._own.add(y)
        row, stop = self.rows[y], x + len(cells.text)
        if row.text[x] == "":
            row.text[x - 1] = " "
        if stop < self.width and row.text[stop] == "":
            row.text[stop] = " "
        row.text[x:stop] = cells.text
        row.styles[x:stop] = cells.styles
        row.sure = row.sure and cells.sure

    def frame(self) -> Sequence[Row]:
        """Return the rows as they are now; later drawing leaves them alone."""
        self._own.clear()
        return tuple(self.rows)


def cells(text: str, style: Style) -> Row:
    """Lay text out, cell by cell."""
    if NARROW.issuperset(text):
        return Row(list(text), [style] * len(text))
    laid: list[str] = []
    sure = True
    for grapheme in graphemes(text):
        size = glyph(grapheme)
        laid += [grapheme, *[""] * (size.columns - 1)]
        sure = sure and size.sure
    return Row(laid, [style] * len(laid), sure=sure)
