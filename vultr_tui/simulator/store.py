"""The state file: one SQLite database, opened, checked, and changed in transactions."""

from __future__ import annotations

import random
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from vultr_tui.simulator import clock, rate
from vultr_tui.simulator.world import schema
from vultr_tui.simulator.world.world import World

MEMORY = ":memory:"
"""The name of a state that is kept nowhere."""

_MARK = 0x76756C74
"""SQLite's application id, so that another program's database is never taken for ours."""
_PATIENCE = 10.0
"""Seconds to wait for another process that is writing."""


class StateError(Exception):
    """The state file cannot be used; the text says why and what to do."""


class Store:
    """An open state file.

    Several processes may have it open; each transaction sees and leaves a whole world, also if it is killed.
    """

    def __init__(self, path: str | Path, time: Callable[[], float]) -> None:
        """Open the file, or prepare to make a new one; raises StateError if it is not one of ours."""
        self._name = str(path)
        self._time = time
        self._lock = threading.Lock()
        try:
            self._db = _connect(self._name)
            with ExitStack() as stack:
                stack.callback(self._db.close)
                _prepare(self._db)
                self._check()
                stack.pop_all()
        except (sqlite3.Error, OSError) as error:
            why = error.strerror if isinstance(error, OSError) else error
            raise StateError(f"{self._name} cannot be used as the state of an embedded account: {why}.") from error

    def begin(self, clock_rate: float, fill: Callable[[World], None]) -> None:
        """Fill the state if it is new, and let its clock run at that rate."""
        with self._transaction("immediate") as db:
            if _version(db) == 0:
                self._create(fill)
            clock.run(db, self._time(), clock_rate)

    @contextmanager
    def reading(self) -> Iterator[World]:
        """Look at the world."""
        with self._transaction("deferred") as db:
            yield World(db, clock.read(db, self._time()), random.Random(0))  # noqa: S311  (nothing here is secret)

    @contextmanager
    def writing(self) -> Iterator[World]:
        """Change the world; an exception leaves it as it was."""
        with self._transaction("immediate") as db:
            now = clock.read(db, self._time())
            yield World(db, now, random.Random(clock.mark(db, now)))  # noqa: S311

    def admit(self, key: str, per_second: float, at_once: float) -> bool:
        """Count one request of whoever that is; False if it asks too often."""
        with self._lock:
            return rate.admit(self._db, key, per_second, at_once, self._time())

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def _check(self) -> None:
        ((mark,),) = self._db.execute("pragma application_id")
        version = _version(self._db)
        if version == 0 and not self._db.execute("select 1 from sqlite_master").fetchone():
            return
        if mark != _MARK:
            raise StateError(
                f"{self._name} is a database of another program, not the state of an embedded account."
                " Choose another file."
            )
        if version != schema.VERSION:
            age = "a newer" if version > schema.VERSION else "an older"
            raise StateError(
                f"{self._name} was written by {age} vultr-tui (its format is {version}, this one reads"
                f" {schema.VERSION}). Choose another file, or remove it to start afresh."
            )
        ((health,),) = self._db.execute("pragma quick_check(1)")
        if health != "ok":
            raise StateError(f"{self._name} is damaged ({health}). Remove it to start afresh.")

    def _create(self, fill: Callable[[World], None]) -> None:
        for statement in _statements("\n".join((clock.SCHEMA, rate.SCHEMA, schema.SCHEMA))):
            self._db.execute(statement)
        clock.start(self._db, self._time())
        fill(World(self._db, self._time(), random.Random(0)))  # noqa: S311
        self._db.execute(f"pragma application_id = {_MARK}")
        self._db.execute(f"pragma user_version = {schema.VERSION}")

    @contextmanager
    def _transaction(self, kind: str) -> Iterator[sqlite3.Connection]:
        with self._lock:
            self._db.execute(f"begin {kind}")
            try:
                yield self._db
                self._db.execute("commit")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("rollback")
                raise


def _connect(name: str) -> sqlite3.Connection:
    if name != MEMORY:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=0o600)
    return sqlite3.connect(name, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)


def _prepare(db: sqlite3.Connection) -> None:
    db.row_factory = sqlite3.Row
    with suppress(sqlite3.OperationalError):
        db.execute("pragma journal_mode = wal")
    db.execute("pragma synchronous = normal")


def _statements(script: str) -> Iterator[str]:
    """Cut a script into statements, because `executescript` would end the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _version(db: sqlite3.Connection) -> int:
    ((version,),) = db.execute("pragma user_version")
    return int(version)
