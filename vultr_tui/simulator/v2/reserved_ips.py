"""Reserved IPs."""

from __future__ import annotations

import sqlite3

from vultr_tui.api.values import Json
from vultr_tui.simulator.v2.catalogue import REGION_IDS, region_of
from vultr_tui.simulator.v2.handlers import Call, Problem, handles
from vultr_tui.simulator.v2.ids import INSTANCE, RESERVED
from vultr_tui.simulator.v2.instances import INSTANCES
from vultr_tui.simulator.v2.pages import page
from vultr_tui.simulator.world import machine_addresses, reserved, servers
from vultr_tui.simulator.world.world import World


@handles("GET /reserved-ips")
def list_(world: World, call: Call) -> Json:
    """List the reserved IPs."""
    return page(call, "reserved_ips", reserved.listed(world), _row, lambda row: RESERVED.uuid(row["id"]))


@handles("GET /reserved-ips/{reserved_ip_id}")
def get(world: World, call: Call) -> Json:
    """Tell of one reserved IP."""
    return {"reserved_ip": _row(_reserved(world, call))}


@handles("POST /reserved-ips", 201)
def create(world: World, call: Call) -> Json:
    """Reserve a new address."""
    return _made(world, reserved.create(world, region_of(call), call.text("ip_type"), call.text("label")))


@handles("POST /reserved-ips/convert", 201)
def convert(world: World, call: Call) -> Json:
    """Reserve an address that a server has."""
    address = call.text("ip_address")
    holder = machine_addresses.holder(world, address.partition("/")[0])
    server = next(servers.FLEET.listed(world, "id = ?", holder), None)
    if server is None:
        raise Problem("Unable to convert IP: This IP address does not belong to a server")
    return _made(world, reserved.convert(world, server, address, call.text("label")))


@handles("PATCH /reserved-ips/{reserved_ip_id}")
def patch(world: World, call: Call) -> Json:
    """Change a reserved IP's label."""
    row = _reserved(world, call)
    reserved.rename(world, row, call.needed("label"))
    return _made(world, row["id"])


@handles("DELETE /reserved-ips/{reserved_ip_id}")
def delete(world: World, call: Call) -> Json:
    """Give up a reserved IP."""
    reserved.destroy(world, _reserved(world, call))
    return None


@handles("POST /reserved-ips/{reserved_ip_id}/attach")
def attach(world: World, call: Call) -> Json:
    """Give a reserved IP to a server."""
    reserved.attach(world, _reserved(world, call), INSTANCES.of(world, call))
    return None


@handles("POST /reserved-ips/{reserved_ip_id}/detach")
def detach(world: World, call: Call) -> Json:
    """Take a reserved IP off the server that uses it."""
    row = _reserved(world, call)
    if row["server"] is None:
        raise Problem("Unable to detach subnet: Subnet is not attached to a server")
    reserved.detach(world, row, servers.FLEET.owned(world, row["server"]))
    return None


def _reserved(world: World, call: Call) -> sqlite3.Row:
    return call.found(world, RESERVED, "reserved_ip_id", reserved.numbered)


def _made(world: World, number: int) -> Json:
    return {"reserved_ip": _row(reserved.numbered(world, number))}


def _row(row: sqlite3.Row) -> dict[str, Json]:
    return {
        "id": RESERVED.uuid(row["id"]),
        "region": REGION_IDS[row["region"]],
        "ip_type": row["ip_type"],
        "subnet": row["subnet"],
        "subnet_size": reserved.SIZES[row["ip_type"]],
        "label": row["label"],
        "instance_id": INSTANCE.uuid(row["server"]) if row["server"] else "",
    }
