"""The addresses of machines, their names, and what moves over them."""

from __future__ import annotations

import sqlite3
from functools import partial
from ipaddress import IPv4Address, IPv6Address

from vultr_tui.api.values import Json
from vultr_tui.simulator import address_rows
from vultr_tui.simulator.v2.both import shared
from vultr_tui.simulator.v2.handlers import Call, Problem, handles
from vultr_tui.simulator.v2.instances import INSTANCES
from vultr_tui.simulator.v2.machines import Part
from vultr_tui.simulator.v2.pages import page
from vultr_tui.simulator.world import (
    addresses,
    bandwidth,
    machine_addresses,
    machines,
    networks,
    reverse_names,
    servers,
)
from vultr_tui.simulator.world.lifecycle import require_free, stage
from vultr_tui.simulator.world.world import Refusal, World

MOST_DAYS = 180
"""Days of traffic told at once (v2 facts: filters)."""

Version = type[IPv4Address] | type[IPv6Address]


@shared("GET /ipv4")
def list_ipv4(world: World, call: Call, part: Part) -> Json:
    """List a machine's IPv4 addresses, the public ones first; none until it is active."""
    machine = part.of(world, call)
    rows = [_public(world, row) for row in machine_addresses.ipv4s(world, machine["id"])]
    private = [address_rows.private(member) for member in networks.joined(world, machine["id"])]
    return page(call, "ipv4s", [*rows, *private] if _active(world, machine) else [], _same, _ip)


@shared("GET /ipv6")
def list_ipv6(world: World, call: Call, part: Part) -> Json:
    """List a machine's IPv6 addresses."""
    machine = part.of(world, call)
    rows = address_rows.ipv6(world, machine, addresses.IPV6_SIZE) if _active(world, machine) else []
    return page(call, "ipv6s", rows, _same, _ip)


@handles(f"POST {INSTANCES.row}/ipv4", 202)
def create_ipv4(world: World, call: Call) -> Json:
    """Give a server a further IPv4 address, and restart it unless told not to."""
    server = INSTANCES.of(world, call)
    require_free(world, server, "add IPv4 address")
    address = machine_addresses.add_ipv4(world, server)
    if call.yes("reboot", default=True):
        servers.FLEET.restart(world, server)
    (row,) = (row for row in machine_addresses.ipv4s(world, server["id"]) if row["address"] == address)
    return {"ipv4": _public(world, row)}


@handles(f"DELETE {INSTANCES.row}/ipv4/{{ipv4}}")
def delete_ipv4(world: World, call: Call) -> Json:
    """Take a further IPv4 address from a server, and restart it."""
    server = INSTANCES.of(world, call)
    require_free(world, server, "remove IPv4 address")
    machine_addresses.remove_ipv4(world, server["id"], call.text("ipv4"))
    servers.FLEET.restart(world, server)
    return None


def name(world: World, call: Call, part: Part, version: Version) -> Json:
    """Give an address a name."""
    machine, address = _addressed(world, call, part, "ip", version)
    reverse_names.put(world, machine, address, call.text("reverse"))
    return None


def unname(world: World, call: Call, part: Part, parameter: str, version: Version) -> Json:
    """Take the name of an address away: IPv4 has again the one it had at first, IPv6 none."""
    _, address = _addressed(world, call, part, parameter, version)
    reverse_names.remove(world, address)
    return None


shared("POST /ipv4/reverse")(partial(name, version=IPv4Address))
shared("POST /ipv6/reverse")(partial(name, version=IPv6Address))
shared("POST /ipv4/reverse/default")(partial(unname, parameter="ip", version=IPv4Address))
shared("DELETE /ipv6/reverse/{ipv6}")(partial(unname, parameter="ipv6", version=IPv6Address))


@handles(f"GET {INSTANCES.row}/ipv6/reverse")
def list_names(world: World, call: Call) -> Json:
    """List the names set for a server's IPv6 addresses."""
    named = reverse_names.of_machine(world, INSTANCES.of(world, call)["id"])
    return {"reverse_ipv6s": [{"ip": row["address"], "reverse": row["name"]} for row in named]}


@shared("GET /bandwidth")
def traffic(world: World, call: Call, part: Part) -> Json:
    """Tell what a machine moved on each of the last days, as many as are asked for."""
    machine = part.of(world, call)
    count = call.number("date_range", bandwidth.DAYS_LISTED)
    if not 1 <= count <= MOST_DAYS:
        raise Problem("Invalid date_range")
    days = machines.traffic(world, machine, count)
    return {"bandwidth": {day.date: {"incoming_bytes": day.incoming, "outgoing_bytes": day.outgoing} for day in days}}


def _active(world: World, machine: sqlite3.Row) -> bool:
    return stage(machine, world.now).status == "active"


def _same(row: dict[str, Json]) -> Json:
    return row


def _ip(row: dict[str, Json]) -> str:
    return str(row["ip"])


def _public(world: World, row: sqlite3.Row) -> dict[str, Json]:
    return {**address_rows.public(world, row), "mac_address": networks.mac(row["machine"], networks.PUBLIC_CARD)}


def _addressed(world: World, call: Call, part: Part, parameter: str, version: Version) -> tuple[int, str]:
    """Return the machine and the address of it that are meant; raises Refusal for an address that is not its own."""
    machine: int = part.of(world, call)["id"]
    address = reverse_names.canonical(call.text(parameter), version)
    if machine_addresses.holder(world, address) != machine:
        raise Refusal(machine_addresses.INVALID)
    return machine, address
