"""The virtual servers of the account."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from vultr_tui.simulator.world import firewalls, machines, networks, schedules
from vultr_tui.simulator.world.applications import APPLICATIONS
from vultr_tui.simulator.world.lifecycle import PENDING_SECONDS
from vultr_tui.simulator.world.machines import Fleet
from vultr_tui.simulator.world.plans import PLANS
from vultr_tui.simulator.world.systems import SYSTEMS
from vultr_tui.simulator.world.world import Refusal, World

SCHEMA = (
    machines.schema(
        "servers",
        """
    auto_backups    text not null,          -- yes, no, or disable: switched off for good
    firewall_group  text not null,          -- empty for none
    iso             integer not null,       -- the image mounted, 0 for none
    ddos_protection integer not null
""",
    )
    + """
create index servers_by_firewall_group on servers (firewall_group);
create index servers_by_region on servers (region);
"""
)

FLEET = Fleet("servers", pending_seconds=PENDING_SECONDS, deploy_seconds=60.0)

BACKUP_SHARE = 0.2
"""What automatic backups add to a server's price, as a part of its plan's."""
EXTRA_ADDRESS = 2.0
"""Dollars a month for each further IPv4 address."""
DDOS_PROTECTION = 10.0
"""Dollars a month."""

_HOST = 64
"""Servers of a region whose numbers fall into the same block of so many share a physical machine."""
_CONSOLE_SECONDS = 3600
"""For how long an address of a server's console is good."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(machines.Order):
    """A server to be, all of it already checked; `networks` are ids of private networks of its region."""

    auto_backups: bool = False
    firewall_group: str = ""
    iso: int = 0
    ddos_protection: bool = False
    networks: tuple[str, ...] = ()

    def columns(self, world: World) -> dict[str, Any]:
        """Tell what of it is stored in the table of servers."""
        return {
            **machines.Order.columns(self, world),
            "auto_backups": "yes" if self.auto_backups else "no",
            "firewall_group": self.firewall_group,
            "iso": self.iso,
            "ddos_protection": int(self.ddos_protection),
        }


def add(world: World, orders: Sequence[Order]) -> list[int]:
    """Deploy servers, or store ones that were deployed in the past (`Order.created`); their SUBIDs in order.

    Cheap for thousands at once. Orders are not checked again; see `deployment.create_server` for that.
    """
    numbers = FLEET.add(world, orders)
    for number, order in zip(numbers, orders, strict=True):
        for network in order.networks:
            networks.join(world, number, networks.owned(world, network))
        if order.auto_backups:
            schedules.enable(world, number, world.now if order.created is None else order.created)
    return numbers


def owned(world: World, subscription: int) -> sqlite3.Row:
    """Return the server of that SUBID: region, plan, system, label, main_ip and the other columns.

    Raises Refusal with the service's words if the account has no such server, or is about to have none.
    """
    server = FLEET.owned(world, subscription)
    if server["gone_at"] is not None:
        raise Refusal(machines.UNKNOWN)
    return server


def listed(world: World) -> Iterator[sqlite3.Row]:
    """All servers, also those about to go, by SUBID."""
    return FLEET.listed(world)


def disk(server: sqlite3.Row) -> int:
    """Return the gigabytes of the server's disks."""
    plan = PLANS[server["plan"]]
    return plan.disk * plan.disks


def monthly(server: sqlite3.Row) -> float:
    """Dollars a month for a server, powered off or not, with everything that is charged beside its plan."""
    plan = PLANS[server["plan"]]
    extra_addresses: int = server["extra_addresses"]
    price = plan.price + SYSTEMS[server["system"]].surcharge + EXTRA_ADDRESS * extra_addresses
    if server["auto_backups"] == "yes":
        price += plan.price * BACKUP_SHARE
    if server["application"]:
        price += APPLICATIONS[server["application"]].surcharge
    if server["ddos_protection"]:
        price += DDOS_PROTECTION
    return price


def neighbors(world: World, server: sqlite3.Row) -> list[int]:
    """Return the account's other servers on the same physical machine."""
    first = server["id"] // _HOST * _HOST
    there = FLEET.listed(world, "region = ? and id between ? and ?", server["region"], first, first + _HOST - 1)
    return [other["id"] for other in there if other["id"] != server["id"]]


def console_token(server: int, now: float) -> str:
    """Tell what opens the server's console for now; another one every hour."""
    seed = f"{server}/{now // _CONSOLE_SECONDS}"
    return hashlib.blake2b(seed.encode(), digest_size=8).hexdigest()


def set_firewall_group(world: World, server: sqlite3.Row, group: str) -> None:
    """Put the server into a firewall group, or into none if empty; raises Refusal for an unknown one."""
    chosen = firewalls.owned(world, group)["id"] if group else ""
    FLEET.change(world, server["id"], firewall_group=chosen)
