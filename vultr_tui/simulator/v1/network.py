"""v1's network group."""

from __future__ import annotations

from vultr_tui.api.values import Json
from vultr_tui.simulator.v1.handlers import Call, handles
from vultr_tui.simulator.world import networks
from vultr_tui.simulator.world.world import World, date


@handles("network.list")
def list_(world: World, _call: Call) -> Json:
    """All private networks by NETWORKID; only the prefix length is a number (clients agree)."""
    return {
        row["id"]: {
            "DCID": str(row["region"]),
            "NETWORKID": row["id"],
            "date_created": date(row["created"]),
            "description": row["description"],
            "v4_subnet": row["subnet"],
            "v4_subnet_mask": row["prefix"],
        }
        for row in networks.listed(world)
    }


@handles("network.create")
def create(world: World, call: Call) -> Json:
    """Make a private network."""
    subnet, prefix = call.text("v4_subnet"), call.number("v4_subnet_mask")
    return {"NETWORKID": networks.create(world, call.number("DCID"), call.text("description"), subnet, prefix)}


@handles("network.destroy")
def destroy(world: World, call: Call) -> Json:
    """Remove a private network."""
    networks.destroy(world, call.text("NETWORKID"))
    return None
