"""Which columns of a row must be written for it to look as it should."""

from __future__ import annotations

from itertools import compress, count, groupby, pairwise
from operator import ne

from vultr_tui.console.writer.grid import UNKNOWN, Row
from vultr_tui.console.writer.style import Style
from vultr_tui.console.writer.widths import DRAWN, NARROW, glyph

SHORT_GAP = 4
"""Cells that are as short to write again as to jump over."""


def spans(new: Row, old: Row) -> list[tuple[int, int]]:
    """Return the parts of the new row to write over the old: the first column, and the one after the last."""
    columns = _differing(new, old)
    if not new.sure:
        columns = _spread(new, set(columns))
    if not columns:
        return []
    if columns[-1] - columns[0] + 1 == len(columns):
        return [(columns[0], _whole(new, columns[-1] + 1))]
    found: list[tuple[int, int]] = []
    start = columns[0]
    for before, x in pairwise(columns):
        if x != before + 1 and not _bridged(new, before, x):
            found.append((start, _whole(new, before + 1)))
            start = x
    return [*found, (start, _whole(new, columns[-1] + 1))]


def _differing(new: Row, old: Row) -> list[int]:
    if new.styles == old.styles:
        return list(compress(count(), map(ne, new.text, old.text)))
    return [
        x
        for x, (text, old_text, style, old_style) in enumerate(
            zip(new.text, old.text, new.styles, old.styles, strict=True)
        )
        if text != old_text or (style is not old_style and (text != " " or style.blank is not old_style.blank))
    ]


def _bridged(row: Row, before: int, x: int) -> bool:
    """Say whether what is between two columns is written as fast as it is jumped over."""
    if x - before - 1 > SHORT_GAP:
        return False
    style = row.styles[before]
    return all(
        text in NARROW and text not in DRAWN and (look is style or (text == " " and look.blank is style.blank))
        for text, look in zip(row.text[before + 1 : x], row.styles[before + 1 : x], strict=True)
    ) and (row.sure or row.text[before] in NARROW)


def _whole(row: Row, stop: int) -> int:
    """Take in the second column of a glyph that ends a part."""
    return stop + 1 if stop < len(row.text) and row.text[stop] == "" else stop


def _spread(row: Row, changed: set[int]) -> list[int]:
    """Add what a terminal may paint over that takes a glyph for wider than it is meant; leave out what is unknown.

    Unsure glyphs side by side belong together, for a terminal may join them.
    """
    kinds: list[bool | None] = []
    for text in row.text:
        kinds.append(kinds[-1] if text == "" else None if text == UNKNOWN else glyph(text).sure)
    columns: list[int] = []
    edge = 0
    for sure, run in groupby(range(len(kinds)), key=kinds.__getitem__):
        cells = list(run)
        if sure:
            columns += (x for x in cells if x < edge or x in changed)
        elif sure is not None and (cells[0] < edge or not changed.isdisjoint(cells)):
            columns += cells
            edge = max(edge, cells[0] + sum(glyph(row.text[x]).reach for x in cells if row.text[x]))
    return columns


def erased_from(row: Row) -> tuple[int, Style]:
    """Return the column from which the row is nothing but spaces that look alike, and how they look."""
    blank = row.styles[-1].blank
    start = len(row.text)
    while start and row.text[start - 1] == " " and row.styles[start - 1].blank is blank:
        start -= 1
    return start, blank
