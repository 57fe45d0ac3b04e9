"""What disks are kept as: snapshots, backups, ISOs."""

from __future__ import annotations

import hashlib
import sqlite3

from vultr_tui.api.values import Json
from vultr_tui.simulator.v2.dates import moment
from vultr_tui.simulator.v2.handlers import Call, handles
from vultr_tui.simulator.v2.ids import BACKUP, INSTANCE, ISO, SNAPSHOT
from vultr_tui.simulator.v2.instances import INSTANCES
from vultr_tui.simulator.v2.pages import page
from vultr_tui.simulator.world import backups, isos, snapshots
from vultr_tui.simulator.world.backups import Backup
from vultr_tui.simulator.world.world import World


@handles("GET /snapshots")
def list_snapshots(world: World, call: Call) -> Json:
    """List the snapshots, or those of that description."""
    wanted = call.text("description")
    rows = [row for row in snapshots.listed(world) if not wanted or row["description"] == wanted]
    return page(call, "snapshots", rows, lambda row: _snapshot(world, row), lambda row: SNAPSHOT.uuid(row["id"]))


@handles("GET /snapshots/{snapshot_id}")
def get_snapshot(world: World, call: Call) -> Json:
    """Tell of one snapshot."""
    return {"snapshot": _snapshot(world, _found_snapshot(world, call))}


@handles("POST /snapshots", 201)
def create_snapshot(world: World, call: Call) -> Json:
    """Begin a snapshot of a server."""
    server = INSTANCES.of(world, call)
    return _made(world, snapshots.create(world, server["id"], call.text("description")))


@handles("POST /snapshots/create-from-url", 202)
def fetch_snapshot(world: World, call: Call) -> Json:
    """Begin to make a snapshot of a disk image."""
    return _made(world, snapshots.fetch(world, call.text("url"), call.text("description")))


@handles("PUT /snapshots/{snapshot_id}")
def describe_snapshot(world: World, call: Call) -> Json:
    """Change what a snapshot is called."""
    snapshots.describe(world, _found_snapshot(world, call)["id"], call.needed("description"))
    return None


@handles("DELETE /snapshots/{snapshot_id}")
def delete_snapshot(world: World, call: Call) -> Json:
    """Remove a snapshot."""
    snapshots.destroy(world, _found_snapshot(world, call)["id"])
    return None


@handles("GET /backups")
def list_backups(world: World, call: Call) -> Json:
    """List the backups, or those of one server."""
    server = call.refer(INSTANCE, "instance_id") or 0
    return page(
        call, "backups", backups.listed(world, server), lambda b: _backup(world, b), lambda b: BACKUP.uuid(b.id)
    )


@handles("GET /backups/{backup_id}")
def get_backup(world: World, call: Call) -> Json:
    """Tell of one backup."""
    return {"backup": _backup(world, call.found(world, BACKUP, "backup_id", backups.owned))}


@handles("GET /iso")
def list_isos(world: World, call: Call) -> Json:
    """List the ISOs of the account."""
    return page(call, "isos", isos.listed(world), lambda row: _iso(world, row), lambda row: ISO.uuid(row["id"]))


@handles("GET /iso-public")
def list_public(_world: World, call: Call) -> Json:
    """List the ISOs that the service offers."""
    rows: list[dict[str, Json]] = [
        {"id": ISO.uuid(number), "name": name, "description": description, "md5sum": _md5(name)}
        for number, (name, description) in enumerate(isos.OFFERED, 1)
    ]
    return page(call, "public_isos", rows, lambda row: row, lambda row: str(row["id"]))


@handles("GET /iso/{iso_id}")
def get_iso(world: World, call: Call) -> Json:
    """Tell of one ISO."""
    return {"iso": _iso(world, _found_iso(world, call))}


@handles("POST /iso", 201)
def create_iso(world: World, call: Call) -> Json:
    """Begin to fetch an ISO."""
    number = isos.create(world, call.text("url"))
    isos.describe(world, number, call.text("description"))
    return {"iso": _iso(world, isos.owned(world, number))}


@handles("PUT /iso/{iso_id}")
def describe_iso(world: World, call: Call) -> Json:
    """Change what an ISO is called."""
    isos.describe(world, _found_iso(world, call)["id"], call.needed("description"))
    return None


@handles("DELETE /iso/{iso_id}")
def delete_iso(world: World, call: Call) -> Json:
    """Forget an ISO."""
    isos.destroy(world, _found_iso(world, call)["id"])
    return None


def _found_snapshot(world: World, call: Call) -> sqlite3.Row:
    return call.found(world, SNAPSHOT, "snapshot_id", snapshots.owned)


def _found_iso(world: World, call: Call) -> sqlite3.Row:
    return call.found(world, ISO, "iso_id", isos.owned)


def _made(world: World, snapshot: str) -> Json:
    return {"snapshot": _snapshot(world, snapshots.owned(world, snapshot))}


def _snapshot(world: World, row: sqlite3.Row) -> dict[str, Json]:
    complete = snapshots.complete(world, row)
    return {
        "id": SNAPSHOT.uuid(row["id"]),
        "date_created": moment(row["created"]),
        "description": row["description"],
        "size": row["disk"] << 30 if complete else 0,
        "compressed_size": row["size"] if complete else 0,
        "status": "complete" if complete else "pending",
        "os_id": row["system"],
        "app_id": row["application"],
    }


def _backup(world: World, backup: Backup) -> dict[str, Json]:
    return {
        "id": BACKUP.uuid(backup.id),
        "date_created": moment(backup.created),
        "description": backups.DESCRIPTION,
        "size": backup.size,
        "status": "complete" if backups.complete(world, backup) else "pending",
        "os_id": backup.system,
        "app_id": backup.application,
    }


def _iso(world: World, row: sqlite3.Row) -> dict[str, Json]:
    complete = isos.complete(world, row)
    return {
        "id": ISO.uuid(row["id"]),
        "date_created": moment(row["created"]),
        "description": row["description"],
        "filename": row["filename"],
        "size": isos.size(row) if complete else 0,
        "md5sum": isos.digest(row) if complete else "",
        "sha512sum": hashlib.sha512(row["url"].encode()).hexdigest() if complete else "",
        "status": "complete" if complete else "pending",
    }


def _md5(name: str) -> str:
    return hashlib.md5(name.encode(), usedforsecurity=False).hexdigest()
