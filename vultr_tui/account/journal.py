"""What was done to the account: every change, written down before it is sent and again when it has ended.

A file of lines of JSON, two for an entry, only ever appended to: several processes may write it, and one that
is killed leaves an entry that began and did not end, which reads as `unknown`.
"""

from __future__ import annotations

import fcntl
import json
import os
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from vultr_tui.account.private import folder
from vultr_tui.account.redaction import redacted
from vultr_tui.api.intent import Intent, Target
from vultr_tui.api.values import Argument, Json
from vultr_tui.client.clock import Clock, SystemClock


class Result(StrEnum):
    """What became of a change."""

    PENDING = "pending"
    """It is being made, by this process."""
    OK = "ok"
    FAILED = "failed"
    UNKNOWN = "unknown"
    """It was begun, and nobody knows whether the service made it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row is: its resource, its parent's id or an empty string, and its own id."""

    resource: str
    parent: str
    id: str


@dataclass(frozen=True, slots=True)
class Inverse:
    """The change that would take another one back, as plain data: it outlives the process.

    `expect` pairs fields of the row at `place` with the values that the change left there.
    """

    operation: str
    arguments: Mapping[str, Argument]
    target: Target | None = None
    place: Place | None = None
    expect: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One change. Times are seconds since 1970 UTC; `duration` is in seconds, None until it ended."""

    id: str
    time: float
    profile: str
    operation: str
    arguments: Mapping[str, Argument]
    """Without secrets: each is written as `REDACTED`."""
    targets: tuple[Target, ...] = ()
    """As they were named then; their rows are not kept."""
    outcome: Result = Result.PENDING
    message: str = ""
    duration: float | None = None
    undo: Inverse | None = None
    undoes: str = ""
    """The entry that this one took back; empty if it took back none."""
    undone_by: str = ""
    """The entry that took this one back; empty while it stands."""


@dataclass
class Journal:
    """The journal of one profile, in a file that only its owner may read; `path` is made when first needed."""

    path: Path
    profile: str
    clock: Clock = field(default_factory=SystemClock)
    problems: list[str] = field(default_factory=list)
    """What could not be written down; told to the user, and no more."""
    _open: set[str] = field(default_factory=set)
    """What this process began and has not ended."""

    def begin(self, intent: Intent, target: Target | None, undoes: str = "") -> Entry:
        """Write down what is about to be sent; it is on the disk when this returns. Raises OSError."""
        entry = Entry(
            id=secrets.token_hex(4),
            time=self.clock.now(),
            profile=self.profile,
            operation=intent.operation.name,
            arguments=redacted(intent.operation, intent.arguments),
            targets=(replace(target, row={}),) if target else (),
            undoes=undoes,
        )
        self._append(_begun(entry))
        self._open.add(entry.id)
        return entry

    def end(self, entry: Entry, outcome: Result, message: str = "", undo: Inverse | None = None) -> Entry:
        """Write down what became of it. Raises OSError."""
        ended = replace(
            entry, outcome=outcome, message=message, undo=undo, duration=max(0.0, self.clock.now() - entry.time)
        )
        self._append(_ended(ended))
        self._open.discard(entry.id)
        return ended

    def entries(self) -> tuple[Entry, ...]:
        """Read every entry, the oldest first; what cannot be read is passed over."""
        entries: dict[str, Entry] = {}
        for line in self._lines():
            try:
                _read(line, entries)
            except (KeyError, TypeError, ValueError, AttributeError):  # a line torn by a kill or a full disk
                continue
        for entry in tuple(entries.values()):
            if entry.outcome is Result.PENDING and entry.id not in self._open:
                entries[entry.id] = replace(entry, outcome=Result.UNKNOWN)
            elif entry.undoes in entries and entry.outcome is Result.OK:
                entries[entry.undoes] = replace(entries[entry.undoes], undone_by=entry.id)
        return tuple(entries.values())

    def _lines(self) -> Iterator[str]:
        try:
            with self.path.open(encoding="utf-8", errors="replace") as file:
                yield from file
        except FileNotFoundError:
            return

    def _append(self, line: Mapping[str, Json]) -> None:
        folder(self.path.parent)
        file = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX)
            size = os.fstat(file).st_size
            torn = size and os.pread(file, 1, size - 1) != b"\n"
            data = b"\n" * bool(torn) + json.dumps(line, separators=(",", ":")).encode() + b"\n"
            if os.write(file, data) != len(data):
                raise OSError(f"{self.path} could not be written in full; is the disk full?")
            os.fsync(file)
        finally:
            os.close(file)


def _begun(entry: Entry) -> dict[str, Json]:
    return {
        "begun": entry.id,
        "time": entry.time,
        "profile": entry.profile,
        "operation": entry.operation,
        "arguments": dict(entry.arguments),
        "targets": [_target(target) for target in entry.targets],
        "undoes": entry.undoes,
    }


def _ended(entry: Entry) -> dict[str, Json]:
    return {
        "ended": entry.id,
        "outcome": entry.outcome.value,
        "message": entry.message,
        "duration": entry.duration,
        "undo": _undo(entry.undo) if entry.undo else None,
    }


def _undo(undo: Inverse) -> dict[str, Json]:
    return {
        "operation": undo.operation,
        "arguments": dict(undo.arguments),
        "target": _target(undo.target) if undo.target else None,
        "place": asdict(undo.place) if undo.place else None,
        "expect": dict(undo.expect),
    }


def _target(target: Target) -> dict[str, Json]:
    return {"resource": target.resource, "id": target.id, "name": target.name, "value": target.value}


def _read(line: str, entries: dict[str, Entry]) -> None:
    """Add what a line says. Raises KeyError, TypeError, ValueError or AttributeError if it says nothing."""
    said = json.loads(line)
    if "begun" in said:
        entry = Entry(
            id=said["begun"],
            targets=tuple(Target(**target) for target in said["targets"]),
            **{name: said[name] for name in ("time", "profile", "operation", "arguments", "undoes")},
        )
        entries[entry.id] = entry
    elif said["ended"] in entries:
        entries[said["ended"]] = replace(
            entries[said["ended"]],
            outcome=Result(said["outcome"]),
            message=said["message"],
            duration=said["duration"],
            undo=_inverse(said["undo"]) if said["undo"] else None,
        )


def _inverse(said: Mapping[str, Any]) -> Inverse:
    return Inverse(
        said["operation"],
        said["arguments"],
        Target(**said["target"]) if said["target"] else None,
        Place(**said["place"]) if said["place"] else None,
        said["expect"],
    )
