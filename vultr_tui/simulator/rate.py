"""How often a key may ask: an average a second, a few at once; counted for all processes of one state file."""

from __future__ import annotations

import sqlite3

SCHEMA = """
create table rate (
    key     text primary key,   -- a hash of the key
    tokens  real not null,      -- requests it could make at once
    at      real not null       -- by the machine's clock
) without rowid;
"""

BURST = 5
"""Requests a key that was quiet may make at once."""


_ADMIT = """
insert into rate (key, tokens, at) values (:key, :burst - 1, :now)
on conflict (key) do update
set tokens = min(:burst, tokens + abs(:now - at) * :per_second) - 1, at = :now
where min(:burst, tokens + abs(:now - at) * :per_second) >= 1
"""


def admit(db: sqlite3.Connection, key: str, per_second: float, ours: float) -> bool:
    """Count one request of a key; False, and nothing counted, if it asks too often."""
    cursor = db.execute(_ADMIT, {"key": key, "burst": BURST, "per_second": per_second, "now": ours})
    return cursor.rowcount == 1
