"""VPCs, which are the private networks of v1, and the machines in them."""

from __future__ import annotations

import sqlite3

from vultr_tui.api.values import Json
from vultr_tui.simulator.v2.both import BOTH, shared
from vultr_tui.simulator.v2.catalogue import REGION_IDS, region_of
from vultr_tui.simulator.v2.dates import moment
from vultr_tui.simulator.v2.handlers import Call, handles
from vultr_tui.simulator.v2.ids import NETWORK
from vultr_tui.simulator.v2.instances import INSTANCES
from vultr_tui.simulator.v2.machines import Part
from vultr_tui.simulator.v2.pages import page
from vultr_tui.simulator.world import networks
from vultr_tui.simulator.world.lifecycle import require_free
from vultr_tui.simulator.world.world import World


@handles("GET /vpcs")
def list_(world: World, call: Call) -> Json:
    """List the VPCs."""
    return page(call, "vpcs", networks.listed(world), write, lambda row: NETWORK.uuid(row["id"]))


@handles("GET /vpcs/{vpc_id}")
def get(world: World, call: Call) -> Json:
    """Tell of one VPC."""
    return {"vpc": write(_network(world, call))}


@handles("POST /vpcs", 201)
def create(world: World, call: Call) -> Json:
    """Make a VPC."""
    network = networks.create(
        world, region_of(call), call.text("description"), call.text("v4_subnet"), call.number("v4_subnet_mask")
    )
    return {"vpc": write(networks.owned(world, network))}


@handles("PUT /vpcs/{vpc_id}")
def describe(world: World, call: Call) -> Json:
    """Change what a VPC is called."""
    networks.describe(world, _network(world, call)["id"], call.needed("description"))
    return None


@handles("DELETE /vpcs/{vpc_id}")
def delete(world: World, call: Call) -> Json:
    """Remove a VPC."""
    networks.destroy(world, _network(world, call)["id"])
    return None


@handles("GET /vpcs/{vpc_id}/attachments")
def attachments(world: World, call: Call) -> Json:
    """List the machines in a VPC."""
    members = networks.members(world, _network(world, call)["id"])
    rows = [_attachment(world, member, part) for member in members for part in BOTH if _is_of(world, member, part)]
    return page(call, "attachments", rows, lambda row: row, lambda row: str(row["id"]))


def _is_of(world: World, member: sqlite3.Row, part: Part) -> bool:
    return next(part.fleet.listed(world, "id = ?", member["server"]), None) is not None


def _attachment(world: World, member: sqlite3.Row, part: Part) -> dict[str, Json]:
    return {
        "id": part.kind.uuid(member["server"]),
        "type": "vps" if part is INSTANCES else "baremetal",
        "mac_address": networks.mac(member["server"], member["card"]),
        "date_added": moment(part.fleet.owned(world, member["server"])["created"]),
        "ip": {"v4": member["address"]},
    }


@shared("GET /vpcs")
def joined(world: World, call: Call, part: Part) -> Json:
    """List the VPCs a machine is in; those of bare metal in one piece (v2 facts: pagination)."""
    rows: list[dict[str, Json]] = [
        {
            "id": NETWORK.uuid(member["network"]),
            "mac_address": networks.mac(member["server"], member["card"]),
            "ip_address": member["address"],
        }
        for member in networks.joined(world, part.of(world, call)["id"])
    ]
    if part is not INSTANCES:
        return {"vpcs": [*rows]}
    return page(call, "vpcs", rows, lambda row: row, lambda row: str(row["id"]))


@shared("POST /vpcs/attach")
def attach(world: World, call: Call, part: Part) -> Json:
    """Put a machine into a VPC and restart it; nothing happens if it is in it."""
    machine, doing = part.of(world, call), "attach VPC"
    require_free(world, machine, doing)
    network = networks.choose(world, machine["region"], _network(world, call)["id"], doing)
    if networks.join(world, machine["id"], network, doing):
        part.fleet.restart(world, machine)
    return None


@shared("POST /vpcs/detach")
def detach(world: World, call: Call, part: Part) -> Json:
    """Take a machine out of a VPC and restart it."""
    machine = part.of(world, call)
    require_free(world, machine, "detach VPC")
    networks.leave(world, machine["id"], _network(world, call)["id"])
    part.fleet.restart(world, machine)
    return None


def write(network: sqlite3.Row) -> dict[str, Json]:
    """Write a VPC."""
    return {
        "id": NETWORK.uuid(network["id"]),
        "region": REGION_IDS[network["region"]],
        "date_created": moment(network["created"]),
        "description": network["description"],
        "v4_subnet": network["subnet"],
        "v4_subnet_mask": network["prefix"],
    }


def _network(world: World, call: Call) -> sqlite3.Row:
    return call.found(world, NETWORK, "vpc_id", networks.owned)
