"""A command under way: sent, waited for, printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vultr_tui.account.account import Account
from vultr_tui.account.actions import Outcome
from vultr_tui.api.intent import Intent
from vultr_tui.api.operation import Shape
from vultr_tui.api.values import Row
from vultr_tui.command.exits import Exit, exit_of
from vultr_tui.command.naming import names_for
from vultr_tui.command.printing import arranged, content_of, filter_of, write
from vultr_tui.command.report import Report
from vultr_tui.command.words import spoken
from vultr_tui.grammar.commands import Command
from vultr_tui.output.content import UNKNOWN, Content
from vultr_tui.output.formats import Style

PATIENCE = 600.0
"""Seconds that `--wait` waits if it is not told otherwise."""


@dataclass
class Performing:
    """One command on an account."""

    account: Account
    command: Command
    report: Report
    style: Style
    patience: float = PATIENCE
    """Seconds to wait at most."""

    def check_options(self) -> None:
        """Raise GrammarError, before anything is sent, for options that make no sense.

        Of a reading operation the fields are only known when its rows are: the service may have new ones.
        """
        operation = self.command.operation
        if not operation.reads:
            filter_of(content_of(self.account.api, operation, ()), self.command.options)

    async def perform(self, intent: Intent) -> Exit:
        """Send it, wait if asked to, print what came, and return the worst exit code."""
        outcomes = await self.account.perform(intent, self._tell)
        code = max(exit_of(outcome.error) if outcome.error else Exit.OK for outcome in outcomes)
        answers = [outcome.answer for outcome in outcomes if outcome.answer]
        content = content_of(self.account.api, intent.operation, answers, several=len(intent.targets) > 1)
        if "wait" in self.command.options and intent.operation.finish:
            waited, rows = await self._wait([outcome for outcome in outcomes if outcome.ok])
            code = max(code, waited)
            content = self._finished(content, intent, rows)
        if answers:
            await self._print(content)
        return code

    def _tell(self, outcome: Outcome) -> None:
        """Say what became of one target; of a reading the data is enough."""
        several = len(self.command.targets) > 1
        name = outcome.target.name if outcome.target else ""
        if outcome.error:
            self.report.error(outcome.error, name if several else "")
        elif not outcome.intent.operation.reads:
            made = f" {outcome.created.id}" if outcome.created else ""
            self.report.note(f"{' '.join(filter(None, (spoken(outcome.intent.operation), name)))}{made}: done")

    async def _wait(self, outcomes: Sequence[Outcome]) -> tuple[Exit, list[Row]]:
        """Wait until each has had its effect; the worst exit code, and the rows as they are then."""
        code, rows = Exit.OK, []
        self.report.note(f"waiting, {self.patience:g} seconds at most")
        deadline = self.account.clock.monotonic() + self.patience
        for outcome in outcomes:
            remaining = max(deadline - self.account.clock.monotonic(), 0.0)
            finished = await self.account.follow(outcome.intent.operation, {}, outcome, timeout=remaining)
            if finished.error:
                self.report.error(finished.error, outcome.target.name if outcome.target else "")
                code = max(code, exit_of(finished.error))
            elif finished.row:
                rows.append(finished.row)
        return code, rows

    def _finished(self, content: Content, intent: Intent, rows: Sequence[Row]) -> Content:
        """Choose what to print after the wait: what was made, as it is now, if all of it could be seen."""
        finish = intent.operation.finish
        if not finish or content.shape is not Shape.OBJECT or len(rows) != 1:
            return content
        resource = self.account.api.resources_by_name.get(finish.resource, UNKNOWN)
        return Content(shape=Shape.OBJECT, data=rows[0], resource=resource)

    async def _print(self, content: Content) -> None:
        wanted = filter_of(content, self.command.options)
        shown = await names_for(self.account, wanted)
        write(arranged(content, self.command.options, wanted, shown), self.style)
