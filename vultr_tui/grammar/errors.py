"""What is wrong with a line that somebody typed, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager


class GrammarError(Exception):
    """A line that cannot be understood.

    `position` and `length` mark the part that is wrong, in characters of the line; `suggestions` are what
    could stand there instead, the likeliest first. `line` is filled in by who knows it.
    """

    def __init__(self, message: str, position: int = 0, length: int = 0, suggestions: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.position = position
        self.length = length
        self.suggestions = tuple(suggestions)
        self.line = ""


def nearest(word: str, choices: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """Return the choices that look most like the word, in any case, the likeliest first."""
    from difflib import get_close_matches  # noqa: PLC0415  (most lines are right)

    by_folded = {choice.casefold(): choice for choice in choices}
    found = get_close_matches(word.casefold(), by_folded, count, 0.6)
    return tuple(by_folded[folded] for folded in found)


@contextmanager
def pointing_into(line: str) -> Iterator[None]:
    """Let errors raised inside say which line they point into."""
    try:
        yield
    except GrammarError as error:
        error.line = error.line or line
        raise
