"""`vultr-tui GROUP VERB …`: one operation."""

from __future__ import annotations

from vultr_tui.command import loop
from vultr_tui.command.builtins import BUILTINS
from vultr_tui.command.exits import Exit
from vultr_tui.command.invocation import Invocation
from vultr_tui.command.opening import account_of, api_of
from vultr_tui.command.report import Report
from vultr_tui.command.run import run as run_command
from vultr_tui.grammar.commands import Command, understand


def run(invocation: Invocation) -> Exit:
    """Do it. Raises GrammarError, SettingsError, ApiError."""
    api = api_of(invocation.options)
    return perform(understand(api, invocation.words, invocation.options, BUILTINS), invocation)


def perform(command: Command, invocation: Invocation) -> Exit:
    """Perform the command on the account that its options mean."""
    return loop.run(_run(command, Report(as_json=invocation.as_json, line=invocation.line)))


async def _run(command: Command, report: Report) -> Exit:
    async with account_of(command.options, report) as account:
        return await run_command(account, command, report)
