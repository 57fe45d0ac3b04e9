"""The account's money: what was paid, what was charged in past months, and what this month comes to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import astuple, dataclass, replace
from datetime import UTC, datetime

from vultr_tui.simulator.world import billing, charges
from vultr_tui.simulator.world.charges import Item
from vultr_tui.simulator.world.world import World

SCHEMA = """
create table account (
    opened      real not null               -- nothing is charged for the months before
);
create table payments (
    made        real not null,
    amount      real not null               -- dollars
);
create table invoices (                     -- of the months that ended before anything was changed after them
    ended       real primary key,
    amount      real not null               -- dollars
);
create table invoice_items (                -- what they are made of, as `charges.Item` has it
    ended       real not null,
    product     text not null,
    description text not null,
    monthly     real not null,
    since       real not null
);
create index invoice_items_by_month on invoice_items (ended);
"""

_FIRST_INVOICE = 5_000_000
_INSTANT = 0.5
"""A month is charged as it stands this many seconds before its end; a half, which can be added again exactly."""


def open_account(world: World) -> None:
    """Begin an account that has paid nothing."""
    world.insert("account", opened=world.now)


def pay(world: World, dollars: float) -> None:
    """Receive a payment."""
    world.insert("payments", made=world.now, amount=dollars)


def last_payment(world: World) -> sqlite3.Row | None:
    """Find the latest payment: `made`, `amount`."""
    return world.row("select * from payments order by made desc limit 1")


def pending(world: World) -> float:
    """Dollars due this month for everything the account owns."""
    return round(sum(item.due(world.now) for item in charges.items(world)), 2)


def balance(world: World) -> float:
    """Dollars owed for past months; less than nothing is credit."""
    ((paid,),) = world.db.execute("select coalesce(sum(amount), 0) from payments")
    return round(sum(amount for _, amount in _invoices(world)) - float(paid), 2)


def settle(world: World) -> None:
    """Store the invoices of the months that have ended, before anything changes that they are made of."""
    for month in _unsettled(world):
        found, ended = list(charges.items(month)), month.now + _INSTANT
        world.insert("invoices", ended=ended, amount=charges.invoiced(found, month.now))
        world.db.executemany(
            "insert into invoice_items values (?, ?, ?, ?, ?)", ((ended, *astuple(item)) for item in found)
        )


def items_of(world: World, at: float) -> list[Item]:
    """List what the invoice of that moment is made of."""
    month = next((month for month in _unsettled(world) if month.now == at), None)
    if month:
        return list(charges.items(month))
    rows = world.rows(
        "select product, description, monthly, since from invoice_items where ended = ? order by rowid", at + _INSTANT
    )
    return [Item(*row) for row in rows]


def _unsettled(world: World) -> Iterator[World]:
    """List the world at the end of each month that ended since the last stored invoice, the oldest first."""
    ((since,),) = world.db.execute("select coalesce((select max(ended) from invoices), opened) from account")
    return (replace(world, now=end - _INSTANT) for end in billing.month_ends(since, world.now))


def _invoices(world: World) -> list[tuple[float, float]]:
    """List the moments and amounts of all invoices, the oldest first."""
    stored = [(row["ended"] - _INSTANT, row["amount"]) for row in world.rows("select * from invoices order by ended")]
    return stored + [(month.now, charges.invoiced(charges.items(month), month.now)) for month in _unsettled(world)]


@dataclass(frozen=True, slots=True)
class Entry:
    """A payment or an invoice, and what was owed afterwards; a payment is less than nothing."""

    id: int
    at: float
    invoice: bool
    amount: float
    balance: float


def history(world: World) -> list[Entry]:
    """List payments and invoices, the latest first; an invoice's id is the month's number."""
    payments = [
        (row["id"], row["made"], False, -row["amount"]) for row in world.rows("select rowid as id, * from payments")
    ]
    invoices = [(_number(at), at, True, amount) for at, amount in _invoices(world)]
    entries: list[Entry] = []
    balance = 0.0
    for id_, at, invoice, amount in sorted(payments + invoices, key=lambda entry: entry[1]):
        balance = round(balance + amount, 2)
        entries.append(Entry(id_, at, invoice, amount, balance))
    return entries[::-1]


def _number(moment: float) -> int:
    month = datetime.fromtimestamp(moment, UTC)
    return _FIRST_INVOICE + month.year * 12 + month.month
