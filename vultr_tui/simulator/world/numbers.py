"""Sequences of numbers that are never given twice."""

from __future__ import annotations

from vultr_tui.simulator.world.world import World

SCHEMA = """
create table numbers (
    sequence    text primary key,
    next        integer not null
) without rowid;
"""


def take(world: World, sequence: str, *, first: int, count: int = 1) -> int:
    """Take `count` numbers of a sequence that begins at `first`; the first of them."""
    ((after,),) = world.db.execute(
        "insert into numbers (sequence, next) values (?, ?)"
        " on conflict (sequence) do update set next = next + ? returning next",
        (sequence, first + count, count),
    )
    return int(after) - count
