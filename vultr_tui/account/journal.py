"""What was done to the account: every change, written down before it is sent and again when it has ended.

A file of lines of JSON, only ever appended to: several processes may write it, and one that is killed leaves an
entry that began and did not end, which reads as `unknown`.
"""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from vultr_tui.account import lines
from vultr_tui.account.entry import Entry, Inverse, Process, Result
from vultr_tui.account.private import folder
from vultr_tui.account.problems import Problems
from vultr_tui.account.redaction import redacted
from vultr_tui.api.intent import Intent, Target
from vultr_tui.api.light import define, field, replace
from vultr_tui.client.clock import Clock, SystemClock

RECENT = 16 * 1024
"""So many bytes at the end of the journal are looked at, at every start, for what was begun and never ended."""
LONGEST = 64 * 1024
"""Half a line is looked for in so many bytes."""


@define
class Journal:
    """The journal of one profile, in a file that only its owner may read; `path` is made when first needed."""

    path: Path
    profile: str
    clock: Clock = field(default_factory=SystemClock)
    problems: Problems = field(default_factory=Problems)
    api: str = ""
    """The version of the API that changes go through."""
    _open: set[str] = field(default_factory=set)
    """What this process began and has not ended."""
    _owed: list[bytes] = field(default_factory=list)
    """Lines that could not be written yet."""

    def begin(self, intent: Intent, target: Target | None, undoes: str = "") -> Entry:
        """Write down what is about to be sent; it is on the disk when this returns. Raises OSError."""
        import secrets  # noqa: PLC0415  (who looks writes nothing down)

        entry = Entry(
            id=secrets.token_hex(4),
            time=self.clock.now(),
            by=_this_process(),
            profile=self.profile,
            operation=intent.operation.name,
            arguments=redacted(intent.operation, intent.arguments),
            targets=(replace(target, row={}),) if target else (),
            api=self.api,
            undoes=undoes,
        )
        self._append(lines.begun(entry))
        self._open.add(entry.id)
        return entry

    def end(self, entry: Entry, outcome: Result, message: str = "", undo: Inverse | None = None) -> Entry:
        """Write down what became of it; what cannot be written is a problem, and is tried again later."""
        duration = max(0.0, self.clock.now() - entry.time)
        ended = replace(entry, outcome=outcome, message=message, undo=undo, duration=duration)
        self._open.discard(entry.id)
        self._owed.append(lines.ended(ended))
        try:
            self._append()
        except OSError as error:
            self.problems.add(
                f"What became of {entry.operation} could not be written to {self.path}: {error.strerror}."
            )
        return ended

    def entries(self) -> tuple[Entry, ...]:
        """Read every entry, the oldest first; what cannot be read is a problem, and passed over."""
        return self._read(self._lines())

    def abandoned(self) -> tuple[Entry, ...]:
        """Read which of the latest entries were begun by a program that then ended, and nobody was told of."""
        return tuple(entry for entry in self._read(self._lines(RECENT)) if entry.abandoned and not entry.told)

    def tell(self, entries: Iterable[Entry]) -> None:
        """Write down that somebody was told of these."""
        with suppress(OSError):  # then they are told again
            self._append(lines.told(entries))

    def close(self) -> None:
        """Try once more to write what could not be written."""
        with suppress(OSError):
            self._append()

    def _read(self, written: Iterable[bytes]) -> tuple[Entry, ...]:
        entries: dict[str, Entry] = {}
        for line in (*written, *self._owed):
            try:
                lines.read(line, entries)
            except lines.NewerLineError:
                self.problems.add(f"{self.path} has entries of a later vultr-tui; they are left alone and not shown.")
            except lines.DamagedLineError:
                self.problems.add(f"{self.path} is damaged; what cannot be read in it is left alone and not shown.")
        for entry in tuple(entries.values()):
            if entry.outcome is Result.PENDING and not self._under_way(entry):
                entries[entry.id] = replace(entry, outcome=Result.UNKNOWN)
            elif entry.undoes in entries and entry.outcome is Result.OK:
                entries[entry.undoes] = replace(entries[entry.undoes], undone_by=entry.id)
        return tuple(entries.values())

    def _under_way(self, entry: Entry) -> bool:
        return entry.id in self._open if entry.by == _this_process() else _runs(entry.by)

    def _lines(self, most: int | None = None) -> Iterator[bytes]:
        """Give the lines, or those in so many bytes at the end."""
        try:
            with self.path.open("rb") as file:
                if most is not None:
                    _seek_latest(file, most)
                yield from (line for line in file if line.endswith(b"\n"))  # one without is being written, or torn
        except (FileNotFoundError, NotADirectoryError):
            return
        except OSError as error:
            self.problems.add(f"{self.path} cannot be read: {error.strerror}.")

    def _append(self, line: bytes = b"") -> None:
        """Write what is owed and the line, all or nothing. Raises OSError."""
        data = b"".join((*self._owed, line))
        if not data:
            return
        folder(self.path.parent)
        file = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX)
            size = _mended(file)
            if os.write(file, data) != len(data):
                os.ftruncate(file, size)
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self.path))
            os.fsync(file)
        finally:
            os.close(file)
        self._owed.clear()


def _seek_latest(file: BinaryIO, most: int) -> None:
    """Go to the first line that begins in so many bytes at the end, or to the one before it if it is longer."""
    start = os.fstat(file.fileno()).st_size - most
    if start <= 0:
        return
    file.seek(start)
    file.readline()  # it begins before
    after = begin = file.tell()
    step = most
    while begin:
        begin = max(0, after - 1 - step)
        file.seek(begin)
        newline = file.read(after - 1 - begin).rfind(b"\n")
        if newline >= 0:
            begin += newline + 1
            break
        step *= 2
    file.seek(begin if after - begin > most else after)


def _mended(file: int) -> int:
    """Cut off the half of a line that a killed program has left: nobody has acted on it. Return the size.

    What is no half of a line of the journal stays, as a line by itself.
    """
    size = os.fstat(file).st_size
    start = max(0, size - LONGEST)
    _, newline, tail = (b"\n" * (not start) + os.pread(file, LONGEST, start)).rpartition(b"\n")
    if tail and newline and lines.BEGINNING.startswith(tail[: len(lines.BEGINNING)]):
        size -= len(tail)
        os.ftruncate(file, size)
    elif tail:
        size += os.write(file, b"\n")
    return size


def _this_process() -> Process:
    return Process(os.uname().nodename, os.getpid())


def _runs(process: Process) -> bool:
    """Whether there is such a process on this machine."""
    if process.host != os.uname().nodename or process.number <= 0:
        return False
    try:
        os.kill(process.number, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
