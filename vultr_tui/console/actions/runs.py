"""Everything that was begun since the console was opened, and what became of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from enum import Enum

from vultr_tui.account.actions import Outcome
from vultr_tui.api.intent import Intent, Target
from vultr_tui.api.light import define, field
from vultr_tui.client.errors import ApiError

LIMIT = 500
"""How many are remembered."""


class Standing(Enum):
    """How far something has come."""

    RUNNING = "running"
    FOLLOWED = "waiting until it is ready"
    """Everything was sent; the service is still at it."""
    OVER = "over"


@define(eq=False, kw_only=True)
class Course:
    """Something on its way. Times are seconds: `started` since 1970 UTC, `seconds` how long it has taken in all."""

    title: str
    started: float
    standing: Standing = Standing.RUNNING
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    seconds: float = 0.0
    ready: bool = False
    """Whether it was followed until the service was done with it."""
    late: ApiError | None = None
    """Why it could not be followed to its end."""

    @property
    def count(self) -> int:
        """How many requests it makes."""
        raise NotImplementedError

    @property
    def retriable(self) -> bool:
        """Whether what failed can be tried again."""
        raise NotImplementedError

    @property
    def arrival(self) -> str:
        """The word for what it is followed to."""
        return "ready"

    @property
    def done(self) -> int:
        """How many have been performed."""
        return sum(outcome.ok for outcome in self.outcomes.values())

    @property
    def faults(self) -> int:
        """How many have failed."""
        return len(self.outcomes) - self.done


@define(eq=False, kw_only=True)
class Run(Course):
    """One intent; its outcomes are by the id of the target, by an empty one where there is none."""

    intent: Intent
    undoes: bool = False
    """Whether it takes something back; that is not tried again, but begun anew."""

    @property
    def count(self) -> int:
        """One for each target."""
        return max(1, len(self.intent.targets))

    @property
    def arrival(self) -> str:
        """What is done away with is followed until it is gone."""
        finish = self.intent.operation.finish
        return "gone" if finish and finish.gone else super().arrival

    @property
    def failed(self) -> tuple[Target, ...]:
        """The targets on which it was tried, or stopped, in vain; not those where it may have been done."""
        return tuple(target for target in self.intent.targets if (o := self.outcomes.get(target.id)) and o.retriable)

    @property
    def retriable(self) -> bool:
        """Whether there are targets to try it on again."""
        return self.standing is not Standing.RUNNING and bool(self.failed) and not self.undoes


@define
class Runs:
    """What was begun, the latest last, and who wants to hear of its progress."""

    all: list[Course] = field(default_factory=list)
    _listeners: list[Callable[[], None]] = field(default_factory=list)

    def begin(self, course: Course) -> None:
        """Remember that something begins."""
        self.all = [*self.all, course][-LIMIT:]
        self.tell()

    def tell(self) -> None:
        """Say that something has become different."""
        for listener in tuple(self._listeners):
            listener()

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call the listener at every step; call what is returned to end that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)
