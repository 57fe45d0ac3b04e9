"""The rows of a table that pass a filter, in order."""

from __future__ import annotations

from collections.abc import Sequence

from vultr_tui.account.tables import Table
from vultr_tui.api.light import frozen
from vultr_tui.api.values import Row
from vultr_tui.grammar.filters import Filter
from vultr_tui.grammar.ordering import Order, ordered
from vultr_tui.grammar.terms import Shown


@frozen
class Excerpt:
    """Rows by id, in the order to show them in, and how many there were before the filter."""

    rows: dict[str, Row]
    total: int

    @property
    def ids(self) -> Sequence[str]:
        """The ids in order."""
        return tuple(self.rows)


class Excerpts:
    """Takes excerpts of one table after another; rows that are the same in the same order are sorted once."""

    def __init__(self) -> None:
        self._rows: Sequence[Row] = ()
        self._orders: tuple[Order, ...] = ()
        self._sorted: Sequence[Row] = ()

    def take(self, table: Table, found: Filter, orders: Sequence[Order], shown: Shown) -> Excerpt:
        """The excerpt of a table; a sort order in the filter comes before `orders`.

        A resource of a single row that has no key is keyed by its place.
        """
        resource = table.resource
        rows = self._ordered(table, (*found.orders, *orders))
        if found.terms:
            rows = [row for row in rows if found.matches(row, shown)]
        return Excerpt({resource.id_of(row) or f"#{place}": row for place, row in enumerate(rows)}, len(table.rows))

    def _ordered(self, table: Table, orders: tuple[Order, ...]) -> Sequence[Row]:
        if self._rows is not table.rows or self._orders != orders:
            self._rows, self._orders = table.rows, orders
            self._sorted = ordered(table.rows, table.resource, orders) if orders else table.rows
        return self._sorted
