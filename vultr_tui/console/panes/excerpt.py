"""The rows of a table that pass a filter, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import compress
from typing import Generic, TypeVar

from vultr_tui.account.tables import Table
from vultr_tui.api.light import frozen
from vultr_tui.api.resource import Field, Resource
from vultr_tui.api.values import Row
from vultr_tui.grammar.filters import Filter
from vultr_tui.grammar.ordering import Key, Order, ordered, row_key
from vultr_tui.grammar.terms import Shown, Term, TextTerm

SLICE = 200
"""So many rows are made ready between two key presses."""

T = TypeVar("T")


@frozen
class Excerpt:
    """Rows by id, in the order to show them in, and how many there were before the filter."""

    rows: dict[str, Row]
    total: int

    @property
    def ids(self) -> Sequence[str]:
        """The ids in order."""
        return tuple(self.rows)


class _PerRow(Generic[T]):
    """What was worked out for each row, as long as the row is the same object, and what it was worked out for too."""

    def __init__(self) -> None:
        self._for: tuple[object, ...] = ()
        self._known: dict[int, tuple[Row, T]] = {}

    def begin(self, *what: object) -> None:
        """Keep what is known if it is for this same; else begin anew."""
        if len(what) != len(self._for) or any(one is not other for one, other in zip(what, self._for, strict=True)):
            self._for = what
            self._known = {}

    def of(self, row: Row, make: Callable[[], T]) -> T:
        """Give what belongs to the row; make it if it is not known."""
        known = self._known.get(id(row))
        if known is None or known[0] is not row:
            known = self._known[id(row)] = (row, make())
        return known[1]

    def retain(self, rows: Sequence[Row]) -> None:
        """Forget what belongs to other rows than these, where that is much."""
        if len(self._known) > 2 * len(rows):
            present = set(map(id, rows))
            self._known = {key: known for key, known in self._known.items() if key in present}


class Excerpts:
    """Takes excerpts of one table after another; what was worked out for a row that is still the same is kept."""

    def __init__(self) -> None:
        self._rows: Sequence[Row] = ()
        self._orders: tuple[Order, ...] = ()
        self._sorted: Sequence[Row] = ()
        self._keys = _PerRow[Key]()
        self._texts = _PerRow[str]()

    def take(
        self, table: Table, found: Filter, orders: Sequence[Order], shown: Shown, names: Sequence[object] = ()
    ) -> Excerpt:
        """The excerpt of a table; a sort order in the filter comes before `orders`.

        `names` are what `shown` goes by: while they are the same, so is what it says of a row. A resource of a single
        row that has no key is keyed by its place.
        """
        resource = table.resource
        rows = self._ordered(table, (*found.orders, *orders))
        for term in found.terms:
            rows = list(compress(rows, self._holding(term, rows, resource, shown, names)))
        return Excerpt({resource.id_of(row) or f"#{place}": row for place, row in enumerate(rows)}, len(table.rows))

    def prepare(self, table: Table, term: Term, shown: Shown, names: Sequence[object]) -> Iterator[None]:
        """Work out what the term will need of each row, a slice at a time."""
        for start in range(0, len(table.rows), SLICE):
            for _ in self._holding(term, table.rows[start : start + SLICE], table.resource, shown, names):
                pass
            yield

    def _holding(
        self, term: Term, rows: Sequence[Row], resource: Resource, shown: Shown, names: Sequence[object]
    ) -> Iterator[bool]:
        if not isinstance(term, TextTerm):
            yield from (term.holds(row, resource, shown) for row in rows)
            return
        self._texts.begin(resource, *term.fields, *names)
        for row in rows:
            yield term.found_in(self._texts.of(row, lambda row=row: term.text(row, resource, shown)))  # type: ignore[misc]

    def _ordered(self, table: Table, orders: tuple[Order, ...]) -> Sequence[Row]:
        fields = tuple(order.field for order in orders)
        if self._rows is table.rows and self._orders == orders:
            return self._sorted
        # Equal rows keep their order, so that turning round what is sorted already comes to the same, and is quicker.
        turned = self._rows is table.rows and fields == tuple(order.field for order in self._orders)
        rows = self._sorted if turned else table.rows
        self._rows, self._orders = table.rows, orders
        self._texts.retain(table.rows)
        self._keys.begin(table.resource, *fields)
        self._keys.retain(table.rows)
        key_of = self._key if len(orders) == 1 else row_key
        self._sorted = ordered(rows, table.resource, orders, key_of) if orders else table.rows
        return self._sorted

    def _key(self, resource: Resource, field: Field, row: Row) -> Key:
        return self._keys.of(row, lambda: row_key(resource, field, row))
