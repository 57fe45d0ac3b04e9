"""A text that is being typed: the words of its last command, and the one at its end."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from vultr_tui.api.light import frozen
from vultr_tui.grammar.script import Token, tokens
from vultr_tui.grammar.words import Unfinished, Word


class Place(Enum):
    """What is being typed."""

    WORD = "word"
    FILE = "file"
    PIPE = "pipe"
    """A command line for another shell."""


@frozen
class Partial:
    """The words before, and the one that is being typed, which may be empty."""

    words: tuple[Word, ...]
    current: Word
    place: Place


_BREAKS = {"\n", ";", "&&"}


def partial(text: str) -> Partial:
    """Find out what is being typed at the end of the text. A quotation may be open there."""
    words: list[Word] = []
    place = Place.WORD
    current: list[Token] = []
    for token in tolerant(text):
        if token.kind == "part":
            current.append(token)
            continue
        if token.kind == "continued":
            continue
        if current and place is Place.WORD:
            words.append(_word(current))
        current = []
        if token.kind in _BREAKS:
            words, place = [], Place.WORD
        elif token.kind == "|":
            place = Place.PIPE
        elif token.kind in {">", ">>"}:
            place = Place.FILE
    return Partial(tuple(words), _word(current) if current else Word("", len(text), len(text)), place)


def tolerant(text: str) -> Iterator[Token]:
    """Give the tokens as far as they go; what is left open is the last of them."""
    try:
        yield from tokens(text)
    except Unfinished as error:
        yield Token("part", error.position, len(text), text[error.position + 1 :])


def _word(parts: list[Token]) -> Word:
    said = (part.part if isinstance(part.part, str) else part.part.text for part in parts)
    return Word("".join(said), parts[0].start, parts[-1].end)
