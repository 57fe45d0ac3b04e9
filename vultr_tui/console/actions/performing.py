"""Performing an intent where it can be watched, and following it until the service is done with it."""

from __future__ import annotations

from collections.abc import Callable

from vultr_tui.account.account import Account
from vultr_tui.account.actions import Outcome
from vultr_tui.account.entry import Entry
from vultr_tui.api.intent import Intent, Target
from vultr_tui.api.light import replace
from vultr_tui.client.errors import ApiError
from vultr_tui.console.actions.batch import Batch
from vultr_tui.console.actions.runs import Course, Run, Runs, Standing
from vultr_tui.console.words import phrase

PATIENCE = 7200.0
"""Seconds for which something is followed."""


class Performing:
    """Keeps the account of every run; `on_ready` is told of those that were followed to their end."""

    def __init__(self, account: Account, on_ready: Callable[[Run], None]) -> None:
        self.runs = Runs()
        self._account = account
        self._on_ready = on_ready

    def begin(self, intent: Intent, undoing: str = "") -> Run:
        """Remember that something begins; `undoing` is the word for it where it takes something back."""
        title = f"{undoing}: {phrase(intent)}" if undoing else phrase(intent)
        run = Run(title=title, started=self._account.clock.now(), intent=intent, undoes=bool(undoing))
        self.runs.begin(run)
        return run

    async def carry_out(self, batch: Batch) -> None:
        """Perform the steps of a batch that were not done yet, one after another."""
        if batch not in self.runs.all:
            self.runs.begin(batch)
        await batch.perform(self._account.perform, self.runs.tell)
        self._stand(batch, Standing.OVER)

    async def take_back(self, run: Run, entry: Entry) -> Outcome:
        """Take back what an entry of the journal says; an error is an outcome too."""
        try:
            outcome = await self._account.undo(entry)
        except ApiError as error:
            outcome = Outcome(run.intent, next(iter(run.intent.targets), None), error=error)
        self._note(run, outcome)
        self._stand(run, Standing.OVER)
        return outcome

    async def perform(self, run: Run, targets: tuple[Target, ...] = ()) -> tuple[Outcome, ...]:
        """Perform it, or again what failed on these targets; each outcome is noted as it comes."""
        intent = replace(run.intent, targets=targets) if targets else run.intent
        for target in targets:
            run.outcomes.pop(target.id, None)
        run.stop.clear()
        run.standing = Standing.RUNNING
        self.runs.tell()
        outcomes = await self._account.perform(intent, lambda outcome: self._note(run, outcome), run.stop)
        followed = intent.operation.finish is not None and any(outcome.ok for outcome in outcomes)
        self._stand(run, Standing.FOLLOWED if followed else Standing.OVER)
        return outcomes

    async def follow(self, run: Run, outcomes: tuple[Outcome, ...]) -> None:
        """Wait until everything that was done has had its effect; one after the other, since each look is a request."""
        if run.standing is not Standing.FOLLOWED:
            return
        for outcome in outcomes:
            if not outcome.ok:
                continue
            operation, arguments = outcome.intent.operation, outcome.intent.arguments
            finished = await self._account.follow(operation, arguments, outcome, timeout=PATIENCE)
            if finished.error:
                run.late = finished.error
                self._stand(run, Standing.OVER)
                return
        run.ready = True
        self._stand(run, Standing.OVER)
        self._on_ready(run)

    def _note(self, run: Run, outcome: Outcome) -> None:
        run.outcomes[outcome.target.id if outcome.target else ""] = outcome
        self.runs.tell()

    def _stand(self, run: Course, standing: Standing) -> None:
        run.standing = standing
        run.seconds = self._account.clock.now() - run.started
        self.runs.tell()
