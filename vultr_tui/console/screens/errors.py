"""What went wrong since the console was opened, the latest first."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from vultr_tui.console.failures import Failure, Failures
from vultr_tui.console.panes.standing import MEASURE
from vultr_tui.console.screens.report import Report
from vultr_tui.console.widgets.bar import Part
from vultr_tui.console.widgets.lines import Words
from vultr_tui.output.times import Times

INDENT = " " * 10
"""As wide as the time of day."""


def errors_screen(failures: Failures, times: Times) -> Report:
    """The failures so far; from now on they count as seen."""
    failures.unseen = 0
    lines = [line for failure in reversed(failures.all) for line in _failure(failure, times)]
    return Report("Errors", lines or [(), (Part("No errors.", "muted"),)])


def _failure(failure: Failure, times: Times) -> list[Words]:
    error = failure.error
    return [
        (Part(f"{times.of_day(failure.time)}  ", "muted"), Part(failure.what, "strong")),
        *_said(error.message, "bad"),
        *(_said(f"the service said: {error.text}", "muted") if error.text not in error.message else ()),
        *_said(error.hint, "muted"),
        (),
    ]


def _said(text: str, tone: str) -> Iterator[Words]:
    yield from ((Part(f"{INDENT}{line}", tone),) for line in wrap(text, MEASURE - len(INDENT)))
