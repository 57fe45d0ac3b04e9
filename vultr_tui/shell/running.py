"""Running what is typed at a shell: its steps, its own commands, and the operations of the API."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence

from vultr_tui.api.operation import Shape
from vultr_tui.command import help as helping
from vultr_tui.command.builtins import plainly
from vultr_tui.command.course import Course
from vultr_tui.command.exits import Exit
from vultr_tui.command.report import PROGRAM
from vultr_tui.command.run import run as run_command
from vultr_tui.command.texts import write_text
from vultr_tui.grammar import pasted
from vultr_tui.grammar.commands import Command, understand
from vultr_tui.grammar.errors import GrammarError, nearest
from vultr_tui.grammar.given import FromInput
from vultr_tui.grammar.naming import matching
from vultr_tui.grammar.options import separate
from vultr_tui.grammar.script import CURL, Step, read
from vultr_tui.grammar.words import Word, lex
from vultr_tui.shell.announcing import SECRET, announce
from vultr_tui.shell.interrupting import interruptible
from vultr_tui.shell.preview import preview
from vultr_tui.shell.routing import routed
from vultr_tui.shell.shell import OPTIONS, Shell
from vultr_tui.shell.telling import tell


async def run(shell: Shell, text: str, *, stop: bool) -> Exit:
    """Run the commands of a text; the exit code of the first that failed. With `stop`, none follows that one."""
    first = last = Exit.OK
    try:
        steps = read(text)
    except GrammarError as error:
        return tell(shell, error, text)
    for step in steps:
        if shell.leaving or (step.conditional and last):
            continue
        last = await _attempt(shell, step, text)
        shell.warn()
        first = first or last
        if last is Exit.INTERRUPTED or (stop and last):
            break
    return first


async def _attempt(shell: Shell, step: Step, text: str) -> Exit:
    shell.course = Course()
    try:
        with interruptible(shell):
            return await _step(shell, step)
    except (asyncio.CancelledError, KeyboardInterrupt):
        settle()
        sys.stderr.write("\n" if shell.terminal else "")
        return Exit.INTERRUPTED
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001  (the shell outlives every command)
        return tell(shell, error, text, step.words(shell.rows) if _can_refer(shell, step) else ())


def settle() -> None:
    """Take back what an interruption asked of the task: it has been heard."""
    task = asyncio.current_task()
    while task and task.cancelling():
        task.uncancel()


def _can_refer(shell: Shell, step: Step) -> bool:
    try:
        step.words(shell.rows)
    except GrammarError:
        return False
    return True


async def _step(shell: Shell, step: Step) -> Exit:
    words = plainly(expanded(shell, step.words(shell.rows)))
    if not words:
        return Exit.OK
    from vultr_tui.shell.own import OWN  # noqa: PLC0415  (they need this module)

    own = OWN.get(words[0].text)
    if own and own.routes_itself:
        return await own.perform(shell, words, step)
    async with routed(shell, step):
        return await (own.perform(shell, words, step) if own else operate(shell, words))


def expanded(shell: Shell, words: Sequence[Word]) -> tuple[Word, ...]:
    """Put the words of an alias in its place; they all stand where it stood. The program's name says nothing."""
    if len(words) > 1 and words[0].text == PROGRAM:
        words = words[1:]
    alias = shell.kept.aliases.get(words[0].text) if words else None
    if alias is None:
        return tuple(words)
    place = words[0]
    return (*(Word(word.text, place.start, place.end) for word in lex(alias)), *words[1:])


async def operate(shell: Shell, words: Sequence[Word]) -> Exit:
    """Perform an operation, or a curl line that means one. Raises GrammarError and ApiError."""
    api = shell.account.api
    if words[0].text == CURL:
        command = pasted.parse(api, words)
        announce(shell, command)
        return await perform(shell, command, literal=True)
    _check_name(shell, words[0])
    bare, options = separate(words, OPTIONS)
    if "help" in options:
        write_text(helping.lines(api, bare))
        return Exit.OK
    return await perform(shell, understand(api, bare, options))


def _check_name(shell: Shell, word: Word) -> None:
    """Raise GrammarError if the word is the name of nothing, a command of the shell's own included."""
    from vultr_tui.shell.own import OWN  # noqa: PLC0415

    groups = shell.account.api.groups
    if not word.text.startswith("-") and not matching(word.text, groups):
        near = nearest(word.text, (*groups, *OWN, *shell.kept.aliases))
        raise word.error(f"there is no group or command called {word.text}", near or ("help",))


async def perform(shell: Shell, command: Command, *, literal: bool = False) -> Exit:
    """Perform a command and print what it answers. Raises GrammarError and ApiError."""
    command = Command(command.operation, command.targets, command.arguments, shell.completed(command.options))
    if not shell.terminal and any(isinstance(given, FromInput) for given in command.arguments.values()):
        raise GrammarError("standard input gives the commands here, so no value: write NAME=@FILE")
    for name, given in command.arguments.items():
        if given in (SECRET, (SECRET,)):
            raise GrammarError(f"{name} is a secret and was not kept: type it again", suggestions=(f"{name}=",))
    report = shell.report(command.options)
    if "dry-run" in command.options and "curl" not in command.options:
        return await preview(shell.account, command, literal=literal)
    code = await run_command(shell.account, command, report, shell.course)
    shown = shell.course.shown
    listed = shown and shown.shape not in {Shape.NOTHING, *({Shape.OBJECT} if command.operation.reads else ())}
    if listed:
        shell.rows = shell.course.ids
    return code
