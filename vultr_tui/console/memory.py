"""What the console remembers of a profile: columns, orders, saved views, lines that were typed."""

from __future__ import annotations

from dataclasses import astuple
from pathlib import Path
from typing import Any

from vultr_tui.account.document import Document, Parts
from vultr_tui.api.light import define, field
from vultr_tui.console.places import Place

VERSION = 1
MOST_TYPED = 200
"""So many lines of a kind are kept."""

Sorted = tuple[str, bool]
"""The name of a field, and whether the greatest comes first."""


@define
class Memory:
    """Everything by the resource, the name or the kind it belongs to; without a `path` it is forgotten at the end."""

    path: Path | None = None
    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The names of the fields that are shown, in order."""
    orders: dict[str, Sorted] = field(default_factory=dict)
    views: dict[str, Place] = field(default_factory=dict)
    typed: dict[str, list[str]] = field(default_factory=dict)
    document: Document = field(init=False, compare=False)

    def __post_init__(self) -> None:
        self.document = Document(self.path, VERSION, ("columns", "orders", "views", "typed"), growing=("typed",))

    @classmethod
    def read(cls, path: Path) -> Memory:
        """Read the file; what could not be understood is the document's problem."""
        memory = cls(path)
        try:
            for part, understood in _understood(memory.document.read()).items():
                setattr(memory, part, understood)
        except (ValueError, TypeError):
            memory.document.set_aside()
        return memory

    def remember(self, kind: str, line: str) -> None:
        """Keep a line that was typed, as the latest of its kind."""
        lines = [known for known in self.typed.get(kind, ()) if known != line]
        self.typed[kind] = [*lines, line][-MOST_TYPED:]

    def save(self) -> str:
        """Keep it; say why that is impossible, or nothing."""
        return self.document.save(
            {
                "columns": {name: list(names) for name, names in self.columns.items()},
                "orders": {name: list(order) for name, order in self.orders.items()},
                "views": {name: list(astuple(place)) for name, place in self.views.items()},
                "typed": {kind: list(lines) for kind, lines in self.typed.items()},
            }
        )


def _understood(said: Parts) -> dict[str, Any]:
    """Take the parts, each of which must be of its form. Raises ValueError, TypeError."""
    return {
        "columns": {name: tuple(map(_text, names)) for name, names in said["columns"].items()},
        "orders": {name: (_text(by), bool(down)) for name, (by, down) in said["orders"].items()},
        "views": {name: Place(*map(_text, parts)) for name, parts in said["views"].items()},
        "typed": {kind: list(map(_text, lines))[-MOST_TYPED:] for kind, lines in said["typed"].items()},
    }


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
