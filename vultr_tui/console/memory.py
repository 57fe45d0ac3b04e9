"""What the console remembers of a profile: columns, orders, saved views, lines that were typed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass, field
from pathlib import Path
from typing import Any

from vultr_tui.account.private import write
from vultr_tui.console.places import Place

VERSION = 1
"""A file of a later version is neither understood nor overwritten."""
MOST_TYPED = 200
"""So many lines of a kind are kept."""

Sorted = tuple[str, bool]
"""The name of a field, and whether the greatest comes first."""


@dataclass
class Memory:
    """Everything by the resource, the name or the kind it belongs to; without a `path` it is forgotten at the end."""

    path: Path | None = None
    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The names of the fields that are shown, in order."""
    orders: dict[str, Sorted] = field(default_factory=dict)
    views: dict[str, Place] = field(default_factory=dict)
    typed: dict[str, list[str]] = field(default_factory=dict)
    problem: str = ""
    """Why what was kept is not here."""

    @classmethod
    def read(cls, path: Path) -> Memory:
        """Read the file; what cannot be understood is left out, and `problem` says so."""
        try:
            said = json.loads(path.read_bytes())
            if not isinstance(said, dict) or not isinstance(said.get("version"), int):
                raise TypeError  # noqa: TRY301  (told like any other damage)
            if said["version"] > VERSION:
                problem = f"{path} was written by a later vultr-tui: it is left alone, and nothing is kept this time."
                return cls(problem=problem)
            return cls(path, **_parts(said))
        except FileNotFoundError:
            return cls(path)
        except OSError as error:
            return cls(problem=f"{path} cannot be read ({error.strerror}): nothing is kept this time.")
        except (ValueError, TypeError, KeyError, RecursionError):
            return cls(path, problem=f"{path} is damaged: columns, orders and saved views start afresh.")

    def remember(self, kind: str, line: str) -> None:
        """Keep a line that was typed, as the latest of its kind."""
        lines = [known for known in self.typed.get(kind, ()) if known != line]
        self.typed[kind] = [*lines, line][-MOST_TYPED:]

    def save(self) -> str:
        """Keep it; say why that is impossible, or nothing."""
        if self.path is None:
            return ""
        views = {name: astuple(place) for name, place in self.views.items()}
        said = {"version": VERSION, "columns": self.columns, "orders": self.orders, "views": views, "typed": self.typed}
        try:
            write(self.path, json.dumps(said, indent=1).encode())
        except OSError as error:
            return f"{self.path} cannot be written: {error.strerror}."
        return ""


def _parts(said: Mapping[str, Any]) -> dict[str, Any]:
    """Take the parts, each of which must be of its form. Raises ValueError, TypeError, KeyError."""
    return {
        "columns": {name: tuple(map(_text, names)) for name, names in _named(said, "columns")},
        "orders": {name: (_text(by), bool(down)) for name, (by, down) in _named(said, "orders")},
        "views": {name: Place(*map(_text, parts)) for name, parts in _named(said, "views")},
        "typed": {kind: list(map(_text, lines)) for kind, lines in _named(said, "typed")},
    }


def _named(said: Mapping[str, Any], part: str) -> Iterator[tuple[str, Any]]:
    table = said[part]
    if not isinstance(table, dict):
        raise TypeError
    yield from table.items()


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
