"""How a pane's rows stand: fresh or stale, how many, and the four screens without any."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from textwrap import wrap

from vultr_tui.account.tables import Freshness, Table
from vultr_tui.api.resource import Resource
from vultr_tui.api.titles import within
from vultr_tui.api.values import Row
from vultr_tui.client.errors import ApiError, Denial, Discontinued, Forbidden
from vultr_tui.console.widgets.bar import Part
from vultr_tui.console.widgets.lines import Words
from vultr_tui.output.times import Times

MEASURE = 76
"""Cells in a line of what is to be read, at most."""

WHY = {
    Denial.KEY: "key not accepted",
    Denial.ACCESS: "forbidden",
    Denial.ADDRESS: "forbidden to this address",
}
"""What keeps rows that are there from being refreshed."""


def age(table: Table, now: float, times: Times) -> Part:
    """`live`, or since when not; a form that does not tick."""
    match table.state(now):
        case Freshness.LIVE | Freshness.EMPTY:
            return Part("live", "good", 1)
        case Freshness.LOADING:
            return Part("loading", "busy", 1)
        case Freshness.STALE if table.outdated and _young(table, now):
            return Part("refreshing", "busy", 1)
        case Freshness.STALE if table.fetched_at is not None:
            return _stale(table, table.fetched_at, times)
        case Freshness.FORBIDDEN:
            return Part("forbidden", "bad", 1)
        case _:
            return Part("failed", "bad", 1)


def _stale(table: Table, fetched_at: float, times: Times) -> Part:
    since = f"stale since {times.of_day(fetched_at)}"
    if isinstance(table.error, Forbidden):
        return Part(f"{WHY[table.error.reason]}, {since}", "bad", 1)
    if isinstance(table.error, Discontinued):
        return Part(f"API switched off, {since}", "bad", 1)
    return Part(since, "busy", 1)


def _young(table: Table, now: float) -> bool:
    """Whether the rows are recent, and a change alone has made them doubtful."""
    return table.error is None and table.fetched_at is not None and now - table.fetched_at < table.resource.fresh_for


def count(shown: int, table: Table) -> str:
    """`n of total`, or `n` where nothing is left out; more than the service gave is said."""
    total = table.total
    text = f"{shown} of {total}" if shown != total else str(total)
    return text if table.complete or table.fetched_at is None else f"{text}, more exist"


def tally(resource: Resource, rows: Collection[Row]) -> Iterator[Part]:
    """How many rows are in each state: `23 running`, `2 stopped`; nothing where all are in the same."""
    counts = resource.tally(rows)
    if len(counts) > 1:
        shown = (state for state in resource.states if state in counts)
        yield from (Part(f"{counts[state]} {state.word}", state.tone.value, 3) for state in shown)


def notice(table: Table, now: float, *, creatable: bool) -> list[Words]:
    """What stands in place of rows where there are none."""
    plural = within(table.resource.title)
    match table.state(now):
        case Freshness.LOADING:
            return [(Part(f"Loading {plural}…", "muted"),)]
        case Freshness.EMPTY | Freshness.LIVE:
            hint = (Part("Press ", "muted"), Part("c", "key"), Part(" to create one.", "muted"))
            return [(Part(f"No {plural}.", "strong"),), (), hint if creatable else ()]
        case Freshness.FORBIDDEN:
            return _forbidden(table, plural)
        case _:
            again = (Part("Press ", "muted"), Part("r", "key"), Part(" to try again.", "muted"))
            return [(Part(f"The {plural} could not be loaded.", "bad"),), (), *_reasons(table), (), again]


def _forbidden(table: Table, plural: str) -> list[Words]:
    """What the service holds against it: the key itself, this address, or what the key may not do."""
    error = table.error
    if not isinstance(error, Forbidden) or error.reason is Denial.ACCESS:
        return [(Part(f"This key may not see {plural}.", "bad"),), (), *_reasons(table)]
    another: Words = (Part("Type ", "muted"), Part(":key", "key"), Part(" to enter another key.", "muted"))
    return [(Part(error.message, "bad"),), (), *_details(error), (), another]


def _reasons(table: Table) -> list[Words]:
    error = table.error
    return [] if error is None else [*((Part(line),) for line in wrap(error.message, MEASURE)), *_details(error)]


def _details(error: ApiError) -> Iterator[Words]:
    """What the service said, and what to do about it."""
    said = wrap(f"The service said: {error.text}", MEASURE) if error.text else []
    yield from ((Part(line, "muted"),) for line in (*said, *wrap(error.hint, MEASURE)))
