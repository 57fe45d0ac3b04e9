"""Reserved IPs: addresses the account keeps whatever becomes of the servers that use them.

Which server uses one is said where all addresses of machines are: a reserved address that is among them is
attached, one that is not is free. So a server that loses its addresses frees the reserved ones with them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from ipaddress import ip_network

from vultr_tui.simulator.world import addresses, regions, subscriptions
from vultr_tui.simulator.world.lifecycle import require_free
from vultr_tui.simulator.world.world import Refusal, World

SCHEMA = """
create table reserved_ips (
    id          integer primary key,        -- a subscription's number
    region      integer not null,
    ip_type     text not null,              -- v4, v6
    subnet      text not null unique,       -- an IPv4 address or an IPv6 network, without its prefix length
    label       text not null,
    created     real not null
);
create view reserved_ips_listed as
select r.*, v4.machine as server, v4.main from reserved_ips r
    left join ipv4_addresses v4 on v4.address = r.subnet where r.ip_type = 'v4'
union all
select r.*, v6.machine as server, 0 as main from reserved_ips r
    left join ipv6_networks v6 on v6.network = r.subnet where r.ip_type = 'v6';
"""
"""The view adds the server that uses a reserved IP, or null, and whether it is that server's main address."""

UNKNOWN = "Invalid reserved IP.  Check ip_address value and ensure your API key matches the reserved IP's account"

SIZES = {"v4": 32, "v6": addresses.IPV6_SIZE}
"""How long the prefix of each kind is (reference: reservedip/convert)."""

DOLLARS = 3.0
"""What a reserved IP costs a month."""

HELD = {
    "v4": "select 1 from ipv4_addresses where address = ? and machine = ?",
    "v6": "select 1 from ipv6_networks where network = ? and machine = ?",
}
"""Whether a machine has an address, of each kind."""


def listed(world: World) -> Iterator[sqlite3.Row]:
    """All reserved IPs by number, with `server`, null where free, and `main`."""
    return world.rows("select * from reserved_ips_listed order by id")


def owned(world: World, address: str) -> sqlite3.Row:
    """The reserved IP of that address, with or without its prefix length; raises Refusal if there is none such."""
    return _found(world.row("select * from reserved_ips_listed where subnet = ?", _parse(address)[1]))


def numbered(world: World, number: int) -> sqlite3.Row:
    """The reserved IP of that number; raises Refusal if the account has none such."""
    return _found(world.row("select * from reserved_ips_listed where id = ?", number))


def of_server(world: World, server: int) -> list[sqlite3.Row]:
    """The reserved IPs a server uses, by number; they are among its addresses as well."""
    return list(world.rows("select * from reserved_ips_listed where server = ? order by id", server))


def is_reserved(world: World, subnet: str) -> bool:
    """Whether an IPv4 address or IPv6 network, as it is stored, is reserved: no server may give it up."""
    return world.row("select 1 from reserved_ips where subnet = ?", subnet) is not None


def claim(world: World, address: str, region: int) -> str:
    """The free reserved IPv4 address that a new server in that region is to have as its main one.

    Raises Refusal if it cannot be had; one of the texts was seen on the wire, `Server add failed: Floating
    IPv4 address is already attached to another server`.
    """
    reserved = owned(world, address)
    if reserved["ip_type"] != "v4":
        raise Refusal("Server add failed: Floating IP address must be an IPv4 address")
    if reserved["server"] is not None:
        raise Refusal("Server add failed: Floating IPv4 address is already attached to another server")
    if reserved["region"] != region:
        raise Refusal("Server add failed: Floating IPv4 address must be in the same location as the server")
    return str(reserved["subnet"])


def create(world: World, region: int, ip_type: str, label: str = "") -> int:
    """Reserve a new address of a region; its number.

    Raises Refusal for an unknown region or kind, and when the region has no address left. For one reserved
    in the past, call with `replace(world, now=then)`.
    """
    if region not in regions.REGIONS:
        raise Refusal("Unable to create reserved IP: Invalid location")
    if ip_type not in SIZES:
        raise Refusal("Unable to create reserved IP: Invalid IP type")
    take = addresses.take_ipv4 if ip_type == "v4" else addresses.take_ipv6
    return _reserve(world, region, ip_type, take(world, region), label)


def convert(world: World, server: sqlite3.Row, address: str, label: str = "") -> int:
    """Reserve an address a server has, and goes on using; the number of the reserved IP.

    Raises Refusal for what is no address of the server, and for one that is reserved.
    """
    ip_type, subnet = _parse(address)
    if world.row(HELD[ip_type], subnet, server["id"]) is None:
        raise Refusal("Unable to convert IP: This IP address does not belong to the server")
    if is_reserved(world, subnet):
        raise Refusal("Unable to convert IP: This IP address is already reserved")
    return _reserve(world, server["region"], ip_type, subnet, label)


def rename(world: World, reserved: sqlite3.Row, label: str) -> None:
    """Give a reserved IP another label."""
    world.update("reserved_ips", "id", reserved["id"], label=label)


def attach(world: World, reserved: sqlite3.Row, server: sqlite3.Row) -> None:
    """Give a free reserved IP to a server of its region; raises Refusal otherwise, and while the server is busy."""
    require_free(world, server, "attach subnet")
    if reserved["server"] is not None:
        raise Refusal("Unable to attach subnet: Subnet is already attached to a server")
    if reserved["region"] != server["region"]:
        raise Refusal("Unable to attach subnet: Server and subnet must be in the same location")
    if reserved["ip_type"] == "v4":
        world.insert("ipv4_addresses", address=reserved["subnet"], machine=server["id"], main=0)
    else:
        world.insert("ipv6_networks", network=reserved["subnet"], machine=server["id"])


def detach(world: World, reserved: sqlite3.Row, server: sqlite3.Row) -> None:
    """Take a reserved IP off the server that uses it; raises Refusal if that is another, or its main address."""
    if reserved["server"] != server["id"]:
        raise Refusal("Unable to detach subnet: Subnet is not attached to this server")
    _refuse_main(reserved, "detach")
    _take_off(world, reserved)


def destroy(world: World, reserved: sqlite3.Row) -> None:
    """Give up a reserved IP, also one that is attached; raises Refusal if it is a server's main address."""
    _refuse_main(reserved, "destroy")
    _take_off(world, reserved)
    world.delete("reserved_ips", "id", reserved["id"])


def release(world: World, server: int) -> None:
    """Free the reserved IPs of a server that is going away, its main address included."""
    for reserved in of_server(world, server):
        _take_off(world, reserved)


def _found(row: sqlite3.Row | None) -> sqlite3.Row:
    if row is None:
        raise Refusal(UNKNOWN)
    return row


def _reserve(world: World, region: int, ip_type: str, subnet: str, label: str) -> int:
    number = subscriptions.new_id(world)
    world.insert(
        "reserved_ips", id=number, region=region, ip_type=ip_type, subnet=subnet, label=label, created=world.now
    )
    return number


def _refuse_main(reserved: sqlite3.Row, verb: str) -> None:
    if reserved["main"]:
        raise Refusal(f"Unable to {verb} subnet: This is the main IP address of a server")


def _take_off(world: World, reserved: sqlite3.Row) -> None:
    world.delete("ipv4_addresses", "address", reserved["subnet"])
    world.delete("ipv6_networks", "network", reserved["subnet"])


def _parse(text: str) -> tuple[str, str]:
    """The kind of address and its subnet as it is stored, from `203.0.113.7`, with or without `/32`, and the like.

    The subnet is empty where the text is no address or the length of its prefix is wrong.
    """
    address, _, size = text.strip().partition("/")
    ip_type = "v6" if ":" in address else "v4"
    if size not in {"", str(SIZES[ip_type])}:
        return ip_type, ""
    try:
        return ip_type, str(ip_network(f"{address}/{SIZES[ip_type]}").network_address)
    except ValueError:
        return ip_type, ""
