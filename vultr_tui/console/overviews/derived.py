"""Rows that no operation lists, because they are told from other rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from vultr_tui.account.account import Account
from vultr_tui.account.tables import Freshness, Table
from vultr_tui.api.light import frozen
from vultr_tui.api.resource import Resource
from vultr_tui.api.values import Row
from vultr_tui.console.places import Place
from vultr_tui.console.widgets.cells import Cell
from vultr_tui.console.widgets.lines import Words


def nothing_more(_account: Account) -> Sequence[Words]:
    """Say nothing above the rows."""
    return ()


@frozen(kw_only=True)
class Derived:
    """What an overview shows: a resource of its own, and how its rows come from those of others."""

    resource: Resource
    sources: tuple[str, ...]
    """The resources whose rows it is told from."""
    rows: Callable[[Account], Iterable[Row]]
    opens: Callable[[Row], tuple[Place, str]]
    """Where the row is that Enter goes to, and its id."""
    summary: Callable[[Account], Sequence[Words]] = nothing_more
    watched: bool = True
    """Whether its sources are kept fresh while it is open; else each is asked for once, when nothing else waits."""
    drawn: tuple[tuple[str, Callable[[Row], Cell]], ...] = ()
    """The fields that are drawn in a way of their own."""

    def table(self, account: Account) -> Table:
        """The rows as they are now: as old as the sources that are stale by their own measure, else as the newest."""
        sources, now = [account.table(name) for name in self.sources], account.clock.now()
        times = [table.fetched_at for table in sources if table.fetched_at is not None]
        if not self.watched:
            return Table(
                self.resource, rows=tuple(self.rows(account)), fetched_at=max(times, default=None), complete=True
            )
        stale = [table.fetched_at or 0.0 for table in sources if table.state(now) is Freshness.STALE]
        return Table(
            self.resource,
            rows=tuple(self.rows(account)),
            fetched_at=min(stale, default=max(times, default=now)) if len(times) == len(sources) else None,
            complete=all(table.complete for table in sources),
            error=next((table.error for table in sources if table.error), None),
            outdated=any(table.outdated for table in sources),
        )
