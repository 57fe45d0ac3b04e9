"""The rows last known, kept on disk so that the next run opens on them. Without secrets.

A file is lines of JSON: what is to be said of the table, its first rows as they were shown, and all rows, some a line.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO

from vultr_tui.account.private import write
from vultr_tui.account.problems import MEND, Problems
from vultr_tui.account.redaction import secret_fields, without_secrets
from vultr_tui.account.tables import Front, Table
from vultr_tui.api.catalogue import Api
from vultr_tui.api.light import define, field, replace
from vultr_tui.api.resource import Resource
from vultr_tui.api.values import Row, shared

VERSION = 2
CATALOGUE = 3600.0
"""A resource that stays fresh this many seconds or longer is taken from an earlier run without asking again."""
LONG = 1000
"""More rows than these take longer to read than the first picture may wait."""
FIRST = 100
"""So many rows fill the screen."""
WIDEST = 1000
"""Cells of a column at most."""
A_LINE = 500
"""So many rows are read before another thread has its turn."""
DAMAGED = (ValueError, TypeError, AttributeError, LookupError, ArithmeticError, RecursionError)
"""What comes of reading a file that is not as it was written."""

Head = dict[str, Any]
"""What is to be said of a table besides its rows."""


class _Foreign(ValueError):
    """A file of another version."""


@define
class Cache:
    """One file for each table, in a folder of the profile's own; what cannot be read or kept is a problem."""

    folder: Path
    problems: Problems = field(default_factory=Problems)

    def load(self, api: Api, resource: Resource, parent: str = "") -> Table:
        """Give the table as an earlier run knew it; an empty one if there is none that can be read."""
        path = self._path(api, resource, parent)
        try:
            with path.open("rb") as file:
                head, _ = _head(file), file.readline()
                return _table(Table(resource, parent, rows=_rows(file, head["rows"])), head)
        except (FileNotFoundError, NotADirectoryError):
            pass
        except OSError as error:
            self.problems.add(f"{path} cannot be read and is ignored: {error.strerror}.")
        except _Foreign:
            self.problems.add(f"{path} was written by another version of vultr-tui and is ignored.")
        except DAMAGED:
            self.problems.add(f"{path} is damaged and is ignored.")
        return Table(resource, parent)

    def glimpse(self, api: Api, resource: Resource, parent: str = "") -> Table | None:
        """Give the first rows of a long table as it was shown; None if it is not long, or `load` has more to say."""
        try:
            with self._path(api, resource, parent).open("rb") as file:
                head = _head(file)
                if head["front"] is None:
                    return None
                rows = _rows([file.readline()], head["front"]["shown"])
                return _table(Table(resource, parent, rows, front=_front(head)), head)
        except (OSError, *DAMAGED):
            return None

    def save(self, api: Api, table: Table, front: Front | None = None) -> None:
        """Keep the table without its secrets, and how it was shown; what cannot be written is a problem and no more."""
        secret = secret_fields(api, table.resource)
        shown = front.ids[:FIRST] if front and len(table.rows) > LONG else ()
        first = [row for id_ in shown if (row := table.row(id_))]
        head: Head = {
            "version": VERSION,
            "fetched_at": table.fetched_at,
            "complete": table.complete,
            "rows": len(table.rows),
            "front": None,
        }
        if front and first:
            head["front"] = {"order": front.order, "widths": dict(front.widths), "shown": len(first)}
        rows = iter(table.rows)
        lines = chain([first], iter(lambda: list(islice(rows, A_LINE)), []))
        kept = ([without_secrets(row, secret) for row in line] for line in lines)
        path = self._path(api, table.resource, table.parent)
        try:
            write(path, b"".join(map(_written, chain([head], kept))), lasting=False)  # it can be asked for again
        except OSError as error:
            message = f"The rows last known cannot be kept in {self.folder}: {error.strerror}."
            self.problems.add(message, f"{MEND} XDG_CACHE_HOME names another folder.")

    def _path(self, api: Api, resource: Resource, parent: str) -> Path:
        of = "." + hashlib.sha256(parent.encode()).hexdigest()[:16] if parent else ""  # a parent's id is hostile text
        return self.folder / f"{api.name}.{resource.name}{of}.jsonl"


def _head(file: BinaryIO) -> Head:
    """Read the first line; raises _Foreign, or one of `DAMAGED`."""
    head: Head = json.loads(file.readline())
    if head["version"] != VERSION:
        raise _Foreign
    return head


def _front(head: Head) -> Front:
    front = head["front"]
    widths = {name: min(max(0, int(width)), WIDEST) for name, width in front["widths"].items()}
    return Front(str(front["order"]), widths=widths, beyond=max(0, int(head["rows"]) - front["shown"]))


def _rows(lines: Iterable[bytes], number: int) -> tuple[Row, ...]:
    """Read so many rows; what is no row is left out."""
    found = [row for line in lines for row in json.loads(line, object_hook=shared)]
    if len(found) != number:
        raise ValueError("it breaks off")
    return tuple(row for row in found if isinstance(row, dict))


def _table(table: Table, head: Head) -> Table:
    """Complete a table with what the head says of it."""
    fetched_at = float(head["fetched_at"])
    if not math.isfinite(fetched_at):
        raise ValueError("its time is no time")
    outdated = table.resource.fresh_for < CATALOGUE
    return replace(table, fetched_at=fetched_at, complete=bool(head["complete"]), outdated=outdated)


def _written(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode() + b"\n"
