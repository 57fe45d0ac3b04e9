"""A command under way: sent, waited for, printed."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from vultr_tui.account.account import Account
from vultr_tui.account.actions import Outcome
from vultr_tui.api.intent import Intent
from vultr_tui.api.light import define, field
from vultr_tui.api.operation import Finish, Shape
from vultr_tui.api.values import Row
from vultr_tui.command.course import Course
from vultr_tui.command.exits import Exit, exit_of
from vultr_tui.command.naming import names_for
from vultr_tui.command.printing import arranged, content_of, filter_of, queried, query_of, write
from vultr_tui.command.report import Report
from vultr_tui.grammar.commands import Command
from vultr_tui.grammar.errors import GrammarError
from vultr_tui.grammar.query import Query
from vultr_tui.output.content import UNKNOWN, Content
from vultr_tui.output.formats import Style

PATIENCE = 600.0
"""Seconds that `--wait` waits if it is not told otherwise."""


@define
class Performing:
    """One command on an account."""

    account: Account
    command: Command
    report: Report
    style: Style
    patience: float = PATIENCE
    """Seconds to wait at most."""
    course: Course = field(default_factory=Course)
    finish: Finish | None = None
    """What is waited for."""
    asked: Query | None = None

    def check_options(self) -> None:
        """Raise GrammarError, before anything is sent, for options that make no sense.

        Of a reading operation the fields are only known when its rows are: the service may have new ones.
        """
        operation, options = self.command.operation, self.command.options
        self.asked = query_of(options)
        if "wait" in options:
            if operation.reads and options["wait"]:
                raise GrammarError(f"--wait={options['wait']}: {operation.typed} changes nothing to wait for")
            from vultr_tui.command.waiting import awaited  # noqa: PLC0415  (few wait)

            self.finish = awaited(self.account.api, operation, options["wait"])
        if not operation.reads:
            filter_of(content_of(self.account.api, operation, ()), options)

    async def perform(self, intent: Intent) -> Exit:
        """Send it, wait if asked to, print what came, and return the worst exit code."""
        self.course.sending = not intent.operation.reads
        outcomes = await self.account.perform(intent, self._tell, self.course.stop)
        self.course.sending = False
        code = max(exit_of(outcome.error) if outcome.error else Exit.OK for outcome in outcomes)
        answers = [outcome.answer for outcome in outcomes if outcome.answer]
        content = content_of(self.account.api, intent.operation, answers, several=len(intent.targets) > 1)
        done = [outcome for outcome in outcomes if outcome.ok]
        if self.finish and done:
            from vultr_tui.command.waiting import Waiting  # noqa: PLC0415

            waiting = Waiting(self.account, self.finish, self.report, self.patience)
            try:
                if self.course.stop.is_set():
                    _give_up()
                code = max(code, await waiting.wait(done, self.command.options))
            except asyncio.CancelledError:
                await self._print(content)
                raise
            content = self._finished(content, waiting.rows)
        if answers:
            code = max(code, await self._print(content))
        return code

    def _tell(self, outcome: Outcome) -> None:
        """Say what became of one target; of a reading the data is enough."""
        several = len(self.command.targets) > 1
        name = outcome.target.name if outcome.target else ""
        if outcome.error:
            self.report.error(outcome.error, name if several else "")
        elif not outcome.intent.operation.reads:
            made = f" {outcome.created.id}" if outcome.created else ""
            self.report.note(f"{' '.join(filter(None, (outcome.intent.operation.typed, name)))}{made}: done")

    def _finished(self, content: Content, rows: Sequence[Row]) -> Content:
        """Choose what to print after the wait: what was made, as it is now, if all of it could be seen."""
        if not self.finish or content.shape is not Shape.OBJECT or len(rows) != 1:
            return content
        resource = self.account.api.resources_by_name.get(self.finish.resource, UNKNOWN)
        return Content(shape=Shape.OBJECT, data=rows[0], resource=resource)

    async def _print(self, content: Content) -> Exit:
        """Print what was asked for; of a change all of it, if the query does not suit it: it has been made."""
        wanted = filter_of(content, self.command.options)
        shown = await names_for(self.account, wanted)
        content = arranged(content, self.command.options, wanted, shown)
        try:
            found, code = queried(content, self.asked, self.style), Exit.OK
        except GrammarError as error:
            if self.command.operation.reads:
                raise
            self.report.error(error)
            found, code = content, exit_of(error)
        self.course.shown = found
        write(found, self.style)
        return code


def _give_up() -> None:
    """Have the next wait of this task end at once, as if it had been interrupted."""
    if task := asyncio.current_task():
        task.cancel()
