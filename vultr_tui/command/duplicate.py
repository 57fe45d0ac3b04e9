"""`vultr-tui firewall duplicate`: another firewall group with the same rules."""

from __future__ import annotations

from vultr_tui.account.account import Account
from vultr_tui.account.copying import GROUPS, RULES, copy, judged, new_group
from vultr_tui.account.errors import NotAllowed
from vultr_tui.command import loop
from vultr_tui.command.confirm import Confirmation
from vultr_tui.command.exits import Exit, exit_of
from vultr_tui.command.invocation import Invocation
from vultr_tui.command.opening import account_of
from vultr_tui.command.preview import dry_run
from vultr_tui.command.printing import style_of, write
from vultr_tui.command.report import Report
from vultr_tui.grammar.errors import GrammarError


def run(invocation: Invocation) -> Exit:
    """Do it. Raises GrammarError, SettingsError, ApiError."""
    return loop.run(_run(invocation))


async def _run(invocation: Invocation) -> Exit:
    async with account_of(invocation.options, _report(invocation)) as account:
        return await duplicate(account, invocation)


def _report(invocation: Invocation) -> Report:
    return Report(as_json=invocation.as_json, line=invocation.line)


async def duplicate(account: Account, invocation: Invocation) -> Exit:
    """Make another group like the one named, once that is confirmed. Raises GrammarError, ApiError."""
    _, *words = invocation.words
    if not words or len(words) > 2:  # noqa: PLR2004  (the group and a description)
        raise GrammarError("firewall duplicate takes a group, and a description for the new one")
    report, group = _report(invocation), await account.resolve(GROUPS, words[0].text)
    description = words[1].text if len(words) > 1 else f"{group.name} (copy)"
    rules = await account.ensure(RULES, group.id)
    if rules.error:
        raise rules.error
    verdict = judged(account, description, group.name, rules.rows)
    if verdict.refusal:
        raise NotAllowed(verdict.refusal, "Nothing was sent.")
    made = new_group(account.api, description)
    if "dry-run" in invocation.options:
        write(dry_run(account, made, verdict), style_of(invocation.options))
        return Exit.OK
    confirmation = Confirmation(made, verdict)
    if not confirmation.given_by(invocation.options):
        confirmation.ask(report)
    code = Exit.OK
    async for outcome in copy(account, description, rules.rows):
        if outcome.error:
            report.error(outcome.error)
            code = max(code, exit_of(outcome.error))
        else:
            report.note(f"{outcome.intent.operation.typed}: done")
    return code
