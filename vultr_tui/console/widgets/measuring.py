"""How wide the columns of a table want to be, by what its rows say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from vultr_tui.console.widgets import cells, columns
from vultr_tui.console.widgets.cells import Cell
from vultr_tui.console.widgets.columns import Column, Placed

SAMPLE = 200
"""So many rows decide how wide the columns are; ten thousand cost no more."""

Line = Sequence[Cell]
Formatter = Callable[[str], Line]


class Widths:
    """Columns grow to a sample of the rows and to those in sight; they never shrink, so nothing jumps."""

    def __init__(self, headings: Sequence[Column]) -> None:
        self.columns: tuple[Column, ...] = tuple(headings)
        self._wanted: Mapping[str, int] = {}
        self._measured: set[str] = set()

    @property
    def wanted(self) -> Mapping[str, int]:
        """The cells that each column would have if there were room."""
        return self._wanted

    def recall(self, wanted: Mapping[str, int]) -> None:
        """Let columns be at least as wide as they were known to want to be."""
        names = wanted.keys() | self._wanted.keys()
        self._wanted = {name: max(wanted.get(name, 0), self._wanted.get(name, 0)) for name in names}

    def fit(self, room: int, skipped: int) -> tuple[Placed, ...]:
        """The columns that have room."""
        return columns.fit(self.columns, self._wanted, room, skipped)

    def grow(self, ids: Sequence[str], seen: Sequence[str], cells_of: Formatter, room: int, skipped: int) -> None:
        """Measure rows that are new; one that was there before takes nothing from other columns with longer text."""
        rows = {*self._sample(ids), *seen}
        needed, wished = dict(self._wanted), dict(self._wanted)
        for row in rows:
            known = row in self._measured
            for column, cell in zip(self.columns, cells_of(row), strict=False):
                for widths in (wished,) if known and not column.solid else (wished, needed):
                    widths[column.name] = max(widths.get(column.name, 0), cells.width(cell.text))
        self._measured |= rows
        self._wanted = needed
        if wished != needed and _undisturbed(self.fit(room, skipped), columns.fit(self.columns, wished, room, skipped)):
            self._wanted = wished

    def _sample(self, ids: Sequence[str]) -> list[str]:
        """Rows that were not measured yet, while they are few that were."""
        if len(self._measured) >= SAMPLE:
            return []
        return [row for row in (*ids[:: len(ids) // SAMPLE + 1], *ids[-1:]) if row not in self._measured]


def _undisturbed(before: Sequence[Placed], after: Sequence[Placed]) -> bool:
    """Whether the same columns are shown, and none is narrower."""
    return len(before) == len(after) and all(
        old.index == new.index and old.width <= new.width for old, new in zip(before, after, strict=True)
    )
