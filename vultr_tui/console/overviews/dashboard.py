"""Everything the account has at a glance: how many of each, what it costs, what is under way, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vultr_tui.account.account import Account
from vultr_tui.account.entry import Result
from vultr_tui.account.tables import Freshness, Table
from vultr_tui.account.wording import listed
from vultr_tui.api.catalogue import Api
from vultr_tui.api.resource import Field, Resource, Tone
from vultr_tui.api.values import Format, Row, Type
from vultr_tui.console.overviews.costs import BILLING, billing, line
from vultr_tui.console.overviews.derived import Derived
from vultr_tui.console.places import Place
from vultr_tui.console.widgets.lines import Words

OFFERED = "Catalogue"
"""The section of what could be had, which the account does not have."""
NAMED = 6
"""Rows that are named before the rest is counted."""
LATELY = 86_400.0
"""Seconds for which a change that failed is worth a line."""

RESOURCE = Resource(
    name="dashboard",
    title="Dashboard",
    section="Account",
    lists=(),
    key="resource",
    label="title",
    fields=(
        Field(name="title", title="What", priority=1),
        Field(name="count", title="Count", type=Type.INTEGER, priority=2),
        Field(name="monthly", title="$/mo", type=Type.NUMBER, format=Format.MONEY, priority=3),
        Field(name="busy", title="Under way", type=Type.INTEGER, priority=4),
        Field(name="bad", title="Wrong", type=Type.INTEGER, priority=5),
        Field(name="section", title="Section", priority=6),
        Field(name="known", title="Known", priority=7),
    ),
)


def owned(api: Api) -> tuple[Resource, ...]:
    """The resources that an account has rows of: those with a pane, except what is merely offered."""
    return tuple(resource for resource in api.resources if resource.section not in {"", OFFERED} and resource.key)


def rows(account: Account) -> Iterator[Row]:
    """Tell a row for each kind of thing that there is any of, or that cannot be told yet."""
    now = account.clock.now()
    for resource in owned(account.api):
        table = account.table(resource.name)
        state = table.state(now)
        if table.rows or state is Freshness.LOADING or (table.error and table.error.passing):
            prices = [price for row in table.rows if (price := account.price_of(resource, row)) is not None]
            yield {
                "resource": resource.name,
                "title": resource.title,
                "count": len(table.rows) if table.fetched_at is not None else None,
                "monthly": round(sum(prices), 2) if prices else None,
                "busy": len(_in(table, Tone.BUSY)) or None,
                "bad": len(_in(table, Tone.BAD)) or None,
                "section": resource.section,
                "known": state.value,
            }


def _in(table: Table, tone: Tone) -> list[str]:
    """Name the rows whose state feels so."""
    states = ((row, table.resource.state_of(row)) for row in table.rows)
    return [f"{table.resource.title_of(row)} ({state.word})" for row, state in states if state and state.tone is tone]


def summary(account: Account) -> Sequence[Words]:
    """The money, what is under way, what is wrong, and what failed."""
    tables = [account.table(resource.name) for resource in owned(account.api)]
    told = {
        "Under way": [name for table in tables for name in _in(table, Tone.BUSY)],
        "Wrong": [name for table in tables for name in _in(table, Tone.BAD)],
        "Failed today": list(_failed(account)),
    }
    lines = (line(title, listed(names, NAMED)) for title, names in told.items() if names)
    return (*billing(account), *lines, ())


def _failed(account: Account) -> Iterator[str]:
    since = account.clock.now() - LATELY
    for entry in account.journal.entries():
        if entry.time >= since and entry.outcome in {Result.FAILED, Result.UNKNOWN}:
            yield f"{entry.operation.replace('.', ' ', 1)} {' '.join(target.name for target in entry.targets)}".strip()


def dashboard(api: Api) -> Derived:
    """The overview of what the API lists; it is told from what is known, and asks once for what is not."""
    return Derived(
        resource=RESOURCE,
        sources=(BILLING, *(resource.name for resource in owned(api) if resource.name != BILLING)),
        watched=False,
        rows=rows,
        opens=lambda row: (Place(str(row["resource"])), ""),
        summary=summary,
    )
