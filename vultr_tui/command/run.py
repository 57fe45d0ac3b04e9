"""One command on the account, from what was typed to the exit code."""

from __future__ import annotations

from vultr_tui.account.account import Account
from vultr_tui.account.calls import of_target
from vultr_tui.account.errors import NotAllowed
from vultr_tui.account.guard import Verdict
from vultr_tui.api.intent import Intent
from vultr_tui.command.arguments import check_arguments, intent_of
from vultr_tui.command.confirm import Confirmation
from vultr_tui.command.course import Course
from vultr_tui.command.exits import Exit
from vultr_tui.command.performing import PATIENCE, Performing
from vultr_tui.command.preview import curl_lines, dry_run
from vultr_tui.command.printing import style_of, write
from vultr_tui.command.report import Report
from vultr_tui.command.texts import write_text
from vultr_tui.grammar.commands import Command
from vultr_tui.grammar.options import Options, number

UNSERVED = "Nobody serves the demo: {} is the service's own address, where its ids mean nothing."


async def run(account: Account, command: Command, report: Report, course: Course | None = None) -> Exit:
    """Do what the command says, and return the worst of its exit codes.

    Raises GrammarError, and the ApiError that kept it from anything at all.
    """
    patience = number(command.options, "timeout", PATIENCE)
    performing = Performing(account, command, report, style_of(command.options), patience, course or Course())
    performing.check_options()
    intent = await intent_of(account, command)
    check_arguments(intent)
    if "curl" in command.options:
        write_text(curl_lines(account, intent))
        if not account.served:
            report.note(UNSERVED.format(account.address))
        return Exit.OK
    if "dry-run" in command.options:
        verdict = await account.prepare(intent)
        write(dry_run(account, intent, verdict), performing.style)
        return Exit.GUARDED if verdict.refusal else Exit.OK
    if not intent.operation.reads:
        await confirm(account, intent, command.options, report)
    return await performing.perform(intent)


async def confirm(account: Account, intent: Intent, options: Options, report: Report) -> None:
    """Return if the change is allowed and confirmed; raise NotAllowed otherwise."""
    verdict = await account.prepare(intent)
    allow(account, intent, verdict)
    confirmation = Confirmation(intent, verdict)
    if not confirmation.given_by(options):
        confirmation.ask(report)


def allow(account: Account, intent: Intent, verdict: Verdict) -> None:
    """Raise NotAllowed if none of the targets may be changed; of several, those that may are."""
    several = len(intent.targets) > 1
    if several and any(not account.guard(of_target(intent, target)).refusal for target in intent.targets):
        return
    if verdict.refusal:
        raise NotAllowed(verdict.refusal, "Nothing was sent.")
