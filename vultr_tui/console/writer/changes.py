"""Which columns of a row must be written for it to look as it should."""

from __future__ import annotations

from itertools import compress, count, groupby, pairwise, takewhile
from operator import ne

from vultr_tui.console.writer.abilities import Abilities
from vultr_tui.console.writer.grid import UNKNOWN, Row
from vultr_tui.console.writer.style import Style
from vultr_tui.console.writer.widths import DRAWN, NARROW, glyph

SHORT_GAP = 4
"""Cells that are as short to write again as to jump over."""

TOLD_GAP = 7
"""Spaces that are as short to tell as a few of them are to write and the others to jump over."""

LONG_GAP = 11
"""Spaces that are shorter to erase and to jump over (two sequences of five bytes) than to write."""


def spans(new: Row, old: Row, abilities: Abilities, *, sure: bool) -> list[tuple[int, int]]:
    """Return the parts of the new row to write over the old: the first column, and the one after the last.

    `sure` is whether the terminal agrees how wide every cell of the new row is.
    """
    columns = _differing(new, old)
    if not sure:
        columns = _spread(new, set(columns))
    if not columns:
        return []
    found: list[tuple[int, int]] = []
    for start, stop in _runs(columns):
        if found and _closed(new, found[-1], (start, stop), abilities, sure=sure):
            start, _ = found.pop()  # noqa: PLW2901 - the two are one
        found.append((start, stop))
    return [(start, _whole(new, stop)) for start, stop in found]


def _runs(columns: list[int]) -> list[tuple[int, int]]:
    """Return where columns are side by side: the first of them, and the one after the last."""
    if columns[-1] - columns[0] + 1 == len(columns):
        return [(columns[0], columns[-1] + 1)]
    ends = [before + 1 for before, x in pairwise(columns) if x != before + 1]
    starts = [x for before, x in pairwise(columns) if x != before + 1]
    return list(zip((columns[0], *starts), (*ends, columns[-1] + 1), strict=True))


def _closed(row: Row, one: tuple[int, int], other: tuple[int, int], abilities: Abilities, *, sure: bool) -> bool:
    """Say whether two parts and what is between them are written as fast as it is jumped over."""
    return _bridged(row, one[1] - 1, other[0], sure=sure) or _erased(row, one, other, abilities)


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


def _bridged(row: Row, before: int, x: int, *, sure: bool) -> bool:
    """Say whether what is between two columns is in one style, and short."""
    if x - before - 1 > SHORT_GAP:
        return False
    style = row.styles[before]
    return all(
        text in NARROW and text not in DRAWN and (look is style or (text == " " and look.blank is style.blank))
        for text, look in zip(row.text[before + 1 : x], row.styles[before + 1 : x], strict=True)
    ) and (sure or row.text[before] in NARROW)


def _erased(row: Row, one: tuple[int, int], other: tuple[int, int], abilities: Abilities) -> bool:
    """Say whether what is between two parts are spaces that are erased, or told, together with those around them."""
    blank = row.styles[one[1]].blank
    if not (abilities.repeats or abilities.can_erase_some(blank)):
        return False

    def alike(column: int) -> bool:
        return row.text[column] == " " and row.styles[column].blank is blank

    before = sum(1 for _ in takewhile(alike, range(one[1] - 1, one[0] - 1, -1)))
    after = sum(1 for _ in takewhile(alike, range(*other)))
    between = range(one[1], other[0])
    if abilities.repeats:
        enough = bool(before or after) and before + len(between) + after >= TOLD_GAP
    else:
        enough = bool(before and after) and before + len(between) + after >= LONG_GAP
    return enough and all(map(alike, between))


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
