"""Where it is written how much of the allowance is used up: in this process, or in a file that all processes share.

A small file under a lock rather than a library or a database: pyrate-limiter takes five times as long for a turn and
knows neither urgency nor turns given back, and SQLite is as fast but a hundred times later ready for the first
(`python -m tests.benchmarks.ledger`).
"""

from __future__ import annotations

import errno
import fcntl
import os
import struct
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import astuple
from pathlib import Path
from typing import Protocol

from vultr_tui.client.standing import Standing

FORMAT = struct.Struct("<8s3d")
MARK = b"pacing 1"
TRIES = 500
NAP = 0.001
"""Seconds of the machine's own time after which a lock that is held is tried again; it is held for microseconds."""


class Ledger(Protocol):
    """Keeps the standing between two requests."""

    def open(self, now: float) -> AbstractContextManager[Standing]:
        """Lend the standing as it is `now`; what is changed in it is kept. Raises OSError."""

    def close(self) -> None:
        """Let go of the file, if there is one."""


class Own:
    """The standing of one process."""

    def __init__(self) -> None:
        self._standing = Standing()

    @contextmanager
    def open(self, now: float) -> Iterator[Standing]:  # noqa: ARG002  (a process does not outlive its clock)
        """Lend the standing."""
        yield self._standing

    def close(self) -> None:
        """There is nothing to let go of."""


class Shared:
    """The standing of all processes of this machine that name the same file, locked while one of them changes it.

    Nothing in it belongs to a process, so one that is killed or stopped leaves nothing behind: the lock goes with
    it, and a turn it had taken passes as time does. A damaged file counts as a fresh one. The folder must be there.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: int | None = None

    @contextmanager
    def open(self, now: float) -> Iterator[Standing]:
        """Lend what the file says. Raises OSError if that cannot be had, or whoever has it was stopped."""
        file = self._opened()
        self._lock(file)
        try:
            standing = _read(os.pread(file, FORMAT.size, 0), now)
            yield standing
            os.pwrite(file, FORMAT.pack(MARK, *astuple(standing)), 0)  # also as it was: so it is known to be kept
        finally:
            fcntl.flock(file, fcntl.LOCK_UN)

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _lock(self, file: int) -> None:
        for _ in range(TRIES):
            with suppress(BlockingIOError):
                return fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            time.sleep(NAP)
        raise BlockingIOError(errno.EWOULDBLOCK, "a process that was stopped has it", str(self.path))

    def _opened(self) -> int:
        """Open the file if it is not, and anew where another has taken its place. Raises OSError."""
        if self._file is not None:
            with suppress(OSError):
                if os.path.samestat(os.fstat(self._file), self.path.stat()):
                    return self._file
            self.close()
        self._file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        return self._file


def _read(content: bytes, now: float) -> Standing:
    """Read the standing; a fresh one if this is none, or none that can be true `now`."""
    if len(content) != FORMAT.size or not content.startswith(MARK):
        return Standing()
    standing = Standing(*FORMAT.unpack(content)[1:])
    return standing if standing.possible(now) else Standing()
