"""`vultr-tui completion SHELL`: what the shell offers behind what has been typed of a command.

The shell asks the program at every press of the key, so the answer comes from two kinds of file and loads next to
nothing: the board, which says what the commands and the catalogue are, and the rows that earlier runs kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vultr_tui.command.exits import Exit
    from vultr_tui.command.invocation import Invocation


def run(invocation: Invocation) -> Exit:
    """Print the script for a shell. Raises GrammarError for one that has none."""
    from vultr_tui.command.completion.scripts import SCRIPTS  # noqa: PLC0415  (the answers need none of this)
    from vultr_tui.command.exits import Exit  # noqa: PLC0415
    from vultr_tui.command.texts import write_text  # noqa: PLC0415
    from vultr_tui.grammar.errors import GrammarError  # noqa: PLC0415

    if len(invocation.words) == 1:
        raise GrammarError("completion needs the name of a shell", suggestions=SCRIPTS)
    shell = invocation.words[1]
    if shell.text not in SCRIPTS or len(invocation.words) > 2:  # noqa: PLR2004  (the command and the shell)
        raise invocation.words[-1].error("completion is for one shell", SCRIPTS)
    write_text(SCRIPTS[shell.text].splitlines())
    return Exit.OK
