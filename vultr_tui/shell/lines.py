"""A shell without a terminal: commands from standard input, one a line."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

from vultr_tui.command.exits import Exit
from vultr_tui.shell.shell import Shell

_GOES_ON = re.compile(r"(?<!\\)(?:\\\\)*\\\n\Z")
"""A backslash, itself not escaped, at the end of a line."""


async def follow(shell: Shell, *, stop: bool) -> Exit:
    """Run the commands until there are no more; the exit code of the first that failed.

    An answer is complete, and flushed, before the next line is read: another program may wait for it.
    """
    first = Exit.OK
    for text in commands():
        code = await shell.run(text)
        first = first or code
        if shell.leaving or (stop and code):
            break
    return first


def commands() -> Iterator[str]:
    """Give each command of standard input: a line, and the next ones while each before ends in a backslash.

    A quotation that is open at the end of its line is a fault of that command alone.
    """
    text = ""
    for line in iter(sys.stdin.readline, ""):
        text += line
        if not _GOES_ON.search(text):
            yield text.rstrip("\n")
            text = ""
    if text:
        yield text
