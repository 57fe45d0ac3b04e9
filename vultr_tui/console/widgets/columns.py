"""Which columns of a table are shown in a given width, and how wide each is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vultr_tui.api.light import frozen
from vultr_tui.console.widgets.cells import width

GAP = 2
"""Cells between two columns."""
COMFORT = 16
"""A column of text may be cut down to this to make room for another."""
WIDEST = 44
"""No column grows beyond this; its text is cut instead."""


@frozen(kw_only=True)
class Column:
    """One column: `priority` 1 stays longest when it gets narrow; `solid` text is never cut to make room.

    What is left over goes to the one that may `stretch`. Where rows are never sorted by it, it needs no `arrow`.
    """

    name: str
    title: str
    priority: int = 1
    right: bool = False
    solid: bool = False
    stretch: bool = False
    arrow: bool = True


@frozen
class Placed:
    """A column that is shown: its index among all columns, where it starts and how wide it is."""

    index: int
    start: int
    width: int


def fit(columns: Sequence[Column], wanted: Mapping[str, int], room: int, skipped: int = 0) -> tuple[Placed, ...]:
    """The columns that `room` cells can hold, in order.

    The first one is always there. The rest compete by priority, until the reader moves to the right: then they
    follow one another, beginning with the one numbered `skipped`.
    """
    if not columns:
        return ()
    rest = range(1, len(columns))
    order = sorted(rest, key=lambda i: (columns[i].priority, i)) if not skipped else rest[skipped - 1 :]
    least = [_least(column, wanted) for column in columns]
    chosen = [0]
    left = room - min(least[0], room)
    for index in order:
        if least[index] + GAP <= left:
            chosen.append(index)
            left -= least[index] + GAP
        elif skipped:
            break
    widths = _grown(columns, wanted, {index: least[index] for index in chosen}, left)
    return _placed(sorted(chosen), widths, room)


def _least(column: Column, wanted: Mapping[str, int]) -> int:
    full = _full(column, wanted)
    return full if column.solid else min(full, max(COMFORT, _heading(column)))


def _full(column: Column, wanted: Mapping[str, int]) -> int:
    return min(max(wanted.get(column.name, 0), _heading(column)), WIDEST)


def _heading(column: Column) -> int:
    return width(column.title) + (2 if column.arrow else 0)


def _grown(columns: Sequence[Column], wanted: Mapping[str, int], widths: dict[int, int], left: int) -> dict[int, int]:
    """Give what is left over to the columns that want more, the most important first."""
    for index in sorted(widths, key=lambda i: (columns[i].priority, i)):
        more = min(_full(columns[index], wanted) - widths[index], left)
        widths[index] += more
        left -= more
    for index in widths:
        if columns[index].stretch:
            widths[index] += left
            left = 0
    return widths


def _placed(chosen: Sequence[int], widths: Mapping[int, int], room: int) -> tuple[Placed, ...]:
    placed, start = [], 0
    for index in chosen:
        placed.append(Placed(index, start, min(widths[index], room - start)))
        start += widths[index] + GAP
    return tuple(placed)
