"""Entries of the journal as lines of JSON, and back: one when a change begins, one when it has ended.

A third kind of line says which entries somebody was told of, because they began and never ended. Each line says the
version of its form, so that programs of several versions can keep one journal.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import MAXYEAR, UTC, datetime
from typing import Any

from vultr_tui.account.entry import Entry, Inverse, Place, Process, Result
from vultr_tui.api.intent import Target
from vultr_tui.api.light import replace
from vultr_tui.api.values import Json

VERSION = 1
BEGINNING = b'{"version":'
"""How every line begins."""
LAST = datetime(MAXYEAR, 1, 1, tzinfo=UTC).timestamp()
"""No entry is from a later time than this: it could not be written as a date."""


class NewerLineError(Exception):
    """The line was written by a later version of the program."""


class DamagedLineError(Exception):
    """The line says nothing."""


def begun(entry: Entry) -> bytes:
    """Write that the entry begins."""
    return _line(
        begun=entry.id,
        time=entry.time,
        by=asdict(entry.by),
        profile=entry.profile,
        operation=entry.operation,
        arguments=dict(entry.arguments),
        targets=[_target(target) for target in entry.targets],
        api=entry.api,
        undoes=entry.undoes,
    )


def ended(entry: Entry) -> bytes:
    """Write what became of the entry."""
    return _line(
        ended=entry.id,
        outcome=entry.outcome.value,
        message=entry.message,
        duration=entry.duration,
        undo=_undo(entry.undo) if entry.undo else None,
    )


def told(entries: Iterable[Entry]) -> bytes:
    """Write that somebody was told of the entries."""
    return _line(told=[entry.id for entry in entries])


def _line(**said: Json) -> bytes:
    return json.dumps({"version": VERSION, **said}, separators=(",", ":")).encode() + b"\n"


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


def read(line: bytes, entries: dict[str, Entry]) -> None:
    """Add what a line says to the entries, by id. Raises NewerLineError and DamagedLineError."""
    try:
        said = json.loads(line)
        if said["version"] > VERSION:
            raise NewerLineError
        _add(said, entries)
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError) as error:
        raise DamagedLineError from error


def _add(said: Mapping[str, Any], entries: dict[str, Entry]) -> None:
    if "begun" in said:
        entry = _entry(said)
        entries[entry.id] = entry
    elif "told" in said:
        entries.update({id_: replace(entries[id_], told=True) for id_ in said["told"] if id_ in entries})
    elif said["ended"] in entries:
        entries[said["ended"]] = replace(
            entries[said["ended"]],
            outcome=Result(said["outcome"]),
            message=_text(said["message"]),
            duration=_seconds(said["duration"]),
            undo=_inverse(said["undo"]) if said["undo"] else None,
        )


def _entry(said: Mapping[str, Any]) -> Entry:
    return Entry(
        id=_text(said["begun"]),
        time=_seconds(said["time"]),
        by=Process(_text(said["by"]["host"]), int(said["by"]["number"])),
        profile=_text(said["profile"]),
        operation=_text(said["operation"]),
        arguments=dict(said["arguments"].items()),
        targets=tuple(map(_aim, said["targets"])),
        api=_text(said.get("api", "")),
        undoes=_text(said["undoes"]),
    )


def _inverse(said: Mapping[str, Any]) -> Inverse:
    return Inverse(
        _text(said["operation"]),
        dict(said["arguments"].items()),
        _aim(said["target"]) if said["target"] else None,
        Place(**{name: _text(value) for name, value in said["place"].items()}) if said["place"] else None,
        {name: _text(value) for name, value in said["expect"].items()},
    )


def _aim(said: Mapping[str, Any]) -> Target:
    resource, id_, name, value = (_text(said[part]) for part in ("resource", "id", "name", "value"))
    return Target(resource, id_, name, value)


def _seconds(value: object) -> float:
    if not isinstance(value, int | float) or not 0 <= value < LAST:
        raise TypeError
    return float(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
