"""The command that a pasted curl line became, said before it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vultr_tui.account.redaction import is_secret
from vultr_tui.api.light import replace
from vultr_tui.grammar.commands import Command, render

if TYPE_CHECKING:
    from vultr_tui.shell.shell import Shell

SECRET = "…"  # noqa: S105  (what stands for one)


def without_secrets(command: Command) -> Command:
    """Return the command with a mark in the place of every secret."""
    kept = {
        name: value if not is_secret(command.operation, name) else (SECRET,) if isinstance(value, tuple) else SECRET
        for name, value in command.arguments.items()
    }
    return replace(command, arguments=kept)


def announce(shell: Shell, command: Command) -> None:
    """Say what the curl line means, to somebody at a terminal."""
    if shell.terminal:
        shell.report(command.options).note(f"→ {render(without_secrets(command))}")
