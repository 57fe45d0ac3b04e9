"""What virtual and bare metal servers have in common: how they are stored, found, run and stopped."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from vultr_tui.simulator.world import bandwidth, machine_addresses, subscriptions
from vultr_tui.simulator.world.bandwidth import Period
from vultr_tui.simulator.world.lifecycle import ACTIVITIES
from vultr_tui.simulator.world.systems import BACKUP, CUSTOM, SNAPSHOT
from vultr_tui.simulator.world.world import Refusal, World

UNKNOWN = "Invalid server.  Check SUBID value and ensure your API key matches the server's account"
"""recorded: 412 body of most server operations with an unknown SUBID."""

UNSUPPORTED = "not supported"
"""The password of a machine whose system is its user's own (recorded: server/list)."""

_LETTERS = "abcdefghijkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXY34679!@(])"
_PASSWORD_LENGTH = 16


def schema(table: str, columns: str = "") -> str:
    """Return the tables of one fleet: the machines, with `columns` of its own, and a view that adds their addresses.

    Until `active_at` a machine is pending, until `ready_at` busy with `activity`; `stopped_at` is set while it
    is powered off; `gone_at` is set once it is to be destroyed, and after that moment it counts for nothing.
    """
    return f"""
create table {table} (
    id              integer primary key,
    region          integer not null,
    plan            integer not null,
    system          integer not null,
    application     integer not null,
    snapshot        text not null,          -- what it was deployed from, empty for a system or an application
    label           text not null,
    tag             text not null,
    hostname        text not null,
    password        text not null,
    userdata        text not null,
    user_scheme     text not null default 'root',
    created         real not null,
    active_at       real not null,
    ready_at        real not null,
    activity        text not null default 'installing',
    stopped_at      real,
    gone_at         real{columns and ","}{columns.rstrip()}
);
create view {table}_listed as select m.*,
    (select address from ipv4_addresses where machine = m.id and main) as main_ip,
    (select count(*) from ipv4_addresses where machine = m.id and not main
        and address not in (select subnet from reserved_ips)) as extra_addresses,
    (select group_concat(network, ' ') from ipv6_networks where machine = m.id) as ipv6_networks,
    (select address from network_members where server = m.id order by card limit 1) as private_ip
from {table} m;
"""  # noqa: S608 (names of ours)


SCHEMA = """
create table pauses (                       -- when machines were powered off, in the past
    machine         integer not null,
    stopped_at      real not null,
    started_at      real not null
);
create index pauses_by_machine on pauses (machine);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A machine to be, all of it already checked.

    `created` is None for now; a moment in the past makes a machine that has been there since then, and one
    a few seconds ago a machine that is being built. `stopped_at` is set for one that is powered off.
    `userdata` is base64, `reserved_ip` the reserved address that is to be the main one, else a new one is.
    """

    region: int
    plan: int
    system: int
    application: int = 0
    snapshot: str = ""
    label: str = ""
    tag: str = ""
    hostname: str = ""
    userdata: str = ""
    user_scheme: str = "root"
    ipv6: bool = False
    reserved_ip: str = ""
    created: float | None = None
    stopped_at: float | None = None

    def columns(self, world: World) -> dict[str, Any]:
        """Tell what of it is stored in the fleet's table."""
        return {
            "region": self.region,
            "plan": self.plan,
            "system": self.system,
            "application": self.application,
            "snapshot": self.snapshot,
            "label": self.label,
            "tag": self.tag,
            "hostname": self.hostname,
            "userdata": self.userdata,
            "user_scheme": self.user_scheme,
            "stopped_at": self.stopped_at,
            "password": password(world, self.system),
        }


def password(world: World, system: int) -> str:
    """Return a new first password for a machine with that system."""
    if system in {CUSTOM, SNAPSHOT, BACKUP}:
        return UNSUPPORTED
    return "".join(world.chance.choices(_LETTERS, k=_PASSWORD_LENGTH))


@dataclass(frozen=True, slots=True)
class Fleet:
    """The machines of one table, and how long a new one takes: until it has an address, until it is installed."""

    table: str
    pending_seconds: float
    deploy_seconds: float

    def owned(self, world: World, subscription: int) -> sqlite3.Row:
        """Return the machine of that id; raises Refusal if there is none."""
        found = next(self.listed(world, "id = ?", subscription), None)
        if found is None:
            raise Refusal(UNKNOWN)
        return found

    def listed(self, world: World, where: str = "true", *values: Any) -> Iterator[sqlite3.Row]:  # noqa: ANN401
        """List the machines that are not gone, by id; `where` is SQL of ours, never a caller's text.

        Besides its columns a row has `main_ip`, `extra_addresses` (how many), `ipv6_networks` (with blanks
        between, or None) and `private_ip` (or None).
        """
        return world.rows(
            f"select * from {self.table}_listed where {where} and (gone_at is null or gone_at > ?) order by id",  # noqa: S608
            *values,
            world.now,
        )

    def numbers(self, world: World) -> list[int]:
        """List the ids of the machines that are not on their way out; much cheaper than the machines."""
        found = world.rows(f"select id from {self.table} where gone_at is null order by id")  # noqa: S608 (a name of ours)
        return [row["id"] for row in found]

    def add(self, world: World, orders: Sequence[Order]) -> list[int]:
        """Store new machines and give them addresses; their ids.

        Raises Refusal when a region has no more addresses.
        """
        if not orders:
            return []
        several = len(orders) > 1
        numbers = subscriptions.new_ids(world, len(orders)) if several else [subscriptions.new_id(world)]
        placed = list(zip(numbers, orders, strict=True))
        rows = [self._row(world, number, order) for number, order in placed]
        world.db.executemany(
            f"insert into {self.table} ({', '.join(rows[0])}) values (:{', :'.join(rows[0])})",  # noqa: S608
            rows,
        )
        for number, order in placed:
            if order.reserved_ip:
                machine_addresses.set_main(world, number, order.reserved_ip)
        machine_addresses.assign_ipv4(world, [(n, order.region) for n, order in placed if not order.reserved_ip])
        machine_addresses.assign_ipv6(world, [(n, order.region) for n, order in placed if order.ipv6])
        return list(numbers)

    def _row(self, world: World, number: int, order: Order) -> dict[str, Any]:
        created = world.now if order.created is None else order.created
        moments = {
            "created": created,
            "active_at": created + self.pending_seconds,
            "ready_at": created + self.deploy_seconds,
        }
        return {"id": number, **order.columns(world), **moments}

    def change(self, world: World, subscription: int, **columns: Any) -> None:  # noqa: ANN401
        """Store new values of a machine's columns."""
        world.update(self.table, "id", subscription, **columns)

    def occupy(self, world: World, machine: sqlite3.Row, activity: str, **columns: Any) -> None:  # noqa: ANN401
        """Keep the machine busy with an activity from now on, and store what else it changes."""
        ready = world.now + ACTIVITIES[activity].seconds
        self.change(world, machine["id"], activity=activity, ready_at=ready, **columns)

    def restart(self, world: World, machine: sqlite3.Row, activity: str = "restarting", **columns: Any) -> None:  # noqa: ANN401
        """Let the machine be running once the activity is over, even if it was powered off."""
        if machine["stopped_at"] is not None:
            world.insert("pauses", machine=machine["id"], stopped_at=machine["stopped_at"], started_at=world.now)
        self.occupy(world, machine, activity, stopped_at=None, **columns)

    def halt(self, world: World, machine: sqlite3.Row) -> None:
        """Power the machine off at once, also while it is starting; nothing happens if it is off."""
        if machine["stopped_at"] is None:
            self.change(world, machine["id"], stopped_at=world.now, ready_at=world.now)


def powered(world: World, machine: sqlite3.Row) -> list[Period]:
    """When the machine was powered on, in order."""
    return bandwidth.periods(machine, pauses(world).get(machine["id"], ()), world.now)


def traffic(world: World, machine: sqlite3.Row, count: int = bandwidth.DAYS_LISTED) -> list[bandwidth.Day]:
    """Tell what a machine moved on each of so many last days."""
    return list(bandwidth.days(machine["id"], powered(world, machine), world.now, count))


def pauses(world: World) -> dict[int, list[Period]]:
    """When each machine that ever was powered off was so, in the past."""
    found: dict[int, list[Period]] = {}
    for row in world.rows("select * from pauses"):
        found.setdefault(row["machine"], []).append((row["stopped_at"], row["started_at"]))
    return found
