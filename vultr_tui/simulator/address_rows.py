"""The addresses of a machine as lists of either version have them (recorded)."""

from __future__ import annotations

import sqlite3

from vultr_tui.api.values import Json
from vultr_tui.simulator.world import addresses, machine_addresses, networks, reverse_names
from vultr_tui.simulator.world.world import World


def facts(address: str) -> dict[str, Json]:
    """Return an IPv4 address, its netmask and gateway."""
    found = addresses.ipv4(address)
    return {"ip": found.address, "netmask": found.netmask, "gateway": found.gateway}


def public(world: World, row: sqlite3.Row) -> dict[str, Json]:
    """Return a public IPv4 address; only the main one has a gateway (reference: server/list_ipv4)."""
    alone: dict[str, Json] = {} if row["main"] else {"netmask": "255.255.255.255", "gateway": ""}
    kind = "main_ip" if row["main"] else "secondary_ip"
    return {**facts(row["address"]), **alone, "type": kind, "reverse": reverse_names.of_ipv4(world, row["address"])}


def private(member: sqlite3.Row) -> dict[str, Json]:
    """Return the address of a machine in a private network."""
    netmask = networks.netmask(member["prefix"])
    return {"ip": member["address"], "netmask": netmask, "gateway": "", "type": "private", "reverse": ""}


def ipv6(world: World, machine: sqlite3.Row, size: Json) -> list[dict[str, Json]]:
    """List a machine's IPv6 addresses; `size` is the prefix length in the type that is expected."""
    return [
        {
            "ip": addresses.main_ipv6(network),
            "network": network,
            "network_size": size,
            "type": "secondary_ip" if index else "main_ip",
        }
        for index, network in enumerate(machine_addresses.ipv6s(world, machine["id"]))
    ]
