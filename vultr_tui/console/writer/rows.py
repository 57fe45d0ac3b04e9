"""The fewest bytes that turn one row of a terminal into another."""

from __future__ import annotations

import re
from itertools import groupby
from typing import NamedTuple

from vultr_tui.console.writer.abilities import Abilities
from vultr_tui.console.writer.changes import erased_from, spans
from vultr_tui.console.writer.grid import Row
from vultr_tui.console.writer.pen import Pen
from vultr_tui.console.writer.style import Style
from vultr_tui.console.writer.widths import glyph

LONG_GAP = 11
"""Spaces that are shorter to erase and to jump over (two sequences of five bytes) than to write."""

LONG_END = 6
"""Spaces that are shorter to erase than to write where nothing follows them."""

LONG_REST = 4
"""Spaces at the end of a row that are shorter to erase than to write."""

MANY_SPACES = " " * LONG_GAP
GAPS = re.compile(f"({MANY_SPACES}+)")


class Piece(NamedTuple):
    """Text in one style."""

    text: str
    columns: int
    style: Style

    @property
    def empty(self) -> bool:
        """Whether it is nothing but spaces."""
        return not self.text.strip(" ")


class RowWriter:
    """Writes with a pen what changed in a row."""

    def __init__(self, pen: Pen, abilities: Abilities) -> None:
        self._pen = pen
        self._abilities = abilities

    def write(self, y: int, new: Row, old: Row) -> None:
        """Turn the old row at this height into the new one."""
        parts = spans(new, old)
        if not parts:
            return
        start, blank = erased_from(new)
        rest = sum(stop - max(start, first) for first, stop in parts if stop > start)
        erase = rest >= LONG_REST and self._abilities.can_erase(blank)
        for first, stop in parts:
            if erase and stop > start:
                if first < start:
                    self._part(y, new, first, start)
                self._erase_rest(y, max(first, start), start, blank)
                return
            self._part(y, new, first, stop)

    def _erase_rest(self, y: int, x: int, start: int, blank: Style) -> None:
        """Erase from a column on, or from where the pen is if only spaces are between."""
        pen = self._pen
        if pen.y != y or pen.x is None or not start <= pen.x <= x:
            pen.go(y, x)
        pen.wear_blank(blank)
        pen.send("\x1b[K")

    def _part(self, y: int, row: Row, first: int, stop: int) -> None:
        """Write cells that are side by side."""
        x = first
        while x < stop:
            end = stop if row.sure else _end_of_kind(row, x, stop)
            if row.sure or glyph(row.text[x]).sure:
                self._write(y, row, x, end)
            else:
                self._write_unsure(y, row, x, end)
            x = end

    def _write(self, y: int, row: Row, first: int, stop: int) -> None:
        """Write cells on whose width all terminals agree."""
        pen, x = self._pen, first
        pieces = _pieces(row, first, stop)
        for index, piece in enumerate(pieces):
            pen.go(y, x)
            following = pieces[index + 1].style if index + 1 < len(pieces) else None
            if piece.empty:
                self._write_spaces(piece, following)
            else:
                pen.wear(piece.style)
                pen.write(piece.text, piece.columns)
            x += piece.columns

    def _write_spaces(self, piece: Piece, following: Style | None) -> None:
        blank = piece.style.blank
        self._pen.wear_blank(blank, following)
        if piece.columns >= (LONG_GAP if following else LONG_END) and self._abilities.can_erase_some(blank):
            self._pen.send(f"\x1b[{piece.columns}X")
        else:
            self._pen.write(piece.text, piece.columns)

    def _write_unsure(self, y: int, row: Row, first: int, stop: int) -> None:
        """Write glyphs that a terminal may take for wider or narrower, and rely on nothing after them."""
        pen, text = self._pen, row.text[first:stop]
        pen.go(y, first)
        pen.wear(row.styles[first])
        if "" in text:
            # Where the glyph is taken for narrow, its second column must not keep what was there.
            pen.write("  ", len(text))
            pen.go(y, first)
        pen.write("".join(text), len(text))
        pen.lose_column()
        if first > 0 and first + 1 == pen.width:
            # Where the last glyph is taken for wide, it was put over the cell before it.
            before = first - 1 if row.text[first - 1] else first - 2
            if glyph(row.text[before]).sure:
                pen.go(y, before)
                pen.wear(row.styles[before])
                pen.write(row.text[before], first - before)
                pen.lose_column()


def _pieces(row: Row, first: int, stop: int) -> list[Piece]:
    """Divide cells where the style changes, and where there are many spaces."""
    pieces: list[Piece] = []
    x = first
    for style, group in groupby(row.styles[first:stop]):
        columns = len(list(group))
        piece = Piece("".join(row.text[x : x + columns]), columns, style)
        x += columns
        if pieces and piece.empty and pieces[-1].empty and pieces[-1].style.blank is style.blank:
            before = pieces.pop()
            piece = Piece(before.text + piece.text, before.columns + columns, style)
        if MANY_SPACES in piece.text and len(piece.text) == piece.columns:
            pieces += [Piece(part, len(part), style) for part in GAPS.split(piece.text) if part]
        else:
            pieces.append(piece)
    return pieces


def _end_of_kind(row: Row, x: int, stop: int) -> int:
    """Return where the cells end that can be written in one go with this one."""
    text, size = row.text, glyph(row.text[x])
    end = x + size.columns
    if size.sure:
        while end < stop and (text[end] == "" or glyph(text[end]).sure):
            end += 1
    elif size.columns == 1:
        while end < stop and row.styles[end] is row.styles[x] and _narrow_unsure(text[end]):
            end += 1
    return end


def _narrow_unsure(text: str) -> bool:
    size = glyph(text)
    return size.columns == 1 and not size.sure
