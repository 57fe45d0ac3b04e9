"""When the console itself fails: one line on the terminal, and for who mends it a file that holds no secret."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from vultr_tui import __version__
from vultr_tui.account.private import write

OPEN = (AttributeError, ImportError, NameError, TypeError)
"""Errors whose message speaks of the program; that of any other may hold what the user or the service said."""


def told(error: BaseException, folder: Path | None) -> str:
    """Write down in the folder where the error came from, and return the line to show; it never raises OSError."""
    failed = f"vultr-tui failed by a fault of its own: {type(_cause(error)).__name__}."
    if folder is None:
        return failed
    path = folder / f"{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.txt"
    try:
        write(path, "".join((f"vultr-tui {__version__}\n", *_report(error))).encode(errors="replace"))
    except OSError as problem:
        return f"{failed} Nothing could be written down in {folder}: {problem.strerror}."
    return f"{failed} What its programmers need to know is in {path}; there is no key in it."


def _chain(error: BaseException) -> list[BaseException]:
    """The error after those it came from."""
    before = error.__cause__ or error.__context__
    return [*(_chain(before) if before else ()), error]


def _cause(error: BaseException) -> BaseException:
    return _chain(error)[0]


def _report(error: BaseException) -> Iterator[str]:
    for each in _chain(error):
        yield "\n"
        yield from traceback.format_tb(each.__traceback__)
        yield f"{type(each).__name__}{f': {each}' if isinstance(each, OPEN) else ''}\n"
