"""v1's block group."""

from __future__ import annotations

import sqlite3

from vultr_tui.api.values import Json
from vultr_tui.simulator.v1.handlers import Call, handles
from vultr_tui.simulator.world import blocks, servers
from vultr_tui.simulator.world.world import World, date


@handles("block.list")
def list_(world: World, call: Call) -> Json:
    """All volumes, or the one asked for by itself."""
    if call.text("SUBID"):
        return _row(world, _volume(world, call))
    return [_row(world, volume) for volume in blocks.listed(world)]


@handles("block.create")
def create(world: World, call: Call) -> Json:
    """Order a volume; its SUBID is a string here alone (clients agree)."""
    return {"SUBID": str(blocks.create(world, call.number("DCID"), call.number("size_gb"), call.text("label")))}


@handles("block.attach")
def attach(world: World, call: Call) -> Json:
    """Attach a volume to a server."""
    blocks.attach(world, _volume(world, call), servers.owned(world, call.number("attach_to_SUBID")))
    return None


@handles("block.detach")
def detach(world: World, call: Call) -> Json:
    """Take a volume off its server."""
    blocks.detach(world, _volume(world, call))
    return None


@handles("block.resize")
def resize(world: World, call: Call) -> Json:
    """Change a volume's size."""
    blocks.resize(world, _volume(world, call), call.number("size_gb"))
    return None


@handles("block.label_set")
def label_set(world: World, call: Call) -> Json:
    """Give a volume another label."""
    blocks.rename(world, _volume(world, call), call.text("label"))
    return None


@handles("block.delete")
def delete(world: World, call: Call) -> Json:
    """Give up a volume."""
    blocks.delete(world, _volume(world, call))
    return None


def _volume(world: World, call: Call) -> sqlite3.Row:
    return blocks.owned(world, call.number("SUBID"))


def _row(world: World, volume: sqlite3.Row) -> dict[str, Json]:
    return {
        "SUBID": volume["id"],
        "date_created": date(volume["created"]),
        "cost_per_month": blocks.price(volume["size"]),
        "status": "active" if blocks.active(world, volume) else "pending",
        "size_gb": volume["size"],
        "DCID": volume["region"],
        "attached_to_SUBID": volume["server"],
        "label": volume["label"],
    }
