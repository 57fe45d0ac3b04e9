"""The world's own time: it may run faster than ours, and never goes back."""

from __future__ import annotations

import sqlite3

SCHEMA = """
create table clock (
    ours    real not null,      -- a moment by the machine's clock, seconds since 1970 UTC
    world   real not null,      -- what the world's clock showed then
    rate    real not null,      -- world seconds a second of ours
    latest  real not null,      -- the latest moment anything was changed at
    writes  integer not null    -- how many times anything was changed
);
"""


def start(db: sqlite3.Connection, ours: float) -> None:
    """Set a new world's clock to our time."""
    db.execute("insert into clock values (?, ?, 1.0, ?, 0)", (ours, ours, ours))


def run(db: sqlite3.Connection, ours: float, rate: float) -> None:
    """Let the clock run at that rate from what it shows now."""
    world = read(db, ours)
    db.execute("update clock set ours = ?, world = ?, rate = ?, latest = ?", (ours, world, rate, world))


def read(db: sqlite3.Connection, ours: float) -> float:
    """Seconds since 1970 UTC by the world's clock, when ours shows that."""
    ((now,),) = db.execute("select max(latest, world + (? - ours) * rate) from clock", (ours,))
    return float(now)


def mark(db: sqlite3.Connection, now: float) -> int:
    """Note that something changes at that moment; which change it is, counted from 1."""
    ((writes,),) = db.execute("update clock set latest = ?, writes = writes + 1 returning writes", (now,))
    return int(writes)
