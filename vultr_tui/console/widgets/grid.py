"""A table in which the keys to the left and right move from cell to cell."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.message import Message

from vultr_tui.api.light import define
from vultr_tui.console.widgets.columns import Column
from vultr_tui.console.widgets.table import Table


class Grid(Table):
    """The first columns, that name the row, are passed over; the cell under the cursor is always in view."""

    @define
    class Turned(Message):
        """The cursor is in another column."""

        grid: Grid

    def __init__(self) -> None:
        super().__init__(markable=False)
        self._column = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """The columns that the cursor goes to, by name."""
        return tuple(column.name for column in self.columns[1:])

    @property
    def column(self) -> str:
        """The column under the cursor; empty if there is none."""
        return self._column if self._column in self.cells else next(iter(self.cells), "")

    def set_columns(self, headings: Sequence[Column]) -> None:
        """Show other columns; the cursor stays in its column if that is there."""
        super().set_columns(headings)
        self._into_view()

    def on_resize(self) -> None:
        """Give the columns the new width, and keep the one under the cursor in view."""
        self._arrange()
        self._into_view()

    def go_to(self, name: str) -> None:
        """Put the cursor in a column."""
        if name in self.cells and name != self.column:
            self._column = name
            self._into_view()
            self._repaint_line(self.cursor_line)
            self.post_message(self.Turned(self))

    def action_skip(self, step: int) -> None:
        """Move the cursor to another column."""
        if self.cells:
            place = self.cells.index(self.column) + step
            self.go_to(self.cells[max(0, min(len(self.cells) - 1, place))])

    def _into_view(self) -> None:
        """Move the columns as far as the one under the cursor needs."""
        wanted = self.cells.index(self.column) + 1 if self.column else 0
        while wanted and self._placed and wanted not in {placed.index for placed in self._placed[1:]}:
            before = self._skipped
            self._skipped = wanted if wanted < max(1, self._skipped) else max(2, self._skipped + 1)
            if self._skipped > wanted or self._skipped == before:
                break
            self._arrange()

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the cell first; a double click opens it."""
        self.go_to(self.column_at(event.x))
        if not self.head or event.y:
            self.move_to_y(event.y)
        event.stop()
        event.prevent_default()  # a table without cells opens a row at the first click, and sorts by its headings
        if event.chain > 1:
            self.action_choose()
