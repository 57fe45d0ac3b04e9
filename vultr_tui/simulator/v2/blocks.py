"""Volumes, and snapshots of them."""

from __future__ import annotations

import sqlite3

from vultr_tui.api.values import Json
from vultr_tui.simulator.v2.catalogue import REGION_IDS, region_of
from vultr_tui.simulator.v2.dates import moment, plain
from vultr_tui.simulator.v2.handlers import Call, handles
from vultr_tui.simulator.v2.ids import BLOCK, BLOCK_SNAPSHOT, INSTANCE
from vultr_tui.simulator.v2.instances import INSTANCES
from vultr_tui.simulator.v2.pages import page
from vultr_tui.simulator.world import billing, block_snapshots, blocks, servers
from vultr_tui.simulator.world.world import World

GIGABYTE = 1 << 30


@handles("GET /blocks")
def list_(world: World, call: Call) -> Json:
    """List the volumes."""
    return page(call, "blocks", blocks.listed(world), lambda row: _row(world, row), lambda row: BLOCK.uuid(row["id"]))


@handles("GET /blocks/{block_id}")
def get(world: World, call: Call) -> Json:
    """Tell of one volume."""
    return {"block": _row(world, _volume(world, call))}


@handles("POST /blocks", 202)
def create(world: World, call: Call) -> Json:
    """Order a volume, maybe filled with a snapshot."""
    if call.text("snapshot_id"):
        block_snapshots.require_fit(world, _saved(world, call), call.number("size_gb"))
    number = blocks.create(
        world,
        region_of(call),
        call.number("size_gb"),
        call.text("label"),
        call.text("block_type") or blocks.KINDS[0],
        bootable=call.yes("bootable"),
    )
    return {"block": _row(world, blocks.owned(world, number))}


@handles("PATCH /blocks/{block_id}")
def patch(world: World, call: Call) -> Json:
    """Change a volume's label or size."""
    volume = _volume(world, call)
    if "label" in call:
        blocks.rename(world, volume, call.text("label"))
    if "size_gb" in call:
        blocks.resize(world, volume, call.number("size_gb"))
    return None


@handles("DELETE /blocks/{block_id}")
def delete(world: World, call: Call) -> Json:
    """Give up a volume."""
    blocks.delete(world, _volume(world, call))
    return None


@handles("POST /blocks/{block_id}/attach")
def attach(world: World, call: Call) -> Json:
    """Attach a volume to a server."""
    blocks.attach(world, _volume(world, call), INSTANCES.of(world, call))
    return None


@handles("POST /blocks/{block_id}/detach")
def detach(world: World, call: Call) -> Json:
    """Take a volume off its server."""
    blocks.detach(world, _volume(world, call))
    return None


@handles("GET /blocks/snapshots")
def snapshots(world: World, call: Call) -> Json:
    """List the snapshots of volumes."""
    return page(
        call,
        "snapshots",
        block_snapshots.listed(world),
        lambda row: _snapshot(world, row),
        lambda row: BLOCK_SNAPSHOT.uuid(row["id"]),
    )


@handles("GET /blocks/snapshots/{snapshot_id}")
def snapshot(world: World, call: Call) -> Json:
    """Tell of one snapshot, without an envelope (recorded)."""
    return _snapshot(world, _saved(world, call))


@handles("POST /blocks/snapshots", 201)
def create_snapshot(world: World, call: Call) -> Json:
    """Begin a snapshot of a volume; the reply has no envelope (recorded)."""
    number = block_snapshots.create(world, _volume(world, call), call.needed("description"))
    return _snapshot(world, block_snapshots.owned(world, number))


@handles("PUT /blocks/snapshots/{snapshot_id}")
def describe_snapshot(world: World, call: Call) -> Json:
    """Change what a snapshot is called."""
    saved = _saved(world, call)
    if "description" in call:
        block_snapshots.describe(world, saved["id"], call.text("description"))
    return None


@handles("DELETE /blocks/snapshots/{snapshot_id}")
def delete_snapshot(world: World, call: Call) -> Json:
    """Delete a snapshot."""
    block_snapshots.destroy(world, _saved(world, call)["id"])
    return None


def _volume(world: World, call: Call) -> sqlite3.Row:
    return call.found(world, BLOCK, "block_id", blocks.owned)


def _saved(world: World, call: Call) -> sqlite3.Row:
    return call.found(world, BLOCK_SNAPSHOT, "snapshot_id", block_snapshots.owned)


def _row(world: World, volume: sqlite3.Row) -> dict[str, Json]:
    region, price = REGION_IDS[volume["region"]], blocks.price(volume["size"])
    return {
        "id": BLOCK.uuid(volume["id"]),
        "date_created": moment(volume["created"]),
        "cost": price,
        "pending_charges": round(billing.accrued(price, volume["created"], world.now), 2),
        "status": "active" if blocks.active(world, volume) else "pending",
        "size_gb": volume["size"],
        "region": region,
        **_attached(world, volume),
        "label": volume["label"],
        "mount_id": f"{region}-{BLOCK.uuid(volume['id']).replace('-', '')[:14]}",
        "block_type": volume["type"],
        "bootable": bool(volume["bootable"]),
    }


def _attached(world: World, volume: sqlite3.Row) -> dict[str, Json]:
    if volume["server"] is None:
        return dict.fromkeys(("attached_to_instance", "attached_to_instance_ip", "attached_to_instance_label"), "")
    server = servers.FLEET.owned(world, volume["server"])
    return {
        "attached_to_instance": INSTANCE.uuid(server["id"]),
        "attached_to_instance_ip": server["main_ip"],
        "attached_to_instance_label": server["label"],
    }


def _snapshot(world: World, row: sqlite3.Row) -> dict[str, Json]:
    return {
        "id": BLOCK_SNAPSHOT.uuid(row["id"]),
        "block_id": BLOCK.uuid(row["volume"]),
        "description": row["description"],
        "state": "COMPLETE" if block_snapshots.complete(world, row) else "PENDING",
        "added_at": plain(row["created"]),
        "updated_at": plain(row["changed"]),
        "size": row["size"] * GIGABYTE,
    }
