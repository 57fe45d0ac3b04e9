"""What a turn costs where processes share the budget, by three ways: `python -m tests.benchmarks.ledger [PROCESSES]`.

Every process takes turns that are always free, a hundred a second, so what is measured is the sharing alone. The ways
are the ledger, the same arithmetic on a row of SQLite, and pyrate-limiter's SQLite bucket with its file lock, if that
is installed. A turn is taken in the event loop, so the longest one is a key press that was kept waiting.
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from vultr_tui.api.catalogue import Rate, Scope
from vultr_tui.client.ledger import Shared
from vultr_tui.client.standing import Meter, Standing

TURNS = 200
PAUSE = 0.01
"""Seconds between two turns of a process; with ten of them fifty times as many turns as v1 allows."""
METER = Meter(Rate(1_000_000, Scope.KEY))
FREE = 1_000_000
"""Turns a second that are allowed, so that nobody ever waits."""

Taker = Callable[[], object]


def ledger(folder: Path) -> Taker:
    """Take turns in the ledger."""
    shared = Shared(folder / "budget")

    def take() -> None:
        now = time.monotonic()
        with shared.open(now) as standing:
            METER.take(standing, now)

    return take


def sqlite(folder: Path) -> Taker:
    """Take turns in a row of a database that is as lax about a power failure as the ledger is."""
    database = sqlite3.connect(folder / "budget.sqlite", isolation_level=None, timeout=30)
    database.executescript(
        "pragma journal_mode = wal; pragma synchronous = off;"
        "create table if not exists standing (id integer primary key check (id = 1), due real, at real, share real);"
        "insert or ignore into standing values (1, 0, 0, 1)"
    )

    def take() -> None:
        now = time.monotonic()
        database.execute("begin immediate")
        standing = Standing(*database.execute("select due, at, share from standing").fetchone())
        METER.take(standing, now)
        database.execute("update standing set due = ?", (standing.due,))
        database.execute("commit")

    return take


def pyrate(folder: Path) -> Taker:
    """Take turns in pyrate-limiter's bucket. Raises ImportError if it is not installed."""
    from pyrate_limiter import Duration, Limiter, Rate, SQLiteBucket  # type: ignore[import-not-found]  # noqa: PLC0415

    bucket = SQLiteBucket.init_from_file(
        [Rate(FREE, Duration.SECOND)], db_path=str(folder / "pyrate.sqlite"), use_file_lock=True
    )
    limiter = Limiter(bucket)
    return lambda: limiter.try_acquire("key")


WAYS = {"ledger": ledger, "sqlite": sqlite, "pyrate": pyrate}


def measure(way: str, folder: Path) -> None:
    """Print the milliseconds that every turn took, the first of them from the beginning."""
    began = time.perf_counter()
    take = WAYS[way](folder)
    for _ in range(TURNS):
        take()
        print((time.perf_counter() - began) * 1000)
        time.sleep(PAUSE)
        began = time.perf_counter()


def compare(processes: int) -> None:
    """Let so many processes take turns at once, by each of the ways."""
    usual: dict[str, float] = {}
    for way in WAYS:
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "tests.benchmarks.ledger", way, folder]
            running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(processes)]
            said = [[float(turn) for turn in process.communicate()[0].split()] for process in running]
        turns = [turn for took in said for turn in took[1:]]
        if len(turns) < processes * (TURNS - 1):
            print(f"{way:8} failed")
            continue
        usual[way] = median(turns)
        ratio = usual[way] / usual["ledger"]
        print(
            f"{way:8} usually {usual[way]:.3f} ms ({ratio:.1f}x), "
            f"at the longest {max(turns):.1f} ms, the first {median(took[0] for took in said):.1f} ms"
        )


if __name__ == "__main__":
    if len(sys.argv) == 3:
        measure(sys.argv[1], Path(sys.argv[2]))
    else:
        compare(int(sys.argv[1]) if len(sys.argv) > 1 else 4)
