"""A line cut into words as a POSIX shell cuts it, each with its place in the line."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator

from vultr_tui.api.light import frozen
from vultr_tui.grammar.errors import GrammarError

_PIECE = re.compile(
    r"""(?P<blank>\s+)
      | '(?P<single>[^']*)'
      | "(?P<double>(?:[^"\\]|\\.)*)"
      | \\(?P<escaped>.)
      | (?P<plain>[^\s'"\\]+)""",
    re.DOTALL | re.VERBOSE | re.ASCII,
)
CONTINUED = "\\\n"
"""A line that goes on in the next one: a shell takes this out."""
_ESCAPED_IN_DOUBLE_QUOTES = re.compile(r'\\(["\\$`])')


class Unfinished(GrammarError):
    """A line that would make sense if it went on."""


@frozen
class Word:
    """One word as it is meant, and where it stands in the line, its quotes included."""

    text: str
    start: int
    end: int

    @property
    def length(self) -> int:
        """How many characters of the line it takes."""
        return self.end - self.start

    def error(self, message: str, suggestions: Iterable[str] = (), skip: int = 0) -> GrammarError:
        """Return an error that points at this word, less its first `skip` characters."""
        return GrammarError(message, self.start + skip, max(self.length - skip, 1), suggestions)


def lex(line: str) -> tuple[Word, ...]:
    """Cut the line into its words; GrammarError if a quotation or an escape is left open."""
    return tuple(_words(line))


def piece_at(line: str, position: int) -> re.Match[str]:
    """Find the blank, quotation, escape or plain text that begins there; Unfinished if it does not end."""
    piece = _PIECE.match(line, position)
    if piece is None:
        what = "nothing follows the backslash" if line[position] == "\\" else "the quotation is not closed"
        raise Unfinished(what, position, len(line) - position)
    return piece


def _words(line: str) -> Iterator[Word]:
    start, parts = -1, list[str]()
    position = 0
    while position < len(line):
        piece = piece_at(line, position)
        if piece.lastgroup == "blank":
            if start >= 0:
                yield Word("".join(parts), start, position)
            start, parts = -1, []
        elif piece[0] != CONTINUED:
            start = position if start < 0 else start
            parts.append(meaning(piece))
        position = piece.end()
    if start >= 0:
        yield Word("".join(parts), start, position)


def meaning(piece: re.Match[str]) -> str:
    """Return the text that a piece stands for."""
    text = piece[str(piece.lastgroup)]
    return unescaped(text) if piece.lastgroup == "double" else text


def unescaped(text: str) -> str:
    """Return what the text means between double quotes."""
    return _ESCAPED_IN_DOUBLE_QUOTES.sub(r"\1", text.replace(CONTINUED, ""))


def join(words: Iterable[str]) -> str:
    """Make a line whose words are these."""
    return shlex.join(words)
