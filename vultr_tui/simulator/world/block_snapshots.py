"""Snapshots of volumes, kept until they are deleted."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from vultr_tui.simulator.world import blocks, numbers
from vultr_tui.simulator.world.world import Refusal, World

SCHEMA = """
create table block_snapshots (
    id          integer primary key,
    volume      integer not null,
    description text not null,
    size        integer not null,           -- gigabytes of the volume
    created     real not null,
    changed     real not null,
    ready_at    real not null               -- complete from then on
);
"""

MAKING_SECONDS = 20.0


def owned(world: World, snapshot: int) -> sqlite3.Row:
    """Return the snapshot of that number; raises Refusal if the account has none such."""
    found = world.row("select * from block_snapshots where id = ?", snapshot)
    if found is None:
        raise Refusal("Invalid block storage snapshot ID")
    return found


def listed(world: World) -> Iterator[sqlite3.Row]:
    """All snapshots, oldest first."""
    return world.rows("select * from block_snapshots order by id")


def complete(world: World, snapshot: sqlite3.Row) -> bool:
    """Whether volumes can be filled with the snapshot."""
    return bool(snapshot["ready_at"] <= world.now)


def require_fit(world: World, snapshot: sqlite3.Row, size: int) -> None:
    """Raise Refusal unless the snapshot is complete and a volume of that many gigabytes has room for it."""
    if not complete(world, snapshot):
        raise Refusal("Unable to create block storage: Snapshot is not complete yet")
    if size < snapshot["size"]:
        raise Refusal(f"Unable to create block storage: Size must be at least {snapshot['size']} GB for this snapshot")


def create(world: World, volume: sqlite3.Row, description: str) -> int:
    """Begin a snapshot of a volume; its number. Raises Refusal while the volume is being made."""
    if not blocks.active(world, volume):
        raise Refusal("Unable to create snapshot: Block storage volume is not active yet")
    return world.insert(
        "block_snapshots",
        id=numbers.take(world, "block snapshot", first=1),
        volume=volume["id"],
        description=description,
        size=volume["size"],
        created=world.now,
        changed=world.now,
        ready_at=world.now + MAKING_SECONDS,
    )


def describe(world: World, snapshot: int, description: str) -> None:
    """Change what a snapshot is called; raises Refusal if there is none such."""
    world.update("block_snapshots", "id", owned(world, snapshot)["id"], description=description, changed=world.now)


def destroy(world: World, snapshot: int) -> None:
    """Delete a snapshot; raises Refusal if there is none such."""
    world.delete("block_snapshots", "id", owned(world, snapshot)["id"])
