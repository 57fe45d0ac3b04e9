"""The account's money: what was paid, what was charged in past months, and what this month comes to."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from vultr_tui.simulator.world import baremetal, billing, blocks, reserved, servers
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
    return (
        sum(servers.charges(server, world.now) for server in servers.listed(world))
        + sum(baremetal.charges(machine, world.now) for machine in baremetal.listed(world))
        + blocks.charges(world)
        + reserved.charges(world)
    )


def balance(world: World) -> float:
    """Dollars owed for past months; less than nothing is credit."""
    ((paid,),) = world.db.execute("select coalesce(sum(amount), 0) from payments")
    ((opened,),) = world.db.execute("select opened from account")
    ends = billing.month_ends(opened, world.now)
    return sum(pending(replace(world, now=end - _INSTANT)) for end in ends) - float(paid)
