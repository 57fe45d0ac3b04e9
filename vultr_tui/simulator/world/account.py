"""The account's money: what was paid, what was charged in past months, and what this month comes to."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from vultr_tui.simulator.world import billing, charges
from vultr_tui.simulator.world.world import World

SCHEMA = """
create table account (
    opened      real not null               -- nothing is charged for the months before
);
create table payments (
    made        real not null,
    amount      real not null               -- dollars
);
"""

_FIRST_INVOICE = 5_000_000
_INSTANT = 1e-3
"""A month is charged as it stands this many seconds before its end."""


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
    return sum(item.due(world.now) for item in charges.items(world))


def balance(world: World) -> float:
    """Dollars owed for past months; less than nothing is credit."""
    ((paid,),) = world.db.execute("select coalesce(sum(amount), 0) from payments")
    return sum(pending(month) for month in past_months(world)) - float(paid)


def past_months(world: World) -> list[World]:
    """List the world at the end of each month that it has seen the end of, the oldest first."""
    ((opened,),) = world.db.execute("select opened from account")
    return [replace(world, now=end - _INSTANT) for end in billing.month_ends(opened, world.now)]


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
    invoices = [(_number(month.now), month.now, True, round(pending(month), 2)) for month in past_months(world)]
    entries: list[Entry] = []
    balance = 0.0
    for id_, at, invoice, amount in sorted(payments + invoices, key=lambda entry: entry[1]):
        balance = round(balance + amount, 2)
        entries.append(Entry(id_, at, invoice, amount, balance))
    return entries[::-1]


def _number(moment: float) -> int:
    month = datetime.fromtimestamp(moment, UTC)
    return _FIRST_INVOICE + month.year * 12 + month.month
