"""What Textual writes, drawn on a canvas.

Textual's frames are cursor moves, styled text and line ends. What comes after a move is the same string
whenever the same cells are painted, so each is understood once and then remembered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from vultr_tui.console.writer.grid import Canvas, Row, cells
from vultr_tui.console.writer.sequences import harmless
from vultr_tui.console.writer.style import PLAIN, Style, linked, styled

MOVE = re.compile(r"\x1b\[([0-9]+);([0-9]+)H")

TOKEN = re.compile(
    r"""
    (?P<text>[^\x00-\x1f\x7f-\x9f]+)
    | \x1b\[(?P<sgr>[0-9;]*)m
    | \x1b\[(?P<row>[0-9]*);?(?P<column>[0-9]*)H
    | \x1b\]8;(?P<link>[^;\x07\x1b]*;[^\x07\x1b]*)(?:\x07|\x1b\\)
    | (?P<line>\n)
    | (?P<other>\x1b\[[0-?]*[ -/]*[@-~]                 # other control sequences
        | \x1b\][^\x07\x1b]*(?:\x07|\x1b\\)             # other commands to the operating system
        | \x1b[PX^_][^\x1b]*(?:\x1b(?!\\)[^\x1b]*)*\x1b\\  # strings: pictures, what is meant for a multiplexer
        | \x1b[ -/]*[0-OQ-WYZ\\`-~]                     # other escapes
        | [\x00-\x1a\x1c-\x1f\x7f-\x9f])                # other control characters
    """,
    re.VERBOSE,
)

REMEMBERED = 1024
"""How many pieces of text between moves are kept in mind."""

LONGEST = 1 << 20
"""How many characters of an unfinished sequence are waited for."""


class Foreign(NamedTuple):
    """A sequence that draws nothing the canvas can hold."""

    text: str
    harmless: bool
    """Whether it leaves all cells as they are."""


class _Piece(NamedTuple):
    """The meaning of what comes between two moves."""

    cells: Row
    style: Style
    lines: int


class Reader:
    """A reader of Textual's output: it draws, and hands over what cannot be drawn."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._pieces: dict[tuple[Style, str], _Piece] = {}
        self._rest = ""
        self.y = 0
        self.x = 0
        self.style = PLAIN
        self.drew = False
        """Whether anything was drawn since this was last set to False."""

    def read(self, data: str) -> Iterator[Foreign]:
        """Draw the data; yield each foreign sequence when all before it is drawn."""
        first, *moved = MOVE.split(self._rest + data)
        self._rest = ""
        yield from self._piece(first)
        for row, column, piece in zip(moved[::3], moved[1::3], moved[2::3], strict=True):
            if self._rest:
                yield self._given_up()
            self._move(int(row) - 1, int(column) - 1)
            yield from self._piece(piece)
        if len(self._rest) > LONGEST:
            yield self._given_up()

    def _given_up(self) -> Foreign:
        """Hand over what will not become a sequence any more."""
        text, self._rest = self._rest, ""
        return Foreign(text, harmless=False)

    def _move(self, y: int, x: int) -> None:
        self.y, self.x = y, x
        self.drew = True

    def _piece(self, text: str) -> Iterator[Foreign]:
        if not text:
            return
        piece = self._understood(text)
        if piece is None or (piece.lines and self.y + 1 >= self._canvas.height):
            yield from self._tokens(text)
            return
        self._draw(piece.cells)
        self.style = piece.style
        if piece.lines:
            self._move(self.y + 1, 0)

    def _understood(self, text: str) -> _Piece | None:
        key = (self.style, text)
        piece = self._pieces.get(key) or _understand(self.style, text)
        if piece is not None:
            if len(self._pieces) >= REMEMBERED:
                self._pieces.clear()
            self._pieces[key] = piece
        return piece

    def _draw(self, drawn: Row) -> None:
        self._canvas.draw(self.y, self.x, drawn)
        self.x += len(drawn.text)
        self.drew = True

    def _tokens(self, text: str) -> Iterator[Foreign]:
        """Draw token by token; an unfinished one waits for the next data."""
        position = 0
        while position < len(text):
            token = TOKEN.match(text, position)
            if token is None:
                self._rest = text[position:]
                return
            position = token.end()
            foreign = self._token(token)
            if foreign is not None:
                yield foreign

    def _token(self, token: re.Match[str]) -> Foreign | None:
        match token.lastgroup:
            case "text":
                self._draw(cells(token["text"], self.style))
            case "sgr" if (style := styled(self.style, token["sgr"])) is not None:
                self.style = style
            case "row" | "column":
                self._move(int(token["row"] or 1) - 1, int(token["column"] or 1) - 1)
            case "link":
                self.style = linked(self.style, _link(token["link"]))
            case "line" if self.y + 1 < self._canvas.height:
                self._move(self.y + 1, 0)
            case _:
                return Foreign(token.group(), harmless=harmless(token.group()))
        return None


def _link(parameters: str) -> str:
    return "" if parameters.endswith(";") else parameters


def _understand(style: Style, text: str) -> _Piece | None:
    """Return what the text draws, or None if it holds more than styled text and a line end."""
    drawn = Row([], [])
    lines = position = 0
    while position < len(text):
        token = TOKEN.match(text, position)
        if token is None or lines:
            return None
        position = token.end()
        match token.lastgroup:
            case "text":
                more = cells(token["text"], style)
                drawn.text += more.text
                drawn.styles += more.styles
                drawn.sure = drawn.sure and more.sure
            case "sgr" if (styled_so := styled(style, token["sgr"])) is not None:
                style = styled_so
            case "link":
                style = linked(style, _link(token["link"]))
            case "line":
                lines += 1
            case _:
                return None
    return _Piece(drawn, style, lines)
