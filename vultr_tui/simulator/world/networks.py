"""Private networks: one region's own addresses, joined by the servers that are to speak among themselves."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from ipaddress import IPv4Network, ip_network

from vultr_tui.simulator.world import addresses
from vultr_tui.simulator.world.regions import REGIONS
from vultr_tui.simulator.world.world import Refusal, World

SCHEMA = """
create table networks (
    id          text primary key,           -- net and thirteen hexadecimal digits
    region      integer not null,
    description text not null,
    subnet      text not null,
    prefix      integer not null,
    created     real not null
);
create table network_members (
    network     text not null,
    server      integer not null,
    address     text not null,
    card        integer not null,           -- the server's network card it hangs on, 0 is the public one
    primary key (server, network),
    unique (network, address)
) without rowid;
"""

LIMIT = 5
"""Private networks a server can join."""

LONGEST_PREFIX = 29
"""A network with fewer addresses would have none for servers."""

PUBLIC_CARD = 0
"""The network card of a machine that the public addresses are on."""

UNKNOWN = "Invalid network.  Check NETWORKID value and ensure your API key matches the network's account"


def owned(world: World, network: str) -> sqlite3.Row:
    """Return the network of that id; raises Refusal if the account has none such."""
    found = world.row("select * from networks where id = ?", network)
    if found is None:
        raise Refusal(UNKNOWN)
    return found


def listed(world: World) -> Iterator[sqlite3.Row]:
    """All networks, oldest first."""
    return world.rows("select * from networks order by created, id")


def create(world: World, region: int, description: str = "", subnet: str = "", prefix: int = 0) -> str:
    """Make a network in a region, `10.x.0.0/16` unless an address and prefix length are given; its id.

    Raises Refusal for an unknown region and for what is no private IPv4 network.
    """
    if region not in REGIONS:
        raise Refusal("Invalid location.  Check DCID value")
    chosen = _given(subnet, prefix) if subnet or prefix else _unused(world, region)
    network = f"net{world.hex_id()}"
    world.insert(
        "networks",
        id=network,
        region=region,
        description=description,
        subnet=str(chosen.network_address),
        prefix=chosen.prefixlen,
        created=world.now,
    )
    return network


def describe(world: World, network: str, description: str) -> None:
    """Change what a network is called; raises Refusal if there is none such."""
    world.update("networks", "id", owned(world, network)["id"], description=description)


def members(world: World, network: str) -> list[sqlite3.Row]:
    """List the machines in a network: `server`, `address`, `card`."""
    return list(world.rows("select * from network_members where network = ? order by address", network))


def destroy(world: World, network: str) -> None:
    """Remove a network; raises Refusal if there is none such, or while a server is in it."""
    owned(world, network)
    if world.row("select 1 from network_members where network = ?", network):
        raise Refusal("Unable to destroy network: This network is currently attached to one or more servers")
    world.delete("networks", "id", network)


def joined(world: World, server: int) -> Iterator[sqlite3.Row]:
    """List the networks a server is in: `network`, `address`, `card`, `prefix`; the oldest membership first."""
    return world.rows(
        "select m.*, n.prefix from network_members m join networks n on n.id = m.network"
        " where m.server = ? order by m.card",
        server,
    )


def mac(server: int, card: int) -> str:
    """Return the hardware address of a server's network card (clients agree: `5a:02:00:00:24:e9`)."""
    return f"5a:{card:02x}:" + ":".join(f"{server:08x}"[index : index + 2] for index in range(0, 8, 2))


def netmask(prefix: int) -> str:
    """Return the length of a prefix as a mask: `255.255.0.0`."""
    return str(IPv4Network((0, prefix)).netmask)


def choose(world: World, region: int, network: str, doing: str) -> sqlite3.Row:
    """Return the network meant in a region: the one named, or the only one there, made if there is none.

    Raises Refusal for an unknown one, one elsewhere, and if none is named where there are several.
    """
    if network:
        named = owned(world, network)
        if named["region"] != region:
            raise Refusal(f"Unable to {doing}: Network must be in the same location as the server")
        return named
    there = list(world.rows("select * from networks where region = ? order by created", region))
    if len(there) > 1:
        raise Refusal(f"Unable to {doing}: You must specify a NETWORKID, there are multiple networks in this location")
    return there[0] if there else owned(world, create(world, region))


def join(world: World, server: int, network: sqlite3.Row, doing: str = "enable private network") -> bool:
    """Put a server into a network; whether anything changed.

    Raises Refusal beyond `LIMIT` networks and when the network's addresses are used up.
    """
    cards = {member["card"]: member["network"] for member in joined(world, server)}
    if network["id"] in cards.values():
        return False
    if len(cards) >= LIMIT:
        raise Refusal(f"Unable to {doing}: A server can be attached to at most {LIMIT} networks")
    card = next(number for number in range(1, LIMIT + 1) if number not in cards)
    address = addresses.take_private(world, network["id"], f"{network['subnet']}/{network['prefix']}")
    world.insert("network_members", network=network["id"], server=server, address=address, card=card)
    return True


def leave(world: World, server: int, network: str) -> None:
    """Take a server out of a network, the only one it is in unless one is named.

    Raises Refusal if it is not in it, or in several and none is named.
    """
    memberships = [member["network"] for member in joined(world, server)]
    if not network and len(memberships) > 1:
        raise Refusal("Unable to disable private network: You must specify a NETWORKID")
    chosen = network or next(iter(memberships), "")
    if chosen not in memberships:
        raise Refusal("Unable to disable private network: This network is not attached to the server")
    world.db.execute("delete from network_members where server = ? and network = ?", (server, chosen))


def release(world: World, server: int) -> None:
    """Take a server that is going away out of all networks."""
    world.delete("network_members", "server", server)


def _given(subnet: str, prefix: int) -> IPv4Network:
    try:
        chosen = ip_network(f"{subnet}/{prefix}")
    except ValueError as problem:
        raise Refusal("Unable to create network: Invalid IPv4 subnet") from problem
    if not isinstance(chosen, IPv4Network) or not chosen.is_private or chosen.prefixlen > LONGEST_PREFIX:
        raise Refusal("Unable to create network: Invalid IPv4 subnet")
    return chosen


def _unused(world: World, region: int) -> IPv4Network:
    taken = {row["subnet"] for row in world.rows("select subnet from networks where region = ?", region)}
    free = (IPv4Network(f"10.{number}.0.0/16") for number in range(1, 256) if f"10.{number}.0.0" not in taken)
    chosen = next(free, None)
    if chosen is None:
        raise Refusal("Unable to create network: There are no free networks left in this location")
    return chosen
