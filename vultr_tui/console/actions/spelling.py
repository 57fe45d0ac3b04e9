"""How a command is written for a terminal, to mean the same account there."""

from __future__ import annotations

from vultr_tui.account.account import Account
from vultr_tui.grammar.commands import Command, render
from vultr_tui.settings import DEMO


def spelled(account: Account, command: Command) -> str:
    """The line that does the same; in the demo it says so, lest it be sent to an account that is real."""
    program = "vultr-tui --demo" if account.name == DEMO else "vultr-tui"
    return f"{program} {render(command)}"
