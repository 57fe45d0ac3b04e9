"""Several different operations as one: shown, confirmed by their count, performed one after another, told."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from vultr_tui.account.actions import Outcome
from vultr_tui.account.errors import NotSent
from vultr_tui.api.intent import Intent
from vultr_tui.api.light import define, field, frozen, replace
from vultr_tui.api.values import Argument, Row
from vultr_tui.client.errors import ApiError, Discontinued, Forbidden
from vultr_tui.console.actions.runs import Course, Standing

if TYPE_CHECKING:
    from vultr_tui.console.app import Console

Perform = Callable[[Intent], Awaitable[tuple[Outcome, ...]]]


@frozen
class Step:
    """One operation, with the words it is shown by: a sign for what it does, what it is about, and the details."""

    intent: Intent
    sign: str
    what: str
    details: str = ""
    warning: str = ""
    from_first: tuple[tuple[str, str], ...] = ()
    """Arguments that are not known before the first step is done, each with the field of its reply."""


@define(eq=False, kw_only=True)
class Batch(Course):
    """The steps in order; its outcomes are by their places."""

    steps: Sequence[Step]
    first: Row = field(default_factory=dict)
    """The reply to the first step."""

    @property
    def count(self) -> int:
        """One for each step."""
        return len(self.steps)

    @property
    def retriable(self) -> bool:
        """Whether there are steps to try again; what may have been done all the same is not."""
        return self.standing is not Standing.RUNNING and any(o.retriable for o in self.outcomes.values())

    async def perform(self, perform: Perform, on_step: Callable[[], None]) -> None:
        """Perform what is certainly not done. After an error that all others would meet too, nothing more is sent."""
        self.standing = Standing.RUNNING
        self.stop.clear()
        self.outcomes = {place: outcome for place, outcome in self.outcomes.items() if not outcome.retriable}
        on_step()
        hopeless: ApiError | None = None
        for place, step in enumerate(self.steps):
            if known := self.outcomes.get(str(place)):
                hopeless = hopeless or (known.error if self._ends_all(place, known.error) else None)
                continue
            if hopeless:
                outcome = _not_sent(step, NotSent(cause=hopeless))
            elif self.stop.is_set():
                outcome = _not_sent(step, NotSent("Stopped before this was sent."))
            else:
                (outcome,) = await perform(filled(step, self.first))
                hopeless = outcome.error if self._ends_all(place, outcome.error) else None
            if place == 0 and outcome.answer:
                self.first = outcome.answer.object
            self.outcomes[str(place)] = outcome
            on_step()

    def _ends_all(self, place: int, error: ApiError | None) -> bool:
        awaited = place == 0 and any(step.from_first for step in self.steps)
        return error is not None and (awaited or isinstance(error, Forbidden | Discontinued))


def _not_sent(step: Step, why: NotSent) -> Outcome:
    return Outcome(step.intent, next(iter(step.intent.targets), None), error=why)


def filled(step: Step, first: Row) -> Intent:
    """The step's intent with what the reply to the first one tells."""
    known: Mapping[str, Argument] = {name: str(first.get(source, "")) for name, source in step.from_first}
    return replace(step.intent, arguments={**step.intent.arguments, **known})


async def carry_out(app: Console, title: str, steps: Sequence[Step], notes: Sequence[str] = ()) -> None:
    """Do what is wanted of the steps. Runs in a worker, since it waits for the preview."""
    from vultr_tui.console.dialogs.steps import Preview  # noqa: PLC0415  (not needed for the first picture)

    wanted = await app.push_screen_wait(Preview(app.account, title, steps, notes))
    if wanted:
        await app.acting.carry_out(title, wanted)
