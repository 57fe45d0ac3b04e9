"""From the program's arguments to the command that does what they say."""

from __future__ import annotations

from importlib import import_module

from vultr_tui.command.builtins import BUILTINS
from vultr_tui.command.exits import Exit
from vultr_tui.command.invocation import Invocation


def run(invocation: Invocation) -> Exit:
    """Run the command, whichever it is. Raises what keeps it from running; see `exits`."""
    if "help" in invocation.options:
        return _module("help", invocation)
    command = BUILTINS.get(invocation.command)
    return _module(command.module if command else "oneshot", invocation)


def _module(name: str, invocation: Invocation) -> Exit:
    code: Exit = import_module(f"vultr_tui.command.{name}").run(invocation)
    return code
