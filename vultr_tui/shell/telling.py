"""What a shell says of what went wrong, and where in what was typed that stands."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from vultr_tui.account.errors import Ambiguous, NotFound
from vultr_tui.client.errors import ApiError
from vultr_tui.command.exits import Exit, exit_of
from vultr_tui.command.failing import ProgramFault
from vultr_tui.command.report import Report
from vultr_tui.grammar.errors import GrammarError
from vultr_tui.grammar.options import Options
from vultr_tui.grammar.words import Word
from vultr_tui.settings import SettingsError
from vultr_tui.shell.shell import Shell


def tell(shell: Shell, error: Exception, text: str = "", words: Sequence[Word] = ()) -> Exit:
    """Say what went wrong, pointing at the word, and return the exit code it means."""
    report = shell.report(_format_in(words))
    if not isinstance(error, GrammarError | SettingsError | ApiError):
        if shell.debug:
            report.trace(error)
        error = ProgramFault(error)
    if isinstance(error, GrammarError):
        _point_into(error, text)
    report.error(error)
    if isinstance(error, NotFound | Ambiguous) and not report.as_json:
        _point_at(report, error.word, text, words)
    return exit_of(error)


def _format_in(words: Sequence[Word]) -> Options:
    """Find the format asked for in words that may make no sense otherwise."""
    formats = [after.text for word, after in pairwise(words) if word.text in {"-o", "--output"}]
    return {"output": formats[-1]} if formats else {}


def _point_into(error: GrammarError, text: str) -> None:
    """Let the error point into the line of the text that it is about, if it points into nothing yet."""
    if error.line or not error.length:
        return
    start = text.rfind("\n", 0, error.position) + 1
    error.line = text[start:].partition("\n")[0]
    error.position -= start


def _point_at(report: Report, name: str, text: str, words: Sequence[Word]) -> None:
    for word in words:
        if word.text == name or word.text.endswith(f"={name}"):
            start = text.rfind("\n", 0, word.start) + 1
            report.note(f"  {text[start:].partition(chr(10))[0]}\n  {' ' * (word.start - start)}{'^' * word.length}")
            return
