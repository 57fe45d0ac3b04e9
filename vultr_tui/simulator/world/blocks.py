"""Block storage: volumes, the servers they are attached to, and what they cost."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from vultr_tui.simulator.world import regions, subscriptions
from vultr_tui.simulator.world.lifecycle import require_free
from vultr_tui.simulator.world.world import Refusal, World

SCHEMA = """
create table volumes (
    id          integer primary key,        -- a subscription's number
    region      integer not null,
    size        integer not null,           -- gigabytes
    label       text not null,
    created     real not null,
    ready_at    real not null,              -- pending before, active from then on
    resized     real,                       -- when its size was last changed
    server      integer,                    -- the server it is attached to
    type        text not null default 'high_perf',
    bootable    integer not null default 0
);
create index volumes_by_server on volumes (server) where server is not null;
"""

UNKNOWN = "Invalid block storage.  Check SUBID value and ensure your API key matches the block storage's account"
"""The beginning: clients agree."""

SIZES = range(10, 10_001)
"""The sizes a volume may have, in gigabytes."""

KINDS = ("high_perf", "storage_opt")
"""Fast or cheap; v1 knows the first alone."""

DOLLARS_PER_GIGABYTE = 0.10
"""What a gigabyte costs a month."""

BUILD_SECONDS = 10.0
"""How long a new volume is pending."""

RESIZE_INTERVAL = 60.0
"""Seconds between two changes of size (clients agree)."""


def owned(world: World, volume: int) -> sqlite3.Row:
    """The volume of that number; raises Refusal if the account has none such."""
    row = world.row("select * from volumes where id = ?", volume)
    if row is None:
        raise Refusal(UNKNOWN)
    return row


def listed(world: World) -> Iterator[sqlite3.Row]:
    """All volumes, by number."""
    return world.rows("select * from volumes order by id")


def active(world: World, volume: sqlite3.Row) -> bool:
    """Whether the volume has been built."""
    return bool(volume["ready_at"] <= world.now)


def price(size: int) -> float:
    """Dollars a month for that many gigabytes; an integer where they are whole, as the service writes them."""
    dollars = round(size * DOLLARS_PER_GIGABYTE, 2)
    return int(dollars) if dollars.is_integer() else dollars


def create(
    world: World, region: int, size: int, label: str = "", kind: str = KINDS[0], *, bootable: bool = False
) -> int:
    """Order a volume; its number. It is pending for `BUILD_SECONDS`.

    Raises Refusal for a region without block storage, an unknown kind and a size out of `SIZES`. For one ordered in
    the past, call with `replace(world, now=then)`.
    """
    _check_region(region)
    _check_size(size, "create")
    if kind not in KINDS:
        raise _cannot("create", "Invalid block type")
    number = subscriptions.new_id(world)
    world.insert(
        "volumes",
        id=number,
        region=region,
        size=size,
        label=label,
        created=world.now,
        ready_at=world.now + BUILD_SECONDS,
        type=kind,
        bootable=int(bootable),
    )
    return number


def attach(world: World, volume: sqlite3.Row, server: sqlite3.Row) -> None:
    """Attach an active, free volume to a server of its region; raises Refusal otherwise, and while that is busy."""
    require_free(world, server, "attach block storage")
    if not active(world, volume):
        raise _cannot("attach", "Block storage volume is not active yet")
    if volume["server"] is not None:
        raise _cannot("attach", "Block storage volume is already attached to a server")
    if volume["region"] != server["region"]:
        raise _cannot("attach", "Server and block storage volume must be in the same location")
    world.update("volumes", "id", volume["id"], server=server["id"])


def detach(world: World, volume: sqlite3.Row) -> None:
    """Take the volume off its server; raises Refusal if it is free (clients agree on the text)."""
    if volume["server"] is None:
        raise _cannot("detach", "Block storage volume is not currently attached to a server")
    world.update("volumes", "id", volume["id"], server=None)


def resize(world: World, volume: sqlite3.Row, size: int) -> None:
    """Change the volume's size, also to a smaller one; raises Refusal within a minute of the last change."""
    _check_size(size, "resize")
    if not active(world, volume):
        raise _cannot("resize", "Block storage volume is not active yet")
    if volume["resized"] is not None and world.now - volume["resized"] < RESIZE_INTERVAL:
        raise _cannot("resize", "Block storage can only be resized once every 60 seconds")
    world.update("volumes", "id", volume["id"], size=size, resized=world.now)


def rename(world: World, volume: sqlite3.Row, label: str) -> None:
    """Give the volume another label."""
    world.update("volumes", "id", volume["id"], label=label)


def delete(world: World, volume: sqlite3.Row) -> None:
    """Give up a volume and its data; raises Refusal while a server uses it."""
    if volume["server"] is not None:
        raise _cannot("delete", "Block storage volume is currently attached to a server")
    world.delete("volumes", "id", volume["id"])


def release(world: World, server: int) -> None:
    """Free the volumes of a server that is going away."""
    world.update("volumes", "server", server, server=None)


def _check_region(region: int) -> None:
    if not regions.has_block_storage(region):
        raise _cannot("create", "Block storage is not available in the selected datacenter")


def _check_size(size: int, verb: str) -> None:
    if size not in SIZES:
        raise _cannot(verb, f"Size must be between {SIZES[0]} and {SIZES[-1]} GB")


def _cannot(do: str, why: str) -> Refusal:
    return Refusal(f"Unable to {do} block storage: {why}")
