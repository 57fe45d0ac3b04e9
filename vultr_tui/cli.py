"""The program: its arguments, and the face they ask for."""
# ruff: noqa: PLC0415  (a face is imported when it is chosen)

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from vultr_tui import __version__, garbage

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
    _open_streams()
    try:
        with garbage.seldom():
            return _run_or_explain(given)
    except BrokenPipeError:
        return PIPE_CLOSED
    finally:
        _flush()


def _run_or_explain(given: Sequence[str]) -> int:
    try:
        return _run(given)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001  (the last resort)
        from vultr_tui.command.failing import explain

        return explain(error, given)


def _open_streams() -> None:
    """Let each stream that the program was started without lead nowhere; a file of its own would take its place."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            from pathlib import Path

            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115  (to the end)


def _flush() -> None:
    """Print what is left; what has nowhere to go was told of, and would fail once more at the very end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _run(arguments: Sequence[str]) -> int:
    if arguments and arguments[0] == COMPLETE:
        from vultr_tui.command.completion import answer

        return answer.main(arguments[1:])
    from vultr_tui.command.builtins import SHELL
    from vultr_tui.command.invocation import read

    invocation = read(arguments)
    if "version" in invocation.options:
        from vultr_tui.command.texts import write_text

        write_text((f"vultr-tui {__version__}",))
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

    options = invocation.options
    return console.run(*for_console(invocation), read_only="read-only" in options, api=options.get("api", ""))
