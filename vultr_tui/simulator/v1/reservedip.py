"""v1's reservedip group."""

from __future__ import annotations

from vultr_tui.api.values import Json
from vultr_tui.simulator.v1.handlers import Call, handles
from vultr_tui.simulator.world import reserved, servers
from vultr_tui.simulator.world.world import World


@handles("reservedip.list")
def list_(world: World, _call: Call) -> Json:
    """All reserved IPs by number; where one is free, it is attached to `false` (clients agree)."""
    return {
        str(row["id"]): {
            "SUBID": row["id"],
            "DCID": row["region"],
            "ip_type": row["ip_type"],
            "subnet": row["subnet"],
            "subnet_size": reserved.SIZES[row["ip_type"]],
            "label": row["label"],
            "attached_SUBID": row["server"] or False,
        }
        for row in reserved.listed(world)
    }


@handles("reservedip.create")
def create(world: World, call: Call) -> Json:
    """Reserve a new address; its SUBID is a number here (clients agree)."""
    return {"SUBID": reserved.create(world, call.number("DCID"), call.text("ip_type"), call.text("label"))}


@handles("reservedip.convert")
def convert(world: World, call: Call) -> Json:
    """Reserve an address that a server has; the SUBID is a number here (clients agree)."""
    server = servers.owned(world, call.number("SUBID"))
    return {"SUBID": reserved.convert(world, server, call.text("ip_address"), call.text("label"))}


@handles("reservedip.attach")
def attach(world: World, call: Call) -> Json:
    """Give a reserved IP to a server."""
    row = reserved.owned(world, call.text("ip_address"))
    reserved.attach(world, row, servers.owned(world, call.number("attach_SUBID")))
    return None


@handles("reservedip.detach")
def detach(world: World, call: Call) -> Json:
    """Take a reserved IP off a server."""
    row = reserved.owned(world, call.text("ip_address"))
    reserved.detach(world, row, servers.owned(world, call.number("detach_SUBID")))
    return None


@handles("reservedip.destroy")
def destroy(world: World, call: Call) -> Json:
    """Give up a reserved IP, named by its address or its SUBID (clients send either)."""
    address = call.text("ip_address")
    row = reserved.owned(world, address) if address else reserved.numbered(world, call.number("SUBID"))
    reserved.destroy(world, row)
    return None
