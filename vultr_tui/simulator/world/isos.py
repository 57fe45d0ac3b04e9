"""ISO images of the account: fetched from an address, then mounted in servers."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from vultr_tui.simulator.world import numbers, servers
from vultr_tui.simulator.world.lifecycle import require_free
from vultr_tui.simulator.world.world import Refusal, World

SCHEMA = """
create table isos (
    id          integer primary key,
    url         text not null,
    filename    text not null,
    description text not null default '',
    created     real not null,
    ready_at    real not null               -- fetched completely from then on
);
"""

FIRST = 1000
"""The smallest id."""

FETCH_SECONDS = 30.0
"""For how long a new image is pending."""

OFFERED = (
    ("CentOS 7", "7 x86_64 Minimal"),
    ("Debian 9", "9 x86_64 netinst"),
    ("Finnix", "110 x86_64"),
    ("SystemRescueCD", "5.2 x86_64"),
)
"""Name and description of the images that the service offers."""

URL = re.compile(r"(https?|ftp)://[^\s/\[\]]+/\S+")

MEBIBYTE = 1 << 20


def owned(world: World, iso: int) -> sqlite3.Row:
    """Return the image of that id; raises Refusal if the account has none such."""
    found = world.row("select * from isos where id = ?", iso)
    if found is None:
        raise Refusal("Invalid ISO.  Check ISOID value and ensure your API key matches the ISO's account")
    return found


def listed(world: World) -> Iterator[sqlite3.Row]:
    """All images, oldest first."""
    return world.rows("select * from isos order by id")


def create(world: World, url: str) -> int:
    """Begin to fetch an image; its id. It is pending for `FETCH_SECONDS`.

    Raises Refusal for an address that is none or does not end in a file's name. For one fetched in the
    past, call with `replace(world, now=then)`.
    """
    filename = _filename(url) if URL.fullmatch(url) else ""
    if not filename:
        raise Refusal("Unable to create ISO: Invalid URL")
    number = numbers.take(world, "iso", first=FIRST)
    ready = world.now + FETCH_SECONDS
    return world.insert("isos", id=number, url=url, filename=filename, created=world.now, ready_at=ready)


def _filename(url: str) -> str:
    """Return the name of the file at an address; empty if there is none."""
    try:
        return PurePosixPath(unquote(urlsplit(url).path)).name
    except ValueError:  # a host like `℀.example`
        return ""


def describe(world: World, iso: int, description: str) -> None:
    """Change what an image is called; raises Refusal if there is none such."""
    world.update("isos", "id", owned(world, iso)["id"], description=description)


def destroy(world: World, iso: int) -> None:
    """Forget an image; a server that has it mounted keeps it until it is taken out. Raises Refusal if there is none."""
    world.delete("isos", "id", owned(world, iso)["id"])


def complete(world: World, iso: sqlite3.Row) -> bool:
    """Whether the image has been fetched."""
    return bool(iso["ready_at"] <= world.now)


def size(iso: sqlite3.Row) -> int:
    """Return the image's bytes, made up from its address."""
    return (300 + int(digest(iso)[:4], 16) % 3700) * MEBIBYTE


def digest(iso: sqlite3.Row) -> str:
    """Return the image's MD5 sum, made up from its address."""
    return hashlib.md5(iso["url"].encode(), usedforsecurity=False).hexdigest()


def mount(world: World, server: sqlite3.Row, iso: int) -> None:
    """Put an image into a server's drive and restart it from there.

    Raises Refusal for a busy server, a drive in use, and an image that is not there or not complete.
    """
    image = owned(world, iso)
    require_free(world, server, "attach ISO")
    if server["iso"]:
        raise Refusal("Unable to attach ISO: An ISO is already mounted on this server")
    if not complete(world, image):
        raise Refusal("Unable to attach ISO: ISO is not ready yet")
    servers.FLEET.restart(world, server, "mounting", iso=iso)


def unmount(world: World, server: sqlite3.Row) -> None:
    """Empty a server's drive and restart it; raises Refusal for a busy server and an empty drive."""
    require_free(world, server, "detach ISO")
    if not server["iso"]:
        raise Refusal("Unable to detach ISO: No ISO is mounted on this server")
    servers.FLEET.restart(world, server, iso=0)


def drive(world: World, server: sqlite3.Row) -> str:
    """Tell what a server's drive is doing: `ready` while it is empty, `isomounting`, `isomounted`."""
    if not server["iso"]:
        return "ready"
    mounting = world.now < server["ready_at"] and server["activity"] in {"installing", "mounting"}
    return "isomounting" if mounting else "isomounted"
