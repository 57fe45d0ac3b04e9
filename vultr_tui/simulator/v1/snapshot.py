"""v1's snapshot group."""

from __future__ import annotations

import sqlite3

from vultr_tui.api.values import Json
from vultr_tui.simulator.v1.handlers import Call, handles
from vultr_tui.simulator.world import snapshots
from vultr_tui.simulator.world.world import World, date


@handles("snapshot.list")
def list_(world: World, call: Call) -> Json:
    """All snapshots by SNAPSHOTID, or one of them."""
    return {row["id"]: _row(world, row) for row in snapshots.listed(world, call.text("SNAPSHOTID"))}


@handles("snapshot.create")
def create(world: World, call: Call) -> Json:
    """Begin a snapshot of a server."""
    return {"SNAPSHOTID": snapshots.create(world, call.number("SUBID"), call.text("description"))}


@handles("snapshot.destroy")
def destroy(world: World, call: Call) -> Json:
    """Remove a snapshot."""
    snapshots.destroy(world, call.text("SNAPSHOTID"))
    return None


def _row(world: World, snapshot: sqlite3.Row) -> dict[str, Json]:
    """One snapshot, with what the server ran; its size is a string (clients agree)."""
    complete = snapshots.complete(world, snapshot)
    return {
        "SNAPSHOTID": snapshot["id"],
        "date_created": date(snapshot["created"]),
        "description": snapshot["description"],
        "size": str(snapshot["size"] if complete else 0),
        "status": "complete" if complete else "pending",
        "OSID": str(snapshot["system"]),
        "APPID": str(snapshot["application"]),
    }
