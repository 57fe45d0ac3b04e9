"""Snapshots: images of a server's disk, kept until they are destroyed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from vultr_tui.simulator.world import bandwidth, isos, servers
from vultr_tui.simulator.world.lifecycle import ACTIVITIES, require_free
from vultr_tui.simulator.world.systems import CUSTOM
from vultr_tui.simulator.world.world import Refusal, World

FETCHED_DISK = 20
"""Gigabytes of the disk whose image is fetched from somewhere, whatever is there."""

SCHEMA = """
create table snapshots (
    id          text primary key,           -- thirteen hexadecimal digits
    description text not null,
    system      integer not null,           -- what the server ran
    application integer not null,
    disk        integer not null,           -- gigabytes of its disk, the least another must have to restore it
    size        integer not null,           -- bytes
    created     real not null,
    ready_at    real not null               -- complete from then on
);
"""


def owned(world: World, snapshot: str) -> sqlite3.Row:
    """Return the snapshot of that id; raises Refusal if the account has none such."""
    found = world.row("select * from snapshots where id = ?", snapshot)
    if found is None:
        raise Refusal(
            "Invalid snapshot.  Check SNAPSHOTID value and ensure your API key matches the snapshots's account"
        )
    return found


def listed(world: World, only: str = "") -> Iterator[sqlite3.Row]:
    """All snapshots, oldest first, or the one of that id."""
    if only:
        return world.rows("select * from snapshots where id = ?", only)
    return world.rows("select * from snapshots order by created, id")


def complete(world: World, snapshot: sqlite3.Row) -> bool:
    """Whether the snapshot can be restored."""
    return bool(snapshot["ready_at"] <= world.now)


def create(world: World, subscription: int, description: str = "") -> str:
    """Begin a snapshot of a server, which is locked meanwhile; its id.

    Raises Refusal for an unknown, pending or busy server.
    """
    server = servers.owned(world, subscription)
    require_free(world, server, "create snapshot")
    servers.FLEET.occupy(world, server, "imaging")
    return add(world, server, description, ready_at=world.now + ACTIVITIES["imaging"].seconds)


def add(world: World, server: sqlite3.Row, description: str = "", *, ready_at: float | None = None) -> str:
    """Store a snapshot of a server as it is now, complete unless `ready_at` says when; its id.

    For one made in the past, call with `replace(world, now=then)`.
    """
    snapshot = world.hex_id()
    disk = servers.disk(server)
    world.insert(
        "snapshots",
        id=snapshot,
        description=description,
        system=server["system"],
        application=server["application"],
        disk=disk,
        size=image_size(disk, server["id"]),
        created=world.now,
        ready_at=world.now if ready_at is None else ready_at,
    )
    return snapshot


def fetch(world: World, url: str, description: str = "") -> str:
    """Begin to make a snapshot of a disk image at an address; its id. Raises Refusal for what is no address."""
    if not isos.URL.fullmatch(url):
        raise Refusal("Unable to create snapshot: Invalid URL")
    snapshot = world.hex_id()
    world.insert(
        "snapshots",
        id=snapshot,
        description=description,
        system=CUSTOM,
        application=0,
        disk=FETCHED_DISK,
        size=image_size(FETCHED_DISK, int(snapshot, 16)),
        created=world.now,
        ready_at=world.now + isos.FETCH_SECONDS,
    )
    return snapshot


def describe(world: World, snapshot: str, description: str) -> None:
    """Change what a snapshot is called; raises Refusal if there is none such."""
    world.update("snapshots", "id", owned(world, snapshot)["id"], description=description)


def image_size(disk: int, salt: int) -> int:
    """Return the bytes an image of a disk of so many gigabytes takes: the part of it in use."""
    used = 0.08 + 0.4 * bandwidth.fraction(salt, 0)
    return int(disk * used * (1 << 30)) // 512 * 512


def destroy(world: World, snapshot: str) -> None:
    """Remove a snapshot; raises Refusal if there is none such, or while it is being made."""
    if not complete(world, owned(world, snapshot)):
        raise Refusal("Unable to destroy snapshot: Snapshot is currently being created")
    world.delete("snapshots", "id", snapshot)
