"""How often somebody may ask: an average a second, a few at once; counted for all processes of one state file."""

from __future__ import annotations

import sqlite3

SCHEMA = """
create table rate (
    key     text primary key,   -- whose requests they are: a hash of a key, or an address
    tokens  real not null,      -- requests that could be made at once
    at      real not null       -- by the machine's clock
) without rowid;
create index rate_by_time on rate (at);
create trigger forget after insert on rate begin
    delete from rate where at < new.at - 60 or at > new.at + 60;
end;
"""
"""After a minute everybody has all requests again, so nobody need be remembered: whoever asks may make up keys."""

_ADMIT = """
insert into rate (key, tokens, at) values (:key, :burst - 1, :now)
on conflict (key) do update
set tokens = min(:burst, tokens + abs(:now - at) * :per_second) - 1, at = :now
where min(:burst, tokens + abs(:now - at) * :per_second) >= 1
"""


def admit(db: sqlite3.Connection, key: str, per_second: float, at_once: float, ours: float) -> bool:
    """Count one request; False, and nothing counted, beyond `at_once` after a rest and `per_second` on average."""
    cursor = db.execute(_ADMIT, {"key": key, "burst": at_once, "per_second": per_second, "now": ours})
    return cursor.rowcount == 1
