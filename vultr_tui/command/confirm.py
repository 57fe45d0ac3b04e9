"""Confirmation: by an option, or by somebody at the terminal; with neither, nothing is done."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from vultr_tui.account.errors import NotAllowed
from vultr_tui.account.guard import Owed, Verdict
from vultr_tui.api.intent import Intent
from vultr_tui.api.light import frozen
from vultr_tui.api.operation import Risk
from vultr_tui.command.report import Report
from vultr_tui.command.words import RISKS, dollars
from vultr_tui.grammar.options import Options
from vultr_tui.grammar.words import join


@frozen
class Confirmation:
    """What an intent owes before it is performed, for this verdict on it."""

    intent: Intent
    verdict: Verdict

    @property
    def typed(self) -> str:
        """What `--confirm` must say; empty where `--yes` is enough."""
        if self.verdict.owed is Owed.NAME:
            return self.verdict.name
        counted = self.verdict.owed is Owed.COUNT and self.verdict.risk is Risk.DESTRUCTIVE
        return str(self.verdict.count) if counted else ""

    @property
    def flag(self) -> str:
        """The option that confirms it; empty if nothing is owed."""
        if self.verdict.owed is Owed.NOTHING:
            return ""
        return join(("--confirm", self.typed)) if self.typed else "--yes"

    def given_by(self, options: Options) -> bool:
        """Whether the options confirm it; NotAllowed if they confirm something else.

        The id of a single target does for its name: who types it has looked.
        """
        said = options.get("confirm")
        if said is None:
            return not self.flag or (not self.typed and "yes" in options)
        accepted = {self.typed} if self.typed else {self.verdict.name, str(self.verdict.count)}
        if self.verdict.owed is Owed.NAME:
            accepted |= {target.id for target in self.intent.targets}
        if said in accepted:
            return True
        raise NotAllowed(
            f"--confirm says {said!r}, which is not what {self.intent.operation.typed} is about to change.",
            f"Add {self.flag or 'nothing: it needs no confirmation'}",
        )

    def ask(self, report: Report) -> None:
        """Ask at the terminal; NotAllowed if there is none, or if the answer is anything but the right one."""
        operation = self.intent.operation
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            raise NotAllowed(f"{operation.typed} is not confirmed: it {RISKS[self.verdict.risk]}.", f"Add {self.flag}")
        report.explain("\n".join(described(self.verdict)))
        if self.typed:
            agreed = report.ask(f"Type {self.typed} to go on: ") == self.typed
        else:
            agreed = report.ask("Go on? [y/N] ").lower() in {"y", "yes"}
        if not agreed:
            raise NotAllowed(f"{operation.typed} was not confirmed.", "Nothing has changed.")


def described(verdict: Verdict) -> Iterator[str]:
    """Say what is about to happen, a line for each thing."""
    yield verdict.sentence
    yield from (f"  {warning}" for warning in verdict.warnings)
    if verdict.monthly:
        yield f"  It {dollars(verdict.monthly)}."
    for dependent in verdict.dependents:
        yield f"  Also concerned: {dependent.resource} {dependent.name} ({dependent.id})"
    more = f", and {verdict.count - 1} more" if verdict.count > 1 else ""
    yield f"  {verdict.request.method} {verdict.request.path}{more}"
