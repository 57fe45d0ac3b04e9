"""Any program in a terminal, and how long it takes to show what, with how many bytes."""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from tests.console.writer.session import KEYS, Gone, Session

QUIET = 0.25
"""Seconds of silence after which a program that was just begun, or got a key, has shown what it had to."""

PATIENCE = 60.0


class Shown(NamedTuple):
    """What came of a key, in ms from the key on, and in bytes; both 0 if nothing did."""

    first: float
    settled: float
    size: int


class Program(Session):
    """A program at a terminal, with a note of when each piece of what it wrote came."""

    def __init__(self, *words: str, environment: Mapping[str, str] | None = None, **options: Any) -> None:
        self.came: list[tuple[float, int]] = []
        """When a piece came, and its bytes."""
        self.began = time.perf_counter()
        super().__init__(*words, environment=dict(environment or {}), **options)

    @staticmethod
    def words(*arguments: str) -> list[str]:
        """Return the command that runs in the terminal: these words themselves."""
        return list(arguments)

    def take(self, data: bytes) -> None:
        """Show what has come, and note when."""
        self.came.append((time.perf_counter(), len(data)))
        super().take(data)

    def await_quiet(self, seconds: float = QUIET) -> None:
        """Wait until nothing has come for a while."""
        while self.pump(seconds):
            pass

    def watch(self, seconds: float) -> int:
        """Wait so long, whatever comes; return the bytes of it."""
        before, end = len(self.came), time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self.pump(left)
        return sum(size for _, size in self.came[before:])

    @property
    def last_byte(self) -> float:
        """When the last byte came."""
        return self.came[-1][0]

    def ready(self, pattern: str) -> float:
        """Wait until this can be read on the screen; return the ms since the beginning."""
        deadline = time.perf_counter() + PATIENCE
        while not re.search(pattern, self.terminal.text()):
            if time.perf_counter() > deadline:
                raise TimeoutError(f"{pattern!r} was not shown:\n{self.terminal.text()}")
            self.pump(0.1)
        return (self.last_byte - self.began) * 1000

    def settled(self, seconds: float = QUIET) -> tuple[float, int]:
        """Wait until all is quiet; return the ms from the beginning to the last byte, and the bytes."""
        self.await_quiet(seconds)
        return (self.last_byte - self.began) * 1000, sum(size for _, size in self.came)

    def key(self, name: str, seconds: float = QUIET) -> Shown:
        """Press a key, and wait until all is quiet again."""
        before, struck = len(self.came), time.perf_counter()
        self.send(KEYS.get(name, name))
        self.await_quiet(seconds)
        pieces = self.came[before:]
        if not pieces:
            return Shown(0.0, 0.0, 0)
        return Shown((pieces[0][0] - struck) * 1000, (pieces[-1][0] - struck) * 1000, sum(size for _, size in pieces))

    def keys(self, name: str, times: int, seconds: float = 0.06) -> list[Shown]:
        """Press a key several times, each when all is quiet; return what came of each."""
        return [self.key(name, seconds) for _ in range(times)]

    def exit(self, key: str = "q") -> float:
        """Press the key that leaves, and return the ms until the process has ended."""
        struck = time.perf_counter()
        self.send(KEYS.get(key, key))
        with contextlib.suppress(Gone):
            self.end()
        return (time.perf_counter() - struck) * 1000

    def leave(self) -> int:
        """End the process at once, whatever it is in the middle of."""
        self._process.kill()
        return self._process.wait()

    def processor(self) -> float:
        """Return the ms of processor time that the process has used."""
        tasks = Path(f"/proc/{self.pid}/task").glob("*/schedstat")
        return sum(int(task.read_text(encoding="ascii").split()[0]) for task in tasks) / 1e6

    def memory(self) -> float:
        """Return the MiB that the process has in memory."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        found = re.search(r"VmRSS:\s+(\d+)", status)
        return int(found[1]) / 1024 if found else 0.0
