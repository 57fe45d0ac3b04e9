"""Keys of the API that a user has beside the one it was made with, each with a name and maybe an end."""

from __future__ import annotations

import secrets
import sqlite3
from datetime import UTC, datetime

from vultr_tui.simulator.world.world import Refusal, World

SCHEMA = """
create table api_keys (
    id          text primary key,           -- thirteen hexadecimal digits
    user        text not null,              -- empty for the owner
    name        text not null,
    key         text not null unique,       -- a hash of the key, which is shown once
    created     real not null,
    expires     real                        -- null for never
) without rowid;
"""

INVALID_END = "Invalid date_expire"

_KEY_BYTES = 18


def listed(world: World, user: str) -> list[sqlite3.Row]:
    """List the keys of a user, the oldest first."""
    return list(world.rows("select * from api_keys where user = ? order by created, id", user))


def owned(world: World, user: str, key: str) -> sqlite3.Row:
    """Return the key of that id; raises Refusal if the user has none such."""
    found = world.row("select * from api_keys where user = ? and id = ?", user, key)
    if found is None:
        raise Refusal("Invalid API key ID")
    return found


def find(world: World, hashed: str) -> sqlite3.Row | None:
    """Find the key with that hash, unless its time is over."""
    return world.row("select * from api_keys where key = ? and (expires is null or expires > ?)", hashed, world.now)


def new_key() -> str:
    """Make up a key that nobody can guess."""
    return secrets.token_hex(_KEY_BYTES).upper()


def add(world: World, user: str, name: str, hashed: str, expires: str = "") -> str:
    """Store a key by its hash; its id.

    `expires` is a date, empty for never; raises Refusal for what is none, and for one that is over.
    """
    end = _moment(expires)
    if end is not None and end <= world.now:
        raise Refusal(INVALID_END)
    key = world.hex_id()
    world.insert("api_keys", id=key, user=user, name=name, key=hashed, created=world.now, expires=end)
    return key


def remove(world: World, user: str, key: str) -> None:
    """Revoke a key; raises Refusal if the user has none such."""
    world.delete("api_keys", "id", owned(world, user, key)["id"])


def _moment(text: str) -> float | None:
    if not text:
        return None
    try:
        said = datetime.fromisoformat(text)
        return said.replace(tzinfo=said.tzinfo or UTC).astimezone(UTC).timestamp()
    except (ValueError, OverflowError) as problem:
        raise Refusal(INVALID_END) from problem
