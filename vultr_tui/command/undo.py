"""`vultr-tui undo`: the last change taken back, or the one that is named."""

from __future__ import annotations

from vultr_tui.account.account import Account
from vultr_tui.account.entry import Entry
from vultr_tui.account.errors import CannotUndo
from vultr_tui.command import loop
from vultr_tui.command.exits import Exit, exit_of
from vultr_tui.command.invocation import Invocation
from vultr_tui.command.opening import account_of
from vultr_tui.command.preview import dry_run
from vultr_tui.command.printing import style_of, write
from vultr_tui.command.report import Report
from vultr_tui.command.run import confirm


def run(invocation: Invocation) -> Exit:
    """Take a change back, confirmed as its inverse would be."""
    return loop.run(_run(invocation))


async def _run(invocation: Invocation) -> Exit:
    if len(invocation.words) > 2:  # noqa: PLR2004  (the command and the entry)
        raise invocation.words[2].error("undo takes back one entry at a time")
    async with account_of(invocation.options, _report(invocation)) as account:
        return await take_back(account, invocation)


def _report(invocation: Invocation) -> Report:
    return Report(as_json=invocation.as_json, line=invocation.line)


async def take_back(account: Account, invocation: Invocation) -> Exit:
    """Take back what the invocation names. Raises CannotUndo, NotAllowed."""
    report = _report(invocation)
    entry = _entry(account, invocation)
    intent = account.inverse(entry)
    if "dry-run" in invocation.options:
        verdict = await account.prepare(intent)
        write(dry_run(account, intent, verdict), style_of(invocation.options))
        return Exit.GUARDED if verdict.refusal else Exit.OK
    await confirm(account, intent, invocation.options, report)
    outcome = await account.undo(entry)
    if outcome.error:
        report.error(outcome.error)
        return exit_of(outcome.error)
    report.note(f"{entry.words}: taken back")
    return Exit.OK


def _entry(account: Account, invocation: Invocation) -> Entry:
    """Return the entry that is named, or the last that can be taken back. Raises CannotUndo."""
    if len(invocation.words) == 1:
        entry = account.undoable()
        if entry is None:
            raise CannotUndo("There is nothing to take back.", "Only changes that have an inverse can be.")
        return entry
    named = invocation.words[1].text
    found = [entry for entry in account.journal.entries() if entry.id.startswith(named)]
    if len(found) != 1:
        raise CannotUndo(f"There is {'no' if not found else 'more than one'} entry {named!r}.", "See the journal.")
    return found[0]
