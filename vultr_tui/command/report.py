"""What goes to standard error, and nothing else does."""

from __future__ import annotations

import json
import re
import signal
import sys
import termios
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict

from vultr_tui.account.problems import Problem
from vultr_tui.api.light import frozen
from vultr_tui.api.values import Json
from vultr_tui.client.errors import ApiError, OutcomeUnknown
from vultr_tui.command.terminal import columns
from vultr_tui.grammar.errors import GrammarError
from vultr_tui.output.fault import report as trace
from vultr_tui.output.fitting import width
from vultr_tui.output.text import harmless
from vultr_tui.settings import SettingsError

PROGRAM = "vultr-tui"
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


@frozen
class Report:
    """Tells people what happens, and programs, if `as_json`, only of errors: each is a line of JSON."""

    as_json: bool = False
    line: str = ""
    """The command line as it was typed, to point into."""

    def note(self, text: str) -> None:
        """Say something that is no data and no error."""
        if not self.as_json:
            _write(text)

    def explain(self, text: str) -> None:
        """Say something at length, to somebody at a terminal; its lines keep their indentation."""
        room = columns() - 1
        for line in text.split("\n"):
            indent = " " * (len(line) - len(line.lstrip()))
            _write("\n".join(textwrap.wrap(line, room, subsequent_indent=indent)))

    def ask(self, text: str) -> str:
        """Ask on the terminal; the answer, empty if there is none. What was typed before the question is no answer."""
        with suppress(OSError, termios.error):
            termios.tcflush(sys.stdin, termios.TCIFLUSH)
        with _interruptible():
            sys.stderr.write(harmless(text))
            sys.stderr.flush()
            return sys.stdin.readline().strip()

    def warn(self, problem: Problem) -> None:
        """Say what is wrong with what is kept on this machine."""
        if self.as_json:
            _write(json.dumps({"warning": asdict(problem)}))
            return
        _write(f"{PROGRAM}: {problem.message}\n  {problem.hint}")

    def trace(self, error: Exception) -> None:
        """Say where a fault of the program itself came from."""
        if not self.as_json:
            _write("".join(trace(error)).rstrip("\n"))

    def error(self, error: Exception, about: str = "") -> None:
        """Say what went wrong, with what or whom if that is not clear by itself."""
        if self.as_json:
            _write(json.dumps({"error": {**facts(error), **({"target": about} if about else {})}}, default=str))
            return
        for text in self._sentences(error, about):
            _write(text)

    def _sentences(self, error: Exception, about: str) -> Iterator[str]:
        told = facts(error)
        yield f"{PROGRAM}: {f'{about}: ' if about else ''}{told['message']}"
        line = isinstance(error, GrammarError) and error.length and (error.line or self.line)
        if isinstance(error, GrammarError) and line:
            yield f"  {line}"
            marked = line[error.position : error.position + error.length]
            yield f"  {' ' * width(harmless(line[: error.position]))}{'^' * max(width(harmless(marked)), 1)}"
        if told["hint"]:
            yield f"  {told['hint']}"


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let Ctrl-C end a wait for the keyboard, which an event loop would put off until the line is typed."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def facts(error: Exception) -> dict[str, Json]:
    """Tell programs of an error: its kind, what happened, what to do, the HTTP status and the rows found if any."""
    if isinstance(error, GrammarError):
        return {"kind": "usage", "message": error.message, "hint": _offered(error.suggestions)}
    told: dict[str, Json] = {"kind": _HUMP.sub("-", type(error).__name__).lower(), "message": str(error), "hint": ""}
    if isinstance(error, ApiError | SettingsError):
        told |= {"message": error.message, "hint": error.hint}
    if isinstance(error, ApiError) and error.status is not None:
        told["status"] = error.status
    if isinstance(error, OutcomeUnknown):
        told["found"] = list(error.found)
    return told


def _offered(suggestions: tuple[str, ...]) -> str:
    most = 12
    if not suggestions:
        return ""
    further = " …" if len(suggestions) > most else ""
    return f"Try: {', '.join(suggestions[:most])}{further}"


def _write(text: str) -> None:
    for line in text.split("\n"):
        sys.stderr.write(f"{harmless(line)}\n")
