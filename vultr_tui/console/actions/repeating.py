"""From an entry of the journal back to what was meant, to do it again or to write it down as a command."""

from __future__ import annotations

from vultr_tui.account.account import Account
from vultr_tui.account.entry import Entry
from vultr_tui.account.redaction import REDACTED
from vultr_tui.api.intent import Intent
from vultr_tui.api.light import replace
from vultr_tui.console.actions.spelling import spelled
from vultr_tui.grammar.commands import command_of


def meant(account: Account, entry: Entry) -> Intent | None:
    """The intent as it was, less its secrets, on the rows as they are now; None if the API has no such operation."""
    operation = account.api.find(entry.operation)
    if operation is None:
        return None
    targets = (
        replace(target, row=account.table(target.resource).row(target.id) or {})
        for target in entry.targets
        if target.resource in account.api.resources_by_name
    )
    given = {name: value for name, value in entry.arguments.items() if value != REDACTED}
    return Intent(operation, given, tuple(targets))


def lacking(entry: Entry) -> bool:
    """Whether a secret, which no journal keeps, has to be given again."""
    return REDACTED in entry.arguments.values()


def written(account: Account, entry: Entry) -> str:
    """The command that does the same; empty if there is none."""
    intent = meant(account, entry)
    return "" if intent is None else spelled(account, command_of(intent))
