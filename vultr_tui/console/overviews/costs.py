"""The account's money, and what each thing costs a month as far as the service says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from vultr_tui.account.account import Account
from vultr_tui.account.money import price_source, starting
from vultr_tui.api.catalogue import Api
from vultr_tui.api.resource import Field, Resource
from vultr_tui.api.values import Format, Json, Row, Type, number
from vultr_tui.console.actions.operations import changing
from vultr_tui.console.overviews.derived import Derived
from vultr_tui.console.places import Place
from vultr_tui.console.widgets.bar import Part
from vultr_tui.console.widgets.cells import fit
from vultr_tui.console.widgets.lines import Words
from vultr_tui.output.text import dollars

BILLING = "account"
TITLES = 18
"""Cells for what a sum is of."""
AMOUNT = 11
"""Cells for dollars."""

RESOURCE = Resource(
    name="costs",
    title="Costs",
    section="Account",
    lists=(),
    key="key",
    label="name",
    fields=(
        Field(name="name", title="Name", priority=1),
        Field(name="kind", title="Kind", priority=3),
        Field(name="monthly", title="$/mo", type=Type.NUMBER, format=Format.MONEY, priority=2),
        Field(name="how", title="State", priority=5),
        Field(name="created", title="Created", format=Format.DATE, priority=4),
    ),
    order="-monthly",
)


def priced(api: Api) -> tuple[Resource, ...]:
    """The resources whose prices are known, and which are the account's own: something can be done to their rows."""
    return tuple(
        found for found in api.resources if found.section and changing(api, found) and price_source(api, found)[0]
    )


def unpriced(api: Api) -> tuple[Resource, ...]:
    """The resources that cost something to have, though nothing says how much."""
    own = (found for found in api.resources if found.section and starting(api, found))
    return tuple(found for found in own if not price_source(api, found)[0])


def rows(account: Account) -> Iterator[Row]:
    """Tell a row for each thing that says what it costs."""
    for resource in priced(account.api):
        for row in account.table(resource.name).rows:
            state = resource.state_of(row)
            yield {
                "key": f"{resource.name} {resource.id_of(row)}",
                "name": resource.label_of(row),
                "kind": resource.title,
                "monthly": account.price_of(resource, row),
                "how": state.word if state else "",
                "created": row.get("date_created"),
            }


def summary(account: Account) -> Sequence[Words]:
    """The balance, and the sum of each kind of thing."""
    return (*billing(account), (), *_sums(account), ())


def billing(account: Account) -> Iterator[Words]:
    """The balance, what will be charged, and what was paid last."""
    resource = account.api.resource(BILLING)
    for row in account.table(BILLING).rows[:1]:
        credit = (number(row.get("balance")) or 0.0) < 0
        said = {
            "Balance": f"{_dollars(row.get('balance'))}{'  (credit)' if credit else ''}",
            "Pending charges": _dollars(row.get("pending_charges")),
            "Last payment": _dollars(_paid(row)) + f"  {str(row.get('last_payment_date') or '')[:10]}",
        }
        yield from (line(title, text) for title, text in said.items())
    if not account.table(BILLING).rows:
        error = account.table(BILLING).error
        yield line(resource.title, error.message if error else "loading")


def _paid(row: Row) -> float | None:
    """What was paid, which some versions of the service write as less than nothing."""
    amount = number(row.get("last_payment_amount"))
    return None if amount is None else abs(amount)


def _sums(account: Account) -> Iterator[Words]:
    total = 0.0
    for kind, members in groupby(rows(account), key=lambda row: str(row["kind"])):
        costs = [number(row["monthly"]) or 0.0 for row in members]
        total += sum(costs)
        yield line(kind, f"{_dollars(sum(costs))} a month for {len(costs)}")
    for resource in unpriced(account.api):
        if count := len(account.table(resource.name).rows):
            yield line(resource.title, f"{fit('not told', AMOUNT, right=True)}         for {count}", "muted")
    yield line("All that is told", f"{_dollars(total)} a month", "strong")


def line(title: str, text: str, tone: str = "") -> Words:
    """A sum, or a list, behind what it is of."""
    return (Part(fit(title, TITLES), "muted"), Part(text, tone))


def _dollars(value: Json) -> str:
    amount = number(value)
    text = "-" if amount is None else dollars(amount)
    return fit(text, AMOUNT, right=True)


def _opens(row: Row) -> tuple[Place, str]:
    resource, _, id_ = str(row["key"]).partition(" ")
    return Place(resource), id_


def _plans(api: Api) -> tuple[str, ...]:
    """The resources in which prices are looked up."""
    return tuple(filter(None, (price_source(api, found)[1] for found in priced(api))))


def costs(api: Api) -> Derived:
    """The overview for what this API tells of prices."""
    return Derived(
        resource=RESOURCE,
        sources=(BILLING, *(found.name for found in (*priced(api), *unpriced(api))), *_plans(api)),
        rows=rows,
        opens=_opens,
        summary=summary,
    )
