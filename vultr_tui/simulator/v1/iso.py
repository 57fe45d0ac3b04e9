"""v1's iso group."""

from __future__ import annotations

import sqlite3

from vultr_tui.api.values import Json
from vultr_tui.simulator.v1.handlers import Call, handles
from vultr_tui.simulator.world import isos
from vultr_tui.simulator.world.world import World, date


@handles("iso.list")
def list_(world: World, _call: Call) -> Json:
    """All images by ISOID."""
    return {str(iso["id"]): _row(world, iso) for iso in isos.listed(world)}


@handles("iso.create_from_url")
def create_from_url(world: World, call: Call) -> Json:
    """Begin to fetch an image; its ISOID is a number (reference)."""
    return {"ISOID": isos.create(world, call.text("url"))}


def _row(world: World, iso: sqlite3.Row) -> dict[str, Json]:
    """One image; its id and size are numbers (recorded)."""
    complete = isos.complete(world, iso)
    return {
        "ISOID": iso["id"],
        "date_created": date(iso["created"]),
        "filename": iso["filename"],
        "size": isos.size(iso) if complete else 0,
        "md5sum": isos.digest(iso) if complete else "",
        "status": "complete" if complete else "pending",
    }
