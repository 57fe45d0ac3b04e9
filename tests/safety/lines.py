"""The ways of typed lines: the one-shot command and the shell, in all their forms."""

from __future__ import annotations

import io
import shlex
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from tests.command.typist import Keyboard
from tests.mirror.service import Mirror
from tests.safety.cases import Case
from vultr_tui.account.account import Account
from vultr_tui.api.intent import Intent
from vultr_tui.client.errors import ApiError
from vultr_tui.command.confirm import Confirmation
from vultr_tui.command.exits import Exit
from vultr_tui.command.failing import explain
from vultr_tui.command.invocation import read
from vultr_tui.command.report import Report
from vultr_tui.command.run import run
from vultr_tui.grammar.commands import understand
from vultr_tui.grammar.errors import GrammarError
from vultr_tui.grammar.requests import request_command
from vultr_tui.settings import Paths, Profile
from vultr_tui.shell.kept import Kept
from vultr_tui.shell.routing import Captured
from vultr_tui.shell.shell import Shell


@dataclass
class Hand:
    """Somebody who types lines at one account, and what was said to him last."""

    account: Account
    folder: Path
    said: str = ""

    async def command(self, line: str) -> int:
        """Run one command."""
        arguments = shlex.split(line)
        try:
            invocation = read(arguments)
            words, options, api = invocation.words, invocation.options, self.account.api
            direct = invocation.command == "api"
            command = request_command(api, words[1:], options) if direct else understand(api, words, options)
            return await run(self.account, command, Report(line=invocation.line))
        except (GrammarError, ApiError) as error:
            return explain(error, arguments)

    async def shell(self, text: str, aliases: dict[str, str] | None = None) -> int:
        """Run lines in a shell."""
        paths = Paths(self.folder / "config", self.folder / "state", self.folder / "cache")
        kept = Kept(paths.shell)
        kept.aliases.update(aliases or {})
        return await Shell(Profile("mirror"), paths, kept, lent=self.account, terminal=sys.stdin.isatty()).run(text)

    async def typed(self, way: Way, case: Case, intent: Intent, *, extra: str = "", answer: str | None = None) -> int:
        """Go one way; with an answer, at a terminal, where that is what is typed when something is asked."""
        with self._at(answer):
            return await way(self, case, intent, extra)

    @contextmanager
    def _at(self, answer: str | None) -> Iterator[None]:
        out, err = Captured(), Captured(terminal=answer is not None)
        before, sys.stdin = sys.stdin, Keyboard(f"{answer}\n" if answer is not None else "", answer is not None)
        try:
            with redirect_stdout(out), redirect_stderr(err):
                yield
        finally:
            sys.stdin = before
            self.said = (out.content + err.content).decode()


Way = Callable[[Hand, Case, Intent, str], Awaitable[int]]


async def _source(hand: Hand, case: Case, _intent: Intent, extra: str) -> int:
    file = hand.folder / "commands"
    file.write_text(f"{case.line} {extra}\n")
    return await hand.shell(f"source {file}")


async def _standard_input(hand: Hand, case: Case, _intent: Intent, extra: str) -> int:
    """Commands that are piped into a shell; answers would be read from what asks for none."""
    from vultr_tui.shell.lines import follow  # noqa: PLC0415  (beside the line that uses it)

    paths = Paths(hand.folder / "config", hand.folder / "state", hand.folder / "cache")
    sys.stdin = io.StringIO(f"{case.line} {extra}\ny\n{case.operation.name}\n")
    return await follow(Shell(Profile("mirror"), paths, Kept(paths.shell), lent=hand.account), stop=False)


WAYS: dict[str, Way] = {
    "command": lambda hand, case, _, extra: hand.command(f"{case.line} {extra}"),
    "request": lambda hand, case, intent, extra: hand.command(f"{case.request(intent)} {extra}"),
    "shell": lambda hand, case, _, extra: hand.shell(f"{case.line} {extra}"),
    "shell request": lambda hand, case, intent, extra: hand.shell(f"{case.request(intent)} {extra}"),
    "pasted curl": lambda hand, case, intent, _: hand.shell(case.curl(intent)),
    "alias": lambda hand, case, _, extra: hand.shell(f"quick {extra}", {"quick": case.line}),
    "source": _source,
    "pipe": lambda hand, case, _, extra: hand.shell(f"{case.line} {extra} > {hand.folder / 'out'}"),
    "after another": lambda hand, case, _, extra: hand.shell(f"regions list && {case.line} {extra}"),
}
"""Each way by which a line comes to be performed; `extra` is what stands behind it."""
UNASKED: dict[str, Way] = {
    "standard input": _standard_input,
    "watch": lambda hand, case, _, extra: hand.shell(f"watch 1 {case.line} {extra}"),
}
"""Ways on which nobody is asked anything."""

TURNED_AWAY = {Exit.GUARDED, Exit.USAGE}


def answers(case: Case, intent: Intent, account: Account) -> tuple[str, ...]:
    """What may be typed to the question, the right answer first."""
    typed = Confirmation(intent, account.guard(intent)).typed
    return (typed, "", "y", "yes", f"{typed}x", case.operation.name.replace(".", " ")) if typed else ("y", "", "n", "1")


def reached(mirror: Mirror) -> int:
    """Count the changes that have been asked for since the last time."""
    count = len(mirror.changes)
    mirror.changes.clear()
    return count
