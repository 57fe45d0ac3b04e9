"""The rows known of each resource, how fresh they are, and who wants to hear of a change."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from functools import cached_property

from vultr_tui.api.catalogue import Api
from vultr_tui.api.light import define, field, frozen, replace
from vultr_tui.api.resource import Resource
from vultr_tui.api.values import Row
from vultr_tui.client.errors import ApiError, Forbidden

GRACE = 10.0
"""Seconds a refresh may be late before rows are called stale: a refresh takes a moment itself."""

Key = tuple[str, str]
"""A resource's name and the id of the parent row, empty where there is none."""


class Freshness(Enum):
    """What may be said of a table."""

    LOADING = "loading"
    """Nothing has come yet."""
    LIVE = "live"
    STALE = "stale"
    """There are rows, but they are older than promised, or known to be out of date."""
    EMPTY = "empty"
    """Live and complete, and there are no rows."""
    FORBIDDEN = "forbidden"
    FAILED = "failed"


@frozen
class Front:
    """How a long table was shown: enough to draw its first lines again before the rest is read."""

    order: str = ""
    """What the rows were sorted by, in the words of whoever showed them."""
    ids: tuple[str, ...] = ()
    """The first rows in that order."""
    widths: Mapping[str, int] = field(default_factory=dict)
    """The cells that each column wants, by its name."""
    beyond: int = 0
    """How many rows there are besides."""


@frozen
class Table:
    """The rows of a resource, as far as they are known; never changed, only replaced.

    `fetched_at` is the time of day, in seconds since 1970 UTC, when the rows came; None if they never did.
    `error` is why the last refresh failed; the rows are then those of the refresh before.
    """

    resource: Resource
    parent: str = ""
    rows: tuple[Row, ...] = field(default=(), repr=False)
    fetched_at: float | None = None
    complete: bool = False
    error: ApiError | None = None
    outdated: bool = False
    """Whether something has been done since that changes these rows, or they are from an earlier run."""
    live_for: float | None = None
    """Seconds for which a refresh was promised; None means as the resource says."""
    front: Front | None = None
    """Given where `rows` are the first alone, and the others are still to be read."""

    @property
    def beyond(self) -> int:
        """How many rows are still to be read."""
        return self.front.beyond if self.front else 0

    @property
    def total(self) -> int:
        """How many rows there are, read or not."""
        return len(self.rows) + self.beyond

    @property
    def key(self) -> Key:
        """What the table is found by."""
        return self.resource.name, self.parent

    @cached_property
    def by_id(self) -> dict[str, Row]:
        """The rows by their ids."""
        return {self.resource.id_of(row): row for row in self.rows}

    def row(self, id: str) -> Row | None:  # noqa: A002  (the word for it everywhere)
        """Find the row of that id; None if there is none."""
        return self.by_id.get(id)

    @property
    def stale_at(self) -> float:
        """The time of day from which the rows no longer count as live."""
        if self.fetched_at is None or self.outdated:
            return float("-inf")
        return self.fetched_at + (self.resource.fresh_for if self.live_for is None else self.live_for) + GRACE

    def state(self, now: float) -> Freshness:
        """Say what may be said of the table at that time of day."""
        if not self.rows and self.error is not None:
            return Freshness.FORBIDDEN if isinstance(self.error, Forbidden) else Freshness.FAILED
        if self.fetched_at is None:
            return Freshness.LOADING
        if self.error is not None or not self.fetched_at - GRACE <= now <= self.stale_at:
            return Freshness.STALE
        return Freshness.LIVE if self.rows or not self.complete else Freshness.EMPTY

    def live(self, now: float) -> bool:
        """Tell whether the rows may be relied upon without asking again."""
        return self.state(now) in {Freshness.LIVE, Freshness.EMPTY}

    @cached_property
    def in_transition(self) -> bool:
        """Whether a row is in a state that will pass by itself."""
        return any(state.transient for state in self.resource.tally(self.rows))


@frozen
class Change:
    """What became different in a table, by row id; nothing in all three means its freshness alone."""

    resource: str
    parent: str = ""
    added: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()

    @property
    def in_rows(self) -> bool:
        """Whether any row is different."""
        return bool(self.added or self.removed or self.changed)


def difference(old: Table, new: Table) -> Change:
    """Find what differs between the rows of two tables of the same resource and parent."""
    before, after = old.by_id, new.by_id
    return Change(
        *new.key,
        added=frozenset(after.keys() - before.keys()),
        removed=frozenset(before.keys() - after.keys()),
        changed=frozenset(key for key, row in after.items() if key in before and _differ(row, before[key])),
    )


def _differ(row: Row, other: Row) -> bool:
    return row is not other and row != other


def renewed(old: Table, new: Table) -> Table:
    """Give the new table with the old one's rows where they are equal, so that what is known of those stays valid.

    What is asked of a table at every look is worked out too: this may be done in a thread.
    """
    before = old.by_id
    rows = tuple(_same(row, before.get(new.resource.id_of(row))) for row in new.rows)
    unchanged = len(rows) == len(old.rows) and all(row is other for row, other in zip(rows, old.rows, strict=True))
    table = replace(new, rows=old.rows if unchanged else rows)
    _ = table.by_id, table.in_transition
    return table


def _same(row: Row, other: Row | None) -> Row:
    return other if other is not None and row == other else row


Listener = Callable[[Change], None]


@define
class Tables:
    """Every table of an account. `now` is the time of day; `load` may know rows of an earlier run.

    `glimpse` may give the first of many of those at once.
    """

    api: Api
    now: Callable[[], float]
    load: Callable[[Resource, str], Table] = Table
    glimpse: Callable[[Resource, str], Table | None] = lambda *_: None
    _tables: dict[Key, Table] = field(default_factory=dict)
    _glimpsed: dict[Key, Table] = field(default_factory=dict)
    _reading: dict[Key, asyncio.Task[Table]] = field(default_factory=dict)
    _listeners: list[Listener] = field(default_factory=list)

    def __iter__(self) -> Iterator[Table]:
        return iter(tuple(self._tables.values()))

    def get(self, resource: str, parent: str = "") -> Table:
        """Give the table as it is now; KeyError if the API has no such resource."""
        key = (resource, parent)
        if key not in self._tables:
            self._tables[key] = self._doubted(self.load(self.api.resource(resource), parent))
        return self._tables[key]

    def glance(self, resource: str, parent: str = "") -> Table:
        """Give the table, or of a long one that was not read yet the first rows, as its `front` says."""
        key = (resource, parent)
        if key not in self._tables and key not in self._glimpsed:
            first = self.glimpse(self.api.resource(resource), parent)
            if first:
                self._glimpsed[key] = self._doubted(first)
        known = self._tables.get(key) or self._glimpsed.get(key)
        return known or self.get(*key)

    async def read(self, resource: str, parent: str = "") -> None:
        """Have the table read, however long it is, while others go on."""
        key = (resource, parent)
        if key in self._tables:
            return
        if key not in self._reading:
            self._reading[key] = asyncio.create_task(asyncio.to_thread(self.load, self.api.resource(resource), parent))
        table = await asyncio.shield(self._reading[key])
        self._reading.pop(key, None)
        self._tables.setdefault(key, self._doubted(table))

    def _doubted(self, table: Table) -> Table:
        """Take rows for outdated that came in the future, by a clock that was wrong."""
        ahead = table.fetched_at is not None and table.fetched_at > self.now()
        return replace(table, outdated=True) if ahead else table

    def of(self, resource: str) -> tuple[Table, ...]:
        """List the tables of a resource that have been asked for, one for each parent."""
        return tuple(table for table in self if table.resource.name == resource)

    def find(self, resource: str, id: str) -> Row | None:  # noqa: A002
        """Find a row in whichever table of the resource it is; None if it is not known."""
        rows = (table.row(id) for table in self.of(resource))
        return next((row for row in rows if row is not None), None)

    def put(self, table: Table) -> Change:
        """Replace a table and tell who listens, unless nothing that shows is different."""
        old = self.get(*table.key)
        change = difference(old, table)
        self._tables[table.key] = table
        if change.in_rows or table.rows != old.rows or self._standing(old) != self._standing(table):
            self.tell(change)
        return change

    def _standing(self, table: Table) -> tuple[object, ...]:
        return table.state(self.now()), table.complete, table.error and table.error.message

    def set_back(self, seconds: float) -> None:
        """Let all rows have come so much earlier, for the clock was set back by as much."""
        for key, table in self._tables.items():
            if table.fetched_at is not None:
                self._tables[key] = replace(table, fetched_at=table.fetched_at - seconds)

    def tell(self, change: Change) -> None:
        """Tell who listens."""
        for listener in tuple(self._listeners):
            listener(change)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call the listener at every change; call what is returned to end that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)
