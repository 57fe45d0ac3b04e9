"""`watch`: a command again and again, of whose output only what changed is painted."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout

from vultr_tui.account.errors import NotAllowed
from vultr_tui.client.errors import ApiError
from vultr_tui.command.exits import Exit
from vultr_tui.grammar.errors import GrammarError
from vultr_tui.grammar.naming import group_named, operation_named
from vultr_tui.grammar.options import separate
from vultr_tui.grammar.script import Step
from vultr_tui.grammar.words import Word
from vultr_tui.settings.children import environment_for
from vultr_tui.shell.painting import Painting
from vultr_tui.shell.routing import Captured, piped
from vultr_tui.shell.running import expanded, operate, settle
from vultr_tui.shell.shell import OPTIONS, Shell
from vultr_tui.shell.telling import tell

LEAST = 1.0
"""Seconds between two looks: the service takes few requests."""
READING = frozenset({"journal", "catalogue"})
"""Commands of the shell that may be watched."""


async def watch(shell: Shell, words: Sequence[Word], step: Step) -> Exit:
    """Repeat until Ctrl-C, and leave the last picture behind. Raises GrammarError, NotAllowed."""
    seconds, inner = _checked(shell, words, step)
    if not shell.terminal:
        raise NotAllowed("watch paints on a terminal, and there is none.", "Use wait, or ask again.")
    if "dry-run" in shell.completed({}):
        return await _once(shell, inner, words)
    code = Exit.OK
    with Painting.of_whole_terminal() as painting:
        while True:
            text, code = await _look(shell, inner, words, step)
            painting.paint(text)
            try:
                await shell.account.clock.sleep(seconds)
            except asyncio.CancelledError:
                settle()
                return code


def _checked(shell: Shell, words: Sequence[Word], step: Step) -> tuple[float, Sequence[Word]]:
    """Return the seconds and the command; GrammarError if it is none that may be repeated."""
    if len(words) < 3:  # noqa: PLR2004  (watch, the seconds and a command)
        raise words[-1].error("watch needs the seconds between two looks and a command", ("watch 5 server list",))
    try:
        seconds = float(words[1].text)
    except ValueError:
        seconds = 0.0
    if not LEAST <= seconds < float("inf"):
        raise words[1].error(f"give the seconds between two looks, {LEAST:g} at least")
    if step.redirection:
        raise GrammarError("watch paints on the terminal: it writes no file", step.redirection.file.start, 1)
    inner = expanded(shell, words[2:])
    if inner[0].text not in READING:
        bare, _ = separate(inner, OPTIONS)
        api = shell.account.api
        group = group_named(api, bare[0])
        if len(bare) > 1 and not operation_named(api, group, bare[1]).reads:
            raise bare[1].error("watch repeats only what changes nothing")
    return seconds, inner


async def _once(shell: Shell, inner: Sequence[Word], words: Sequence[Word]) -> Exit:
    from vultr_tui.shell.own import OWN  # noqa: PLC0415  (this command is one of them)

    own = OWN.get(inner[0].text)
    return await (own.perform(shell, inner, Step((), words[0].start, words[0].end)) if own else operate(shell, inner))


async def _look(shell: Shell, inner: Sequence[Word], words: Sequence[Word], step: Step) -> tuple[str, Exit]:
    """Run the command; what it printed, its errors too, and how it ended."""
    printed, told = Captured(terminal=not step.pipe), Captured(terminal=True)
    with redirect_stdout(printed), redirect_stderr(told):
        try:
            code = await _once(shell, inner, words)
        except (GrammarError, ApiError) as error:
            code = tell(shell, error)
    content = await piped(step.pipe, printed.content, environment_for(shell.profile)) if step.pipe else printed.content
    return (content + told.content).decode(errors="replace"), code
