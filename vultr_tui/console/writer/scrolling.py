"""Find rows that a frame shows again at another height, so that the terminal can move them itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate
from operator import is_not, ne
from typing import NamedTuple

from vultr_tui.console.writer.grid import Row

CHUNK = 12
"""Columns that are looked for together: wide enough to be rare, narrow enough to miss what does not move along."""

RARE = 3
"""A chunk that is on more rows than this tells nothing."""

ROW = 10
"""Bytes that a row takes for getting to what changed in it, whatever that is."""

FEWEST = 3
"""Rows of which it is looked whether they moved: a cursor that moves changes two."""

WORTH = 40
"""Bytes that a move must spare to be worth its own, for the estimate is rough."""


class Block(NamedTuple):
    """Rows that move together."""

    top: int
    bottom: int
    """The rows between which everything moves; `bottom` is the one after the last."""

    up: int
    """By how many rows; negative is down."""


def find_block(new: Sequence[Row], old: Sequence[Row]) -> Block | None:
    """Return the move that spares most, or None if none spares enough. Both frames have the same size."""
    changed = [y for y, (row, before) in enumerate(zip(new, old, strict=True)) if _differ(row, before)]
    if len(changed) < FEWEST:
        return None
    rows = range(changed[0], changed[-1] + 1)
    up = _likely(new, old, rows)
    return _best(new, old, rows, up) if up else None


def _likely(new: Sequence[Row], old: Sequence[Row], rows: range) -> int:
    """Return by how many rows most of the rare chunks moved up; 0 if they did not."""
    places: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for y in rows:
        for chunk in _chunks(old[y]):
            places[chunk].append(y)
    votes = Counter(
        before - y
        for y in rows
        for chunk in _chunks(new[y])
        if chunk in places and len(places[chunk]) <= RARE
        for before in places[chunk]
    )
    return votes.most_common(1)[0][0] if votes else 0


def _chunks(row: Row) -> Iterator[tuple[int, str]]:
    line = "".join(row.text)
    for x in range(0, len(line), CHUNK):
        chunk = line[x : x + CHUNK]
        if not chunk.isspace():
            yield x, chunk


def _best(new: Sequence[Row], old: Sequence[Row], rows: range, up: int) -> Block | None:
    """Return the run of rows for which moving by `up` spares most."""
    targets = [y for y in rows if y + up in rows]
    spared = [_differ(new[y], old[y]) - _differ(new[y], old[y + up]) for y in targets]
    start, stop = _richest(spared)
    if start == stop:
        return None
    top, bottom = targets[start], targets[stop - 1] + 1
    bared = range(bottom, bottom + up) if up > 0 else range(top + up, top)
    gain = sum(spared[start:stop]) + sum(_differ(new[y], old[y]) - _filled(new[y]) for y in bared)
    return Block(min(top, bared[0]), max(bottom, bared[-1] + 1), up) if gain > WORTH else None


def _richest(values: Sequence[int]) -> tuple[int, int]:
    """Return the part of the sequence with the largest sum: first index, and the one after the last."""
    sums = [0, *accumulate(values)]
    lowest = best_start = best_stop = 0
    for stop, total in enumerate(sums):
        if total < sums[lowest]:
            lowest = stop
        if total - sums[lowest] > sums[best_stop] - sums[best_start]:
            best_start, best_stop = lowest, stop
    return best_start, best_stop


def _differ(new: Row, old: Row) -> int:
    """Estimate the bytes that turn one row into the other."""
    if new is old or (new.text == old.text and new.styles == old.styles):
        return 0
    texts: int = sum(map(ne, new.text, old.text))
    styles: int = sum(map(is_not, new.styles, old.styles))
    cells = max(texts, styles)
    return ROW + cells if cells else 0


def _filled(row: Row) -> int:
    """Estimate the bytes that write a row where nothing is."""
    return ROW + len(row.text) - row.text.count(" ")
