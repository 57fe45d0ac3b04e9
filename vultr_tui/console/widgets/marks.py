"""The rows of a table that are marked, and the range of them that grows with the cursor."""

from __future__ import annotations

from collections.abc import Callable, Iterable

Range = Callable[[str], set[str]]
"""Gives the rows from one to the cursor."""


class Marks:
    """A range grows from where it was begun, or is taken from the row marked last."""

    def __init__(self) -> None:
        self.rows: set[str] = set()
        self._anchor = ""
        self._before: set[str] | None = None
        """What was marked before the range that grows."""

    @property
    def ranging(self) -> bool:
        """Whether a range grows with the cursor."""
        return self._before is not None

    def put(self, rows: Iterable[str]) -> None:
        """Mark these rows and no others; a range grows no more."""
        self.rows, self._before = set(rows), None

    def turn(self, row: str) -> None:
        """Mark a row, or take its mark off."""
        self.put(self.rows ^ {row})
        self._anchor = row

    def turn_range(self, row: str, range_from: Range) -> None:
        """Begin a range at the row, or end it there; if another was marked before, mark from there to here."""
        if self.ranging:
            self.put(self.rows)
        elif self._anchor in self.rows - {row}:
            self.put(self.rows | range_from(self._anchor))
        else:
            self._anchor, self._before, self.rows = row, self.rows, self.rows | {row}
            return
        self._anchor = ""

    def follow(self, range_from: Range) -> bool:
        """Let the range reach to the cursor; say whether there is one."""
        if self._before is None:
            return False
        self.rows = self._before | range_from(self._anchor)
        return True

    def keep(self, rows: Iterable[str]) -> bool:
        """Forget what is not among the rows; say whether something was marked of it."""
        gone = self.rows.difference(rows) if self.rows else set()
        self.rows -= gone
        if self._before:
            self._before -= gone
        return bool(gone)
