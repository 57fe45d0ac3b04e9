"""How a command is written for a terminal, to mean the same account there."""

from __future__ import annotations

from vultr_tui.account.account import Account
from vultr_tui.grammar.commands import Command, render


def spelled(account: Account, command: Command) -> str:
    """The line that does the same, with what chooses the account, lest it be sent to another."""
    return " ".join(filter(None, ("vultr-tui", account.options, render(command))))
