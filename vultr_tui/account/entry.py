"""One change that was made to the account, as the journal knows it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from vultr_tui.api.intent import Target
from vultr_tui.api.light import field, frozen
from vultr_tui.api.values import Argument


class Result(StrEnum):
    """What became of a change."""

    PENDING = "pending"
    """It is being made, by this program or another that runs."""
    OK = "ok"
    FAILED = "failed"
    UNKNOWN = "unknown"
    """It was begun, and nobody knows whether the service made it."""


@frozen
class Place:
    """Where a row is: its resource, its parent's id or an empty string, and its own id."""

    resource: str
    parent: str
    id: str


@frozen
class Inverse:
    """The change that would take another one back, as plain data: it outlives the process.

    `expect` pairs fields of the row at `place` with the values that the change left there.
    """

    operation: str
    arguments: Mapping[str, Argument]
    target: Target | None = None
    place: Place | None = None
    expect: Mapping[str, str] = field(default_factory=dict)


@frozen
class Process:
    """A process by its number on the machine of that name."""

    host: str
    number: int


@frozen(kw_only=True)
class Entry:
    """One change. Times are seconds since 1970 UTC; `duration` is in seconds, None until it ended."""

    id: str
    time: float
    profile: str
    operation: str
    arguments: Mapping[str, Argument]
    """Without secrets: each is written as `REDACTED`."""
    by: Process
    """Who began it."""
    targets: tuple[Target, ...] = ()
    """As they were named then; their rows are not kept."""
    outcome: Result = Result.PENDING
    message: str = ""
    duration: float | None = None
    undo: Inverse | None = None
    api: str = ""
    """The version of the API that it was made through; empty where that was not written down."""
    undoes: str = ""
    """The entry that this one took back; empty if it took back none."""
    undone_by: str = ""
    """The entry that took this one back; empty while it stands."""
    told: bool = False
    """Whether somebody has been told that it was begun and never ended."""

    @property
    def words(self) -> str:
        """What was done to what, as it is typed: `server label_set web-1`. The names are hostile text."""
        return " ".join((self.operation.replace(".", " "), *(target.name for target in self.targets)))

    @property
    def abandoned(self) -> bool:
        """Whether the program that began it ended before it could write down what became of it."""
        return self.outcome is Result.UNKNOWN and self.duration is None
