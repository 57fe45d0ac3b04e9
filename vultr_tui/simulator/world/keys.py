"""SSH keys that can be put on new servers."""

from __future__ import annotations

import binascii
import sqlite3
from base64 import b64decode
from collections.abc import Iterator
from itertools import pairwise

from vultr_tui.simulator.world.world import Refusal, World

SCHEMA = """
create table ssh_keys (
    id          text primary key,
    name        text not null,
    ssh_key     text not null,              -- a line of an authorized_keys file
    created     real                        -- null for the oldest keys
);
"""

UNKNOWN = "Invalid SSH Key.  Check SSHKEYID value and ensure your API key matches the key's account"
"""Recorded: 412 body."""

PARTS = {
    "ssh-rsa": 3,
    "ssh-dss": 5,
    "ssh-ed25519": 2,
    "ecdsa-sha2-nistp256": 3,
    "ecdsa-sha2-nistp384": 3,
    "ecdsa-sha2-nistp521": 3,
}
"""Of how many parts a key of each kind consists, its name included (RFC 4253, 5656, 8709)."""


def owned(world: World, key: str) -> sqlite3.Row:
    """The key of that id; raises Refusal if the account has none such."""
    row = world.row("select * from ssh_keys where id = ?", key)
    if row is None:
        raise Refusal(UNKNOWN)
    return row


def listed(world: World) -> Iterator[sqlite3.Row]:
    """All keys, oldest first."""
    return world.rows("select * from ssh_keys order by created, id")


def create(world: World, name: str, ssh_key: str) -> str:
    """Store a key; its id. Raises Refusal for what is no public key."""
    _check(ssh_key, "create")
    key = world.hex_id()
    world.insert("ssh_keys", id=key, name=name, ssh_key=ssh_key.strip(), created=world.now)
    return key


def change(world: World, key: str, *, name: str | None = None, ssh_key: str | None = None) -> None:
    """Change what is not None; raises Refusal if there is no such key, and for what is no public key."""
    row = owned(world, key)
    if ssh_key is not None:
        _check(ssh_key, "update")
    world.update(
        "ssh_keys",
        "id",
        key,
        name=row["name"] if name is None else name,
        ssh_key=row["ssh_key"] if ssh_key is None else ssh_key.strip(),
    )


def destroy(world: World, key: str) -> None:
    """Forget a key; raises Refusal if there is no such key."""
    world.delete("ssh_keys", "id", owned(world, key)["id"])


def is_public_key(line: str) -> bool:
    """Whether the text is one line of an authorized_keys file: options, kind, key and comment."""
    words = line.split()
    if len(line.strip().splitlines()) != 1:
        return False
    return any(kind in PARTS and _is_key(kind, blob) for kind, blob in pairwise(words))


def _is_key(kind: str, blob: str) -> bool:
    try:
        parts = list(_parts(b64decode(blob, validate=True)))
    except (binascii.Error, ValueError):
        return False
    return len(parts) == PARTS[kind] and parts[0] == kind.encode() and all(parts)


def _parts(key: bytes) -> Iterator[bytes]:
    """The parts of a key, each of which follows its length; raises ValueError where one is cut off."""
    while key:
        length = int.from_bytes(key[:4], "big")
        part, key = key[4 : 4 + length], key[4 + length :]
        if len(part) != length:
            raise ValueError("the key is cut off")
        yield part


def _check(ssh_key: str, verb: str) -> None:
    if not is_public_key(ssh_key):
        raise Refusal(f"Unable to {verb} SSH Key: Invalid SSH key.  Keys should be in authorized_keys format")
