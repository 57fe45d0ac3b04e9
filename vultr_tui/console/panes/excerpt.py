"""The rows of a table that pass a filter, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import compress
from typing import Generic, TypeVar

from vultr_tui.account.tables import Table
from vultr_tui.api.columns import value_of
from vultr_tui.api.light import frozen
from vultr_tui.api.resource import Field, Resource
from vultr_tui.api.values import Row
from vultr_tui.grammar.filters import Filter
from vultr_tui.grammar.ordering import Key, Order, arranged, keying
from vultr_tui.grammar.terms import Shown, Term, TextTerm

SLICE = 200
"""So many rows are made ready between two key presses."""

T = TypeVar("T")


@frozen
class Excerpt:
    """The ids of some rows, in the order to show them in, and all rows of the table by their ids."""

    ids: tuple[str, ...]
    by_id: Mapping[str, Row]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows in order."""
        return tuple(map(self.by_id.__getitem__, self.ids))


class _PerRow(Generic[T]):
    """What was worked out for each row, as long as the row is the same object, and what it was worked out for too."""

    def __init__(self) -> None:
        self._for: tuple[object, ...] = ()
        self._known: dict[int, tuple[Row, T]] = {}
        self._last: tuple[Sequence[Row], list[T]] = ((), [])

    def begin(self, *what: object) -> None:
        """Keep what is known if it is for this same; else begin anew."""
        if len(what) != len(self._for) or any(one is not other for one, other in zip(what, self._for, strict=True)):
            self._for, self._known, self._last = what, {}, ((), [])

    def of(self, rows: Sequence[Row], make: Callable[[Row], T]) -> list[T]:
        """Give what belongs to each row; what is not known is made."""
        if rows is self._last[0]:
            return self._last[1]
        known, found = self._known, list[T]()
        for row in rows:
            kept = known.get(id(row))
            if kept is None or kept[0] is not row:
                kept = known[id(row)] = (row, make(row))
            found.append(kept[1])
        self._last = rows, found
        return found

    def retain(self, rows: Sequence[Row]) -> None:
        """Forget what belongs to other rows than these, where that is much."""
        if len(self._known) > 2 * len(rows):
            present = set(map(id, rows))
            self._known = {key: known for key, known in self._known.items() if key in present}


class Excerpts:
    """Takes excerpts of one table after another; what was worked out for a row that is still the same is kept."""

    def __init__(self) -> None:
        self._rows: Sequence[Row] = ()
        self._ids: Sequence[str] = ()
        self._by_id: Mapping[str, Row] = {}
        self._orders: tuple[Order, ...] = ()
        self._places: Sequence[int] = ()
        """The places in `_rows`, in order."""
        self._keys = _PerRow[Key]()
        self._texts = _PerRow[str]()

    def take(
        self, table: Table, found: Filter, orders: Sequence[Order], shown: Shown, names: Sequence[object] = ()
    ) -> Excerpt:
        """The excerpt of a table; a sort order in the filter comes before `orders`.

        `names` are what `shown` goes by: while they are the same, so is what it says of a row. A resource of a single
        row that has no key is keyed by its place.
        """
        rows, resource = table.rows, table.resource
        places = self._ordered(table, (*found.orders, *orders))
        for term in found.terms:
            judged = [rows[place] for place in places]
            places = list(compress(places, self._holding(term, judged, resource, shown, names)))
        ids = tuple(map(self._ids.__getitem__, places))
        return Excerpt(ids if len(self._by_id) == len(rows) else tuple(dict.fromkeys(ids)), self._by_id)

    def prepare(self, table: Table, term: Term, shown: Shown, names: Sequence[object]) -> Iterator[None]:
        """Work out what the term will need of each row, a slice at a time."""
        for start in range(0, len(table.rows), SLICE):
            self._holding(term, table.rows[start : start + SLICE], table.resource, shown, names)
            yield

    def _holding(
        self, term: Term, rows: Sequence[Row], resource: Resource, shown: Shown, names: Sequence[object]
    ) -> Sequence[bool]:
        """Whether each of the rows meets the condition."""
        if not isinstance(term, TextTerm):
            return [term.holds(row, resource, shown) for row in rows]
        self._texts.begin(resource, *term.fields, *names)
        return list(map(term.found_in, self._texts.of(rows, lambda row: term.text(row, resource, shown))))

    def _ordered(self, table: Table, orders: tuple[Order, ...]) -> Sequence[int]:
        """The places of the rows, in order."""
        rows, before = table.rows, self._orders
        same = self._rows is rows
        if not same:
            self._rows = rows
            self._ids = [table.resource.id_of(row) or f"#{place}" for place, row in enumerate(rows)]
            self._by_id = dict(zip(self._ids, rows, strict=True))
            self._texts.retain(rows)
            self._keys.retain(rows)
        elif before == orders:
            return self._places
        # Equal rows keep their order, so that turning round what is sorted already comes to the same, and is quicker.
        turned = same and [order.field for order in orders] == [order.field for order in before]
        places: Sequence[int] = self._places if turned else range(len(rows))
        for order in reversed(orders):
            places = arranged(places, self._keyed(table, order.field), downwards=order.downwards)
        self._orders, self._places = orders, places
        return places

    def _keyed(self, table: Table, field: Field) -> Sequence[Key]:
        """The keys of the rows in a column."""
        resource, key = table.resource, keying(field)
        self._keys.begin(resource, field)
        return self._keys.of(table.rows, lambda row: key(value_of(resource, row, field)))
