"""What every server has used of its traffic allowance, and will have used by the end of the month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from vultr_tui.account.account import Account
from vultr_tui.account.traffic import last_day, traffic
from vultr_tui.api.resource import Field, Resource, State, Tone
from vultr_tui.api.values import Format, Row, Type, number
from vultr_tui.console.overviews.derived import Derived
from vultr_tui.console.places import Place
from vultr_tui.console.widgets.bar import Part
from vultr_tui.console.widgets.cells import Cell
from vultr_tui.console.widgets.chart import gauge
from vultr_tui.console.widgets.lines import Words
from vultr_tui.output.cells import NOTHING
from vultr_tui.output.text import size

BAR = 16
"""Cells for the whole allowance."""
ALL = 100.0
"""Percent: the whole allowance."""
GIGABYTES = 3
ONE_BY_ONE = "The service tells the traffic of one server at a time: see its details, under Transfer."

RESOURCE = Resource(
    name="bandwidth",
    title="Bandwidth",
    section="Network",
    lists=(),
    key="id",
    label="label",
    fields=(
        Field(name="label", title="Label", priority=1),
        Field(name="share", title="% used", type=Type.INTEGER, priority=2),
        Field(name="projected_share", title="% at end", type=Type.INTEGER, priority=3),
        Field(name="gauge", title="Used, and by the end", priority=4),
        Field(name="used", title="Used", type=Type.NUMBER, format=Format.GIGABYTES, priority=5),
        Field(name="projected", title="By the end", type=Type.NUMBER, format=Format.GIGABYTES, priority=6),
        Field(name="allowed", title="Allowed", type=Type.NUMBER, format=Format.GIGABYTES, priority=7),
        Field(name="location", title="Location", priority=8),
        Field(name="tag", title="Tag", priority=9),
    ),
    states=(
        State("over", Tone.BAD, (("verdict", ("over",)),)),
        State("close", Tone.BUSY, (("verdict", ("close",)),)),
        State("fine", Tone.GOOD, (("verdict", ("fine",)),)),
        State("unknown", Tone.NEUTRAL),
    ),
    order="-projected_share",
)


def rows(account: Account) -> Iterator[Row]:
    """Tell a row for each server that says what it has used."""
    now = account.clock.now()
    servers = account.table("server")
    for server in servers.rows:
        if (told := traffic(server, now)) is not None:
            yield {
                "id": servers.resource.id_of(server),
                **{name: server.get(name) for name in ("label", "location", "tag")},
                "used": round(told.used, 1),
                "allowed": told.allowed,
                "projected": None if told.at_end is None else round(told.at_end, 1),
                "share": _percent(told.share),
                "projected_share": _percent(told.share_at_end),
                "verdict": told.verdict,
            }


def _percent(share: float | None) -> int | None:
    return None if share is None else round(ALL * share)


def _gauge(row: Row) -> Cell:
    """The share used, and behind it what will be by the end, drawn in cells."""
    used, at_end = number(row.get("share")), number(row.get("projected_share"))
    if used is None:
        return Cell(NOTHING, "muted")
    state = RESOURCE.state_of(row)
    return Cell(gauge(used / ALL, (used if at_end is None else at_end) / ALL, BAR), state.tone.value if state else "")


def _whole(name: str, row: Row) -> Cell:
    """The quantity in whole gigabytes whatever its size, so that the numbers of a column can be compared at sight."""
    quantity = number(row.get(name))
    return Cell(NOTHING, "muted") if quantity is None else Cell(f"{quantity:,.0f} GB")


def summary(account: Account) -> Sequence[Words]:
    """All servers together, and until when the month lasts."""
    found = list(rows(account))
    if not found:
        return ((Part(ONE_BY_ONE, "muted"),),) if account.table("server").rows else ()
    used, allowed, at_end = (sum(number(row.get(name)) or 0.0 for row in found) for name in TOTALS)
    share = f" ({used / allowed:.0%})" if allowed else ""
    until = last_day(account.clock.now())
    return (
        (
            Part("All servers: ", "muted"),
            Part(f"{size(round(used), GIGABYTES)} of {size(allowed, GIGABYTES)}{share}", "strong"),
            Part(
                f", about {size(round(at_end), GIGABYTES)} on {until} at this pace",
                "muted",
            ),
        ),
    )


TOTALS = ("used", "allowed", "projected")

BANDWIDTH = Derived(
    resource=RESOURCE,
    sources=("server",),
    rows=rows,
    opens=lambda row: (Place("server"), RESOURCE.id_of(row)),
    summary=summary,
    drawn=(("gauge", _gauge), *((name, partial(_whole, name)) for name in TOTALS)),
)
