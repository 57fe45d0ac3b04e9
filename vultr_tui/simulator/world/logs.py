"""What was done to the account, by whom and from where."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from vultr_tui.simulator.world.world import World

SCHEMA = """
create table logs (
    id          integer primary key,
    at          real not null,
    user        text not null,              -- empty for the owner
    address     text not null,
    method      text not null,
    path        text not null
);
"""


KEPT = 10_000
"""How many requests are remembered; older ones are forgotten."""


def add(world: World, user: str, address: str, method: str, path: str) -> None:
    """Note a request that changed something."""
    number = world.insert("logs", at=world.now, user=user, address=address, method=method, path=path)
    world.db.execute("delete from logs where id <= ?", (number - KEPT,))


def latest(world: World, user: str) -> float | None:
    """When that user last changed something; None for never."""
    ((at,),) = world.db.execute("select max(at) from logs where user = ?", (user,))
    return None if at is None else float(at)


def listed(world: World, since: float, until: float) -> Iterator[sqlite3.Row]:
    """List what was done between two moments, the latest first."""
    return world.rows("select * from logs where at between ? and ? order by id desc", since, until)
