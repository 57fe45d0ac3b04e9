"""The end of a program that could not do what it was told."""

from __future__ import annotations

from collections.abc import Sequence

from vultr_tui.client.errors import ApiError
from vultr_tui.command.exits import Exit, exit_of
from vultr_tui.command.invocation import wants_json
from vultr_tui.command.report import PROGRAM, Report
from vultr_tui.grammar.errors import GrammarError
from vultr_tui.grammar.words import join
from vultr_tui.output.fault import kind
from vultr_tui.settings import SettingsError

HELP = (f"{PROGRAM} help",)
"""What to try where nothing is near to what was typed."""


def explain(error: Exception, arguments: Sequence[str]) -> Exit:
    """Tell of the error and return the exit code; `--debug` says where a fault of the program itself came from."""
    report = Report(as_json=wants_json(arguments), line=join(arguments))
    if isinstance(error, GrammarError):
        error.suggestions = error.suggestions or HELP
    if isinstance(error, GrammarError | SettingsError | ApiError):
        report.error(error)
        return exit_of(error)
    if "--debug" in arguments:
        report.trace(error)
    report.error(ProgramFault(error))
    return Exit.REFUSED


class ProgramFault(ApiError):
    """The program itself failed."""

    advice = "This is a fault in vultr-tui; --debug shows where."

    def __init__(self, cause: Exception) -> None:
        super().__init__(f"Something went wrong in the program itself: {kind(cause)}.")
