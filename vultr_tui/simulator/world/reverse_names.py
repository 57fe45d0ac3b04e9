"""Reverse DNS: the names that machines' addresses resolve to, where they are not the usual ones."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from ipaddress import AddressValueError, IPv4Address, IPv6Address

from vultr_tui.simulator.world.addresses import default_reverse
from vultr_tui.simulator.world.machine_addresses import INVALID
from vultr_tui.simulator.world.world import Refusal, World

SCHEMA = """
create table reverse_names (
    address     text primary key,
    machine     integer not null,
    name        text not null
);
create index reverse_names_by_machine on reverse_names (machine);
"""

HOST_NAME = re.compile(r"(?=.{1,253}$)([A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\.)*[A-Za-z0-9-]+\.?")


def canonical(address: str, version: type[IPv4Address | IPv6Address]) -> str:
    """Return the address in its usual spelling; raises Refusal if it is none of that version."""
    try:
        return str(version(address))
    except AddressValueError as problem:
        raise Refusal(INVALID) from problem


def of_ipv4(world: World, address: str) -> str:
    """Return the name of an IPv4 address; every one has a name."""
    found = world.row("select name from reverse_names where address = ?", address)
    return str(found["name"]) if found else default_reverse(address)


def of_machine(world: World, machine: int) -> Iterator[sqlite3.Row]:
    """List the names set for IPv6 addresses of a machine: `address`, `name`."""
    return world.rows("select * from reverse_names where machine = ? and address like '%:%' order by rowid", machine)


def put(world: World, machine: int, address: str, name: str) -> None:
    """Name an address of a machine; raises Refusal for what is no host name."""
    if not HOST_NAME.fullmatch(name):
        raise Refusal("Unable to set reverse DNS: Invalid reverse DNS entry")
    world.delete("reverse_names", "address", address)
    world.insert("reverse_names", address=address, machine=machine, name=name.rstrip("."))


def remove(world: World, address: str) -> None:
    """Give an IPv4 address its usual name back, or leave an IPv6 address without one."""
    world.delete("reverse_names", "address", address)
