"""The state file."""

from __future__ import annotations

import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.clocks import FakeClock
from vultr_tui.simulator import store as store_module
from vultr_tui.simulator.store import StateError, Store
from vultr_tui.simulator.world import numbers, schema
from vultr_tui.simulator.world.world import Refusal, World


def nothing(_world: World) -> None:
    pass


def opened(path: Path | str, clock: FakeClock | None = None, rate: float = 1.0) -> Store:
    store = Store(path, (clock or FakeClock()).now)
    store.begin(rate, nothing)
    return store


def taken(store: Store) -> int:
    with store.writing() as world:
        return numbers.take(world, "test", first=1)


def refused(store: Store) -> None:
    with store.writing() as world:
        numbers.take(world, "test", first=1)
        raise Refusal("no")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "state.sqlite"


def test_what_was_done_is_there_when_opened_again(path: Path) -> None:
    first = opened(path)
    assert taken(first) == 1
    first.close()

    assert taken(opened(path)) == 2


def test_two_processes_share_a_file(path: Path) -> None:
    one, two = opened(path), opened(path)

    assert [taken(one), taken(two), taken(one)] == [1, 2, 3]


def test_a_refused_change_leaves_nothing(path: Path) -> None:
    store = opened(path)
    with pytest.raises(Refusal):
        refused(store)

    assert taken(store) == 1


KILLED_WHILE_WRITING = """
import os, signal, sys
from vultr_tui.simulator.store import Store
from vultr_tui.simulator.world import numbers

store = Store(sys.argv[1], lambda: 2e9)
store.begin(1.0, lambda world: None)
with store.writing() as world:
    numbers.take(world, "test", first=1)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_process_killed_while_writing_leaves_nothing(path: Path) -> None:
    before = opened(path)
    assert taken(before) == 1

    killed = subprocess.run([sys.executable, "-c", KILLED_WHILE_WRITING, str(path)], check=False)
    assert killed.returncode == -signal.SIGKILL

    assert taken(opened(path)) == taken(before) - 1 == 2


def test_a_new_file_is_filled_once(path: Path) -> None:
    filled: list[World] = []
    for _ in range(2):
        Store(path, FakeClock().now).begin(1.0, filled.append)

    assert len(filled) == 1


def test_a_file_whose_filling_failed_is_new(path: Path) -> None:
    def fail(world: World) -> None:
        numbers.take(world, "test", first=1)
        raise Refusal("no")

    with pytest.raises(Refusal):
        Store(path, FakeClock().now).begin(1.0, fail)

    assert taken(opened(path)) == 1


def test_nobody_else_may_read_the_file(path: Path) -> None:
    opened(path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def _newer(path: Path) -> None:
    opened(path)._db.execute(f"pragma user_version = {schema.VERSION + 1}")


def _foreign(path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as db:
        db.execute("create table theirs (a)")


def _no_database(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("to be or not to be, that is the question" * 100)


def _torn(path: Path) -> None:
    opened(path).close()
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\x55" * (len(content) - 4096))


def _directory(path: Path) -> None:
    path.mkdir(parents=True)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (_newer, "written by a newer vultr-tui"),
        (_foreign, "another program"),
        (_no_database, "not a database"),
        (_torn, "damaged|malformed"),
        (_directory, "unable to open"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(path: Path, spoil: Callable[[Path], None], words: str) -> None:
    spoil(path)

    with pytest.raises(StateError, match=words) as error:
        opened(path)

    assert str(path) in str(error.value)


def test_a_file_that_cannot_be_used_is_closed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connections: list[sqlite3.Connection] = []

    def connect(name: str) -> sqlite3.Connection:
        connections.append(sqlite3.connect(name))
        return connections[-1]

    monkeypatch.setattr(store_module, "_connect", connect)
    other, text = tmp_path / "other", tmp_path / "text"
    with sqlite3.connect(other) as db:
        db.execute("create table theirs (x)")
    db.close()
    text.write_text("no database, but long enough to be looked at as one" * 40)
    for path in (other, text):
        with pytest.raises(StateError):
            Store(path, FakeClock().now)
    for connection in connections:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            connection.execute("select 1")
