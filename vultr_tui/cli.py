"""The program: its arguments, and the face they ask for."""
# ruff: noqa: PLC0415  (a face is imported when it is chosen)

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from vultr_tui import __version__

if TYPE_CHECKING:
    from vultr_tui.command.invocation import Invocation

COMPLETE = "_complete"
"""What a shell asks when somebody wants a word completed; see `command.completion`."""
INTERRUPTED = 130
PIPE_CLOSED = 141
"""As a shell tells of a program that wrote where nobody read: 128 and the number of the signal."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code. What goes wrong is told in a line, the program's own faults too."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        return _run(given)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left has nowhere to go
        return PIPE_CLOSED
    except Exception as error:  # noqa: BLE001  (the last resort)
        from vultr_tui.command.failing import explain

        return explain(error, given)


def _run(arguments: Sequence[str]) -> int:
    if arguments and arguments[0] == COMPLETE:
        from vultr_tui.command.completion import answer

        return answer.main(arguments[1:])
    from vultr_tui.command.builtins import SHELL
    from vultr_tui.command.invocation import read

    invocation = read(arguments)
    if "version" in invocation.options:
        sys.stdout.write(f"vultr-tui {__version__}\n")
        return 0
    if invocation.command == SHELL and "help" not in invocation.options:
        from vultr_tui import shell

        return shell.run(invocation)
    if "help" in invocation.options or (invocation.words and not invocation.command.startswith(":")):
        from vultr_tui.command.entry import run

        return run(invocation)
    return _console(invocation)


def _console(invocation: Invocation) -> int:
    from vultr_tui import console
    from vultr_tui.command.opening import for_console

    return console.run(*for_console(invocation), read_only="read-only" in invocation.options)
