"""Asking the service for the rows of a table."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from vultr_tui.account.tables import Key, Table, Tables, renewed
from vultr_tui.api.light import define, field, replace
from vultr_tui.api.resource import Listing
from vultr_tui.api.values import Argument, Row
from vultr_tui.client.answer import Answer
from vultr_tui.client.clock import Clock
from vultr_tui.client.errors import ApiError
from vultr_tui.client.heap import give_back
from vultr_tui.client.pacing import Priority
from vultr_tui.client.session import Session

MANY = 1000
"""From so many rows on they are compared in a thread, for that takes longer than a key press may wait."""


@define
class Loader:
    """Fills tables. One refresh of a table runs at a time; who asks meanwhile gets its result."""

    session: Session
    tables: Tables
    clock: Clock
    pace: float = 1.0
    """How many times as long as usual rows are to count as live, because refreshes are made rarer."""
    _running: dict[Key, asyncio.Task[Table]] = field(default_factory=dict)
    _marks: dict[Key, int] = field(default_factory=dict)
    """How often each table was marked out of date, to notice a mark made during a refresh."""

    async def refresh(self, resource: str, parent: str = "", priority: Priority = Priority.VISIBLE) -> Table:
        """Ask the service; a failure is kept in the table's `error` and the good rows stay."""
        key = (resource, parent)
        if key not in self._running:
            task = asyncio.create_task(self._refreshed(key, priority))
            self._running[key] = task
            task.add_done_callback(lambda _: self._running.pop(key, None))
        return await asyncio.shield(self._running[key])

    async def ensure(self, resource: str, parent: str = "", priority: Priority = Priority.ACTION) -> Table:
        """Refresh the table only if it is not live."""
        table = self.tables.get(resource, parent)
        return table if table.live(self.clock.now()) else await self.refresh(resource, parent, priority)

    async def renew(self, resource: str, parent: str = "", priority: Priority = Priority.ACTION) -> Table:
        """Ask the service from this moment on: a refresh that began before now is not enough."""
        running = self._running.get((resource, parent))
        if running:
            await asyncio.shield(running)
        return await self.refresh(resource, parent, priority)

    def mark(self, table: Table) -> None:
        """Call the rows out of date: something was done that changes them."""
        self._marks[table.key] = self._marks.get(table.key, 0) + 1
        if not table.outdated:
            self.tables.put(replace(table, outdated=True))

    def running(self, key: Key) -> bool:
        """Tell whether a refresh of the table is under way."""
        return key in self._running

    async def aclose(self) -> None:
        """Give up what is under way."""
        tasks = tuple(self._running.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _refreshed(self, key: Key, priority: Priority) -> Table:
        """Refresh, and give memory back once the answers are forgotten, which is when that has returned."""
        table = await self._refresh(self.tables.get(*key), priority)
        if len(table.rows) > MANY:
            await asyncio.to_thread(give_back)
        return table

    async def _refresh(self, table: Table, priority: Priority) -> Table:
        marks = self._marks.get(table.key, 0)
        try:
            lists = table.resource.lists
            answers = [await self._list(table, listing, priority) for listing in lists]
        except ApiError as error:
            table = replace(self.tables.get(*table.key), error=error)
        else:
            table = Table(
                table.resource,
                table.parent,
                rows=tuple(
                    row for answer, listing in zip(answers, lists, strict=True) for row in _rows(answer, listing)
                ),
                fetched_at=self.clock.now(),
                complete=all(answer.complete for answer in answers),
                outdated=marks != self._marks.get(table.key, 0),
                live_for=table.resource.fresh_for * self.pace,
            )
            old = self.tables.get(*table.key)
            many = len(table.rows) > MANY
            table = await asyncio.to_thread(renewed, old, table) if many else renewed(old, table)
        self.tables.put(table)
        return table

    async def _list(self, table: Table, listing: Listing, priority: Priority) -> Answer:
        arguments: dict[str, Argument] = dict(listing.arguments)
        if table.resource.parent_parameter:
            arguments[table.resource.parent_parameter] = table.parent
        operation = self.session.api.operation(listing.operation)
        return await self.session.call(operation, arguments, priority)


def _rows(answer: Answer, listing: Listing) -> Sequence[Row]:
    """Complete the rows of a reply with what was sent and what blanks mean where they do not say it themselves."""
    found = answer.rows or ((answer.object,) if answer.object else ())
    if not listing.arguments and not listing.blanks:
        return found
    blanks = dict(listing.blanks)
    return [
        {**dict(listing.arguments), **row, **{name: blanks[name] for name in blanks if row.get(name) in (None, "")}}
        for row in found
    ]
