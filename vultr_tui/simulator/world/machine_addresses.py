"""The public addresses of servers and bare metal: one main IPv4 address, further ones, and IPv6 networks."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from ipaddress import AddressValueError, IPv6Address, IPv6Network

from vultr_tui.simulator.world import addresses, reserved
from vultr_tui.simulator.world.world import Refusal, World

SCHEMA = """
create table ipv4_addresses (
    address     text primary key,
    machine     integer not null,
    main        integer not null            -- 1 for the one address the machine cannot lose
);
create index ipv4_addresses_by_machine on ipv4_addresses (machine);
create table ipv6_networks (
    network     text primary key,           -- 2001:db8:1000:5::, always a /64
    machine     integer not null
);
create index ipv6_networks_by_machine on ipv6_networks (machine);
"""

MOST_SECONDARY = 2
"""Further IPv4 addresses a server can have."""

INVALID = "Invalid IP address"
"""recorded: 412 body of the reverse DNS operations."""

Placed = tuple[int, int]
"""A machine and its region."""


def assign_ipv4(world: World, machines: Iterable[Placed]) -> None:
    """Give each of the machines a new main address; raises Refusal when a region has not enough."""
    _assign(world, machines, addresses.take_ipv4s, "insert into ipv4_addresses values (?, ?, 1)")


def assign_ipv6(world: World, machines: Iterable[Placed]) -> None:
    """Give each of the machines a new IPv6 network."""
    _assign(world, machines, addresses.take_ipv6s, "insert into ipv6_networks values (?, ?)")


def set_main(world: World, machine: int, address: str) -> None:
    """Give a new machine an address of the user's own, a reserved IP, as its main one."""
    world.insert("ipv4_addresses", address=address, machine=machine, main=1)


def add_ipv4(world: World, machine: sqlite3.Row) -> str:
    """Give the machine a further IPv4 address; which. Raises Refusal beyond `MOST_SECONDARY`."""
    if machine["extra_addresses"] >= MOST_SECONDARY:
        raise Refusal(
            "Unable to add IPv4 address: "
            f"This server has reached its limit of {MOST_SECONDARY} additional IPv4 addresses"
        )
    address = addresses.take_ipv4(world, machine["region"])
    world.insert("ipv4_addresses", address=address, machine=machine["id"], main=0)
    return address


def remove_ipv4(world: World, machine: int, address: str) -> None:
    """Take a further IPv4 address away; raises Refusal for the main one, a reserved one, and one it has not."""
    held = {row["address"]: row["main"] for row in ipv4s(world, machine)}
    if address not in held:
        raise Refusal(INVALID)
    if held[address]:
        raise Refusal("Unable to remove IPv4 address: The main IP address of a server cannot be removed")
    if reserved.is_reserved(world, address):
        raise Refusal("Unable to remove IPv4 address: This is a reserved IP address, detach it instead")
    world.delete("ipv4_addresses", "address", address)


def ipv4s(world: World, machine: int) -> list[sqlite3.Row]:
    """List the machine's IPv4 addresses, the main one first: `address`, `main`."""
    return list(world.rows("select * from ipv4_addresses where machine = ? order by main desc, rowid", machine))


def ipv6s(world: World, machine: int) -> list[str]:
    """List the machine's IPv6 networks, each a /64 without its length: `2001:db8:1000:5::`."""
    return [
        row["network"] for row in world.rows("select network from ipv6_networks where machine = ? order by 1", machine)
    ]


def holder(world: World, address: str) -> int:
    """Return the machine with that IPv4 address or with that address in one of its IPv6 networks; 0 if none has it."""
    table, column, value = "ipv4_addresses", "address", address
    if ":" in address:
        table, column, value = "ipv6_networks", "network", network_of(address)
    found = world.row(f"select machine from {table} where {column} = ?", value)  # noqa: S608 (names of ours)
    return int(found["machine"]) if found else 0


def network_of(address: str) -> str:
    """Return the /64 an IPv6 address is in, without its length; empty if it is no address."""
    try:
        return str(IPv6Network((IPv6Address(address), addresses.IPV6_SIZE), strict=False).network_address)
    except AddressValueError:
        return ""


def _assign(
    world: World, machines: Iterable[Placed], take: Callable[[World, int, int], Iterator[str]], statement: str
) -> None:
    by_region: dict[int, list[int]] = defaultdict(list)
    for machine, region in machines:
        by_region[region].append(machine)
    for region, members in by_region.items():
        world.db.executemany(statement, zip(take(world, region, len(members)), members, strict=True))
