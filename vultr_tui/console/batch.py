"""Several different operations as one: shown, confirmed by their count, performed one after another, told."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from vultr_tui.account.actions import Outcome
from vultr_tui.account.errors import NotSent
from vultr_tui.api.intent import Intent
from vultr_tui.api.values import Argument, Row
from vultr_tui.client.errors import ApiError, Discontinued, Forbidden

if TYPE_CHECKING:
    from vultr_tui.console.app import Console

Perform = Callable[[Intent], Awaitable[tuple[Outcome, ...]]]


@dataclass(frozen=True, slots=True)
class Step:
    """One operation, with the words it is shown by: a sign for what it does, what it is about, and the details."""

    intent: Intent
    sign: str
    what: str
    details: str = ""
    warning: str = ""
    from_first: tuple[tuple[str, str], ...] = ()
    """Arguments that are not known before the first step is done, each with the field of its reply."""


@dataclass(eq=False)
class Batch:
    """The steps in order, and the result of each by its place: nothing for one that was done."""

    title: str
    steps: Sequence[Step]
    on_step: Callable[[], None] = lambda: None
    results: dict[int, ApiError | None] = field(default_factory=dict)
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    running: bool = False
    first: Row = field(default_factory=dict)
    """The reply to the first step."""

    @property
    def done(self) -> int:
        """How many have been performed."""
        return sum(error is None for error in self.results.values())

    async def perform(self, perform: Perform) -> None:
        """Perform what was not done yet. After an error that all others would meet too, nothing more is sent."""
        self.running = True
        self.stop.clear()
        self.results = {place: error for place, error in self.results.items() if error is None}
        hopeless: ApiError | None = None
        for place, step in enumerate(self.steps):
            if place in self.results:
                continue
            if hopeless:
                self._note(place, NotSent(f"Not sent, after this: {hopeless.message}"))
            elif self.stop.is_set():
                self._note(place, NotSent("Stopped before this was sent."))
            else:
                (outcome,) = await perform(filled(step, self.first))
                self._note(place, outcome.error)
                hopeless = outcome.error if self._ends_all(place, outcome.error) else None
                if place == 0 and outcome.answer:
                    self.first = outcome.answer.object
        self.running = False
        self.on_step()

    def _note(self, place: int, error: ApiError | None) -> None:
        self.results[place] = error
        self.on_step()

    def _ends_all(self, place: int, error: ApiError | None) -> bool:
        awaited = place == 0 and any(step.from_first for step in self.steps)
        return error is not None and (awaited or isinstance(error, Forbidden | Discontinued))


def filled(step: Step, first: Row) -> Intent:
    """The step's intent with what the reply to the first one tells."""
    known: Mapping[str, Argument] = {name: str(first.get(source, "")) for name, source in step.from_first}
    return replace(step.intent, arguments={**step.intent.arguments, **known})


async def carry_out(app: Console, title: str, steps: Sequence[Step], notes: Sequence[str] = ()) -> None:
    """Do what is wanted of the steps. Runs in a worker, since it waits for the preview."""
    from vultr_tui.console.dialogs.steps import Preview  # noqa: PLC0415  (not needed for the first picture)

    wanted = await app.push_screen_wait(Preview(app.account, title, steps, notes))
    if wanted:
        await _perform(app, Batch(title, wanted))


async def _perform(app: Console, batch: Batch) -> None:
    from vultr_tui.console.dialogs.steps import Watch  # noqa: PLC0415

    if not (isinstance(app.screen, Watch) and app.screen.course is batch):
        app.push_screen(Watch(batch, app.account.clock, lambda again: _again(app, again)))
    await batch.perform(app.acting.one_of_many)
    left = len(batch.steps) - batch.done
    app.acting.tell(f"{batch.title}: {batch.done} done" + (f", {left} not." if left else "."), severe=bool(left))


def _again(app: Console, batch: Batch) -> None:
    if not batch.running:
        app.run_worker(_perform(app, batch))
