"""A fault of the program itself, told without anything that the user or the service said."""

from __future__ import annotations

import traceback
from collections.abc import Iterator

OPEN = (AttributeError, ImportError, NameError, TypeError)
"""Errors whose message speaks of the program; that of any other may hold a secret."""


def kind(error: BaseException) -> str:
    """Name what went wrong first."""
    return type(_chain(error)[0]).__name__


def report(error: BaseException) -> Iterator[str]:
    """Give the lines of a traceback, those of what it came from first, with the messages that may be told."""
    for each in _chain(error):
        yield "\n"
        yield from traceback.format_tb(each.__traceback__)
        yield f"{type(each).__name__}{f': {each}' if isinstance(each, OPEN) else ''}\n"


def _chain(error: BaseException) -> list[BaseException]:
    """The error after those it came from."""
    before = error.__cause__ or error.__context__
    return [*(_chain(before) if before else ()), error]
