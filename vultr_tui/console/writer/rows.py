"""The fewest bytes that turn one row of a terminal into another."""

from __future__ import annotations

import re
from itertools import groupby
from typing import NamedTuple

from vultr_tui.console.writer.abilities import Abilities
from vultr_tui.console.writer.changes import LONG_GAP, erased_from, spans
from vultr_tui.console.writer.grid import Row
from vultr_tui.console.writer.pen import Pen
from vultr_tui.console.writer.repetition import told
from vultr_tui.console.writer.style import Style
from vultr_tui.console.writer.widths import glyph

LONG_END = 6
"""Spaces that are shorter to erase than to write where nothing follows them."""

LONG_REST = 4
"""Spaces at the end of a row that are shorter to erase than to write."""

MANY_SPACES = " " * LONG_GAP
GAPS = re.compile(f"({MANY_SPACES}+)")


def write_row(pen: Pen, abilities: Abilities, y: int, new: Row, old: Row) -> None:
    """Write with the pen what turns the old row at this height into the new one."""
    sure = new.sure or abilities.measures(new.text)
    parts = spans(new, old, abilities, sure=sure)
    if parts:
        _RowWriter(pen, abilities, y, new, old, sure=sure).change(parts)


class _RowWriter:
    """Writes one row with a pen."""

    def __init__(self, pen: Pen, abilities: Abilities, y: int, new: Row, old: Row, *, sure: bool) -> None:
        self._pen = pen
        self._abilities = abilities
        self._y = y
        self._new = new
        self._old = old
        self._sure = sure

    def change(self, parts: list[tuple[int, int]]) -> None:
        """Write the parts that changed; erase the rest of the row if that is shorter."""
        start, blank = erased_from(self._new)
        rest = sum(stop - max(start, first) for first, stop in parts if stop > start)
        erase = rest >= LONG_REST and self._abilities.can_erase(blank)
        for first, stop in parts:
            if erase and stop > start:
                if first < start:
                    self._part(first, start)
                self._erase_rest(max(first, start), start, blank)
                return
            self._part(first, stop)

    def _erase_rest(self, x: int, start: int, blank: Style) -> None:
        """Erase from a column on, or from where the pen is if only spaces are between."""
        pen = self._pen
        if pen.y != self._y or pen.x is None or not start <= pen.x <= x:
            pen.go(self._y, x)
        pen.wear_blank(blank)
        pen.send("\x1b[K")

    def _part(self, first: int, stop: int) -> None:
        """Write cells that are side by side."""
        row, x = self._new, first
        while x < stop:
            end = stop if self._sure else _end_of_kind(row, x, stop)
            if self._sure or glyph(row.text[x]).sure:
                self._write(x, end)
            else:
                self._write_unsure(x, end)
            x = end

    def _write(self, first: int, stop: int) -> None:
        """Write cells on whose width all terminals agree."""
        pen, x = self._pen, first
        pieces = _pieces(self._new, first, stop)
        for index, piece in enumerate(pieces):
            pen.go(self._y, x)
            following = pieces[index + 1].style if index + 1 < len(pieces) else None
            if piece.empty:
                self._write_spaces(piece, x + piece.columns, following, all_anew=stop == len(self._new.text))
            else:
                pen.wear(piece.style)
                self._write_text(piece, x)
            x += piece.columns

    def _write_spaces(self, piece: Piece, stop: int, following: Style | None, *, all_anew: bool) -> None:
        """Write spaces, or erase them; the rest of the row as well where that is written anew all the same."""
        pen, blank = self._pen, piece.style.blank
        pen.wear_blank(blank, following)
        # To tell how many spaces there are is shorter than to erase and jump over them.
        many = piece.columns >= LONG_GAP and not self._abilities.repeats if following else piece.columns >= LONG_END
        # Of a wide glyph that is half erased, tmux keeps the other half, and spoils what is next to it later.
        halved = stop < len(self._old.text) and self._old.text[stop] == ""
        if many and following and all_anew and self._abilities.can_erase(blank):
            pen.send("\x1b[K")
        elif many and not halved and self._abilities.can_erase_some(blank):
            pen.send(f"\x1b[{piece.columns}X")
        else:
            self._write_text(piece, stop - piece.columns)

    def _write_text(self, piece: Piece, x: int) -> None:
        """Write text, and tell how often characters are repeated in it, but for the last column: terminals differ."""
        text, room = piece.text, len(self._new.text) - 1 - x
        if self._abilities.repeats and len(text) == piece.columns:
            text = told(text[:room], self._abilities.repeats) + text[room:]
        self._pen.write(text, piece.columns)

    def _write_unsure(self, first: int, stop: int) -> None:
        """Write glyphs that a terminal may take for wider or narrower, and rely on nothing after them."""
        pen, row = self._pen, self._new
        text = row.text[first:stop]
        pen.go(self._y, first)
        pen.wear(row.styles[first])
        if "" in text:
            # Where the glyph is taken for narrow, its second column must not keep what was there.
            pen.write("  ", len(text))
            pen.go(self._y, first)
        pen.write("".join(text), len(text))
        pen.lose_column()
        if first > 0 and first + 1 == pen.width:
            self._write_before(first)

    def _write_before(self, x: int) -> None:
        """Write again what is before the last column: a glyph there that is taken for wide was put over it."""
        pen, row = self._pen, self._new
        before = x - 1 if row.text[x - 1] else x - 2
        if glyph(row.text[before]).sure:
            pen.go(self._y, before)
            pen.wear(row.styles[before])
            pen.write(row.text[before], x - before)
            pen.lose_column()


class Piece(NamedTuple):
    """Text in one style."""

    text: str
    columns: int
    style: Style

    @property
    def empty(self) -> bool:
        """Whether it is nothing but spaces."""
        return not self.text.strip(" ")


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
