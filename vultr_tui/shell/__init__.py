"""The shell: command after command on one account, at a prompt or from standard input."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vultr_tui.command.invocation import Invocation


def run(invocation: Invocation) -> int:
    """Run the shell until it is left; return the exit code of the first command that failed, without a terminal.

    Raises GrammarError for words that mean nothing here, SettingsError and Misconfigured for what cannot be opened.
    """
    from vultr_tui.shell.opening import opened  # noqa: PLC0415  (heavy, and not for --help)

    return opened(invocation)
