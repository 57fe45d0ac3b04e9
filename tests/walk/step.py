"""One step of the walk: a command line, and what must be true afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Expected = Mapping[str, Any]


@dataclass(frozen=True)
class Step:
    """A one-shot command and its effect.

    `{name}` in a line is replaced by what an earlier step kept. `keep` names fields of the reply to remember,
    from the row that `pick` describes; `reply` are values the reply itself must have;
    `then` is a reading command and the values one of its rows (or its object) must have, `gone` one and the values
    that none may have; `later` moves the clock by that many seconds before these are asked.
    """

    line: str
    keep: Mapping[str, str] = field(default_factory=dict)
    pick: Expected = field(default_factory=dict)
    reply: Any = None
    then: tuple[str, Expected] | None = None
    gone: tuple[str, Expected] | None = None
    later: float = 0

    @property
    def operation(self) -> str:
        """The operation's name."""
        group, verb, *_ = self.line.split()
        return f"{group}.{verb}"
