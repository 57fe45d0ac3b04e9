"""The world during one request: an open transaction and the moment it happens at."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


class Refusal(Exception):
    """The world's rules forbid it; `reason` is what the service says, in its own words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class World:
    """What a rule sees: the database inside one transaction, the time, and chance.

    `now` is in seconds since 1970 UTC by the world's own clock, which may run faster than ours.
    """

    db: sqlite3.Connection
    now: float
    chance: random.Random

    def rows(self, query: str, *values: Any) -> Iterator[sqlite3.Row]:  # noqa: ANN401  (SQLite takes any value)
        """The rows a query finds."""
        yield from self.db.execute(query, values)

    def row(self, query: str, *values: Any) -> sqlite3.Row | None:  # noqa: ANN401
        """The first row a query finds, or None."""
        found: sqlite3.Row | None = self.db.execute(query, values).fetchone()
        return found

    def insert(self, table: str, **values: Any) -> int:  # noqa: ANN401
        """Add a row; the number SQLite gave it."""
        names, marks = ", ".join(values), ", ".join("?" * len(values))
        cursor = self.db.execute(f"insert into {table} ({names}) values ({marks})", tuple(values.values()))  # noqa: S608
        return int(cursor.lastrowid or 0)

    def update(self, table: str, key: str, value: Any, **changes: Any) -> None:  # noqa: ANN401
        """Change the rows whose `key` column has that value."""
        settings = ", ".join(f"{name} = ?" for name in changes)
        self.db.execute(f"update {table} set {settings} where {key} = ?", (*changes.values(), value))  # noqa: S608

    def delete(self, table: str, key: str, value: Any) -> None:  # noqa: ANN401
        """Remove the rows whose `key` column has that value."""
        self.db.execute(f"delete from {table} where {key} = ?", (value,))  # noqa: S608

    def hex_id(self) -> str:
        """A new identifier of thirteen hexadecimal digits, as snapshots, keys and users have."""
        return f"{self.chance.getrandbits(52):013x}"


def date(moment: float) -> str:
    """The moment as v1 writes it: UTC, no zone (reference: Time and Date)."""
    return time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(moment))
