"""A terminal to compare screens on: pyte, with what it lacks (links, rare attributes, halves of wide signs, REP)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import repeat
from typing import Any, NamedTuple
from unicodedata import east_asian_width

import pyte
import wcwidth
from pyte.screens import Char
from rich.cells import split_graphemes

from vultr_tui.console.writer.repetition import EVERY

DEAF = re.compile(
    r"\x1b\[\?(?!7[hl])[0-9;]*[hl]"  # modes other than autowrap
    r"|\x1b\[[<>=?][0-9;]*[a-zA-Z]|\x1b\[[?0-9;]*\$p|\x1b\[[0-9]* q|\x1b\[\??[56]n"
    r"|\x1b\](?!8;)[^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[P_^X][^\x1b]*\x1b\\|\x07"
)
ALTERNATE = re.compile(r"\x1b\[\?1049[hl]")
TOKEN = re.compile(
    r"(?P<text>[^\x00-\x1f\x7f]+)|\x1b\[(?P<sgr>[0-9;]*)m|\x1b\[(?P<times>[0-9]*)b"
    r"|\x1b\]8;[^;]*;(?P<link>[^\x07\x1b]*)(?:\x07|\x1b\\)"
    r"|(?P<other>\x1b\[[0-?]*[ -/]*[@-~]|\x1b[^\[\]]|.)",
    re.DOTALL,
)
"""Text, styles and links are taken directly, which is faster than pyte's own reader; the rest is left to that."""


LONGEST = 9
"""A run of so many is one in any case."""

RARE = {2: "dim", 6: "fast", 8: "hidden", 21: "double", 51: "framed", 52: "circled", 53: "over"}
RARE_OFF = {22: {2}, 24: {21}, 25: {6}, 28: {8}, 54: {51, 52}, 55: {53}}
SEEN_ON_BLANKS = {"double", "framed", "circled", "over"}


class Cell(NamedTuple):
    """What can be seen of a cell: of a space only what is behind and around it."""

    text: str
    look: tuple[object, ...]
    link: str


def joined(text: str) -> Iterator[tuple[str, int]]:
    """Characters as a terminal takes them that agrees with Textual."""
    if text.isascii():
        return zip(text, repeat(1), strict=False)
    return ((text[start:stop], width) for start, stop, width in split_graphemes(text)[0])


def apart(text: str) -> Iterator[tuple[str, int]]:
    """Characters as a terminal takes them that knows nothing of joining and variants."""
    return ((point, max(0, wcwidth.wcwidth(point))) for point in text)


def doubled(text: str) -> Iterator[tuple[str, int]]:
    """Characters as a terminal takes them that draws ambiguous ones wide, but lines and blocks as they should be."""
    for point in text:
        line = 0x2500 <= ord(point) < 0x25A0
        width = max(0, wcwidth.wcwidth(point))
        yield point, 2 if width == 1 and east_asian_width(point) == "A" and not line else width


def narrowed(text: str) -> Iterator[tuple[str, int]]:
    """Characters as an old terminal takes them: emoji are narrow, and marks stand alone."""
    return ((point, 1 if ord(point) > 0x1F000 else max(1, wcwidth.wcwidth(point))) for point in text)


class Terminal(pyte.Screen):
    """A screen that is fed with what a program writes."""

    def __init__(
        self,
        columns: int,
        lines: int,
        *,
        glyphs: Callable[[str], Iterator[tuple[str, int]]] = joined,
        erases_in_colour: bool = True,
        repeats: re.Pattern[str] | None = EVERY,
    ) -> None:
        super().__init__(columns, lines)
        self._glyphs = glyphs
        self._erases_in_colour = erases_in_colour
        self._repeats = repeats
        self._before = ""
        """What was written, if nothing came after it: only that can be repeated everywhere."""
        self._stream = pyte.Stream(self)
        self._rare: set[int] = set()
        self._link = ""
        self.reset_mode(7, private=True)

    def feed(self, text: str) -> None:
        """Show what a program writes; a line feed also returns, as after a Unix terminal line."""
        text = ALTERNATE.sub("\x1b[m\x1b[2J", text.replace("\r\n", "\n").replace("\n", "\r\n"))
        for token in TOKEN.finditer(DEAF.sub("", text)):
            match token.lastgroup:
                case "text":
                    self.draw(token["text"])
                    self._before = token["text"][-1]
                    continue
                case "times":
                    if self._repeats and self._repeats.match(self._before * LONGEST):
                        self.draw(self._before * int(token["times"] or 1))
                case "sgr":
                    self.select_graphic_rendition(*(int(code or 0) for code in token["sgr"].split(";")))
                case "link":
                    self._link = token["link"]
                case _:
                    self._stream.feed(token.group())
            self._before = ""

    def select_graphic_rendition(self, *attrs: int, **_: Any) -> None:
        """Know the rare attributes too."""
        known = []
        codes = iter(attrs or (0,))
        for code in codes:
            if code in {38, 48}:
                kind = next(codes)
                known += [code, kind, *(next(codes) for _ in range({5: 1, 2: 3}[kind]))]
                continue
            if code == 0:
                self._rare.clear()
            self._rare -= RARE_OFF.get(code, set())
            if code in RARE:
                self._rare.add(code)
            else:
                known.append(code)
        if known:
            super().select_graphic_rendition(*known)

    def draw(self, data: str) -> None:
        """Write characters; what they cut in two is blanked."""
        line, dressed = self.buffer[self.cursor.y], self._dressed("")
        for text, width in self._glyphs(data):
            if width == 0:
                x = self.cursor.x - 1
                while x > 0 and line[x].data == "":
                    x -= 1
                if x >= 0:
                    line[x] = line[x]._replace(data=line[x].data + text)
                continue
            x = self.cursor.x = min(self.cursor.x, self.columns - width)
            if line[x].data == "" or (x + width < self.columns and line[x + width].data == ""):
                self._cut_at(self.cursor.y, x)
                self._cut_at(self.cursor.y, x + width)
            line[x] = Char(text, *dressed[1:])
            if width > 1:
                line[x + 1] = dressed
            self.cursor.x += width

    def _cut_at(self, y: int, x: int) -> None:
        line = self.buffer[y]
        if 0 < x < self.columns and line[x].data == "":
            line[x] = line[x]._replace(data=" ")
            line[x - 1] = line[x - 1]._replace(data=" ")

    def _dressed(self, text: str) -> Char:
        rare = ",".join(sorted(RARE[code] for code in self._rare))
        fg = self.cursor.attrs.fg
        return self.cursor.attrs._replace(data=text, fg=f"{fg}|{rare}|{self._link}")

    def _erase(self, y: int, start: int, stop: int) -> None:
        """Erase as terminals do that erase in colour, or as the others."""
        line, blank = self.buffer[y], self._dressed(" ") if self._erases_in_colour else self.default_char
        self._cut_at(y, start)
        self._cut_at(y, stop)
        for x in range(start, min(stop, self.columns)):
            line[x] = blank

    def erase_in_line(self, how: int = 0, private: bool = False) -> None:
        """Erase the line behind the cursor, before it, or all of it."""
        assert not private
        y, x = self.cursor.y, self.cursor.x
        self._erase(y, *((x, self.columns), (0, x + 1), (0, self.columns))[how])

    def erase_in_display(self, how: int = 0, *_: Any, **__: Any) -> None:
        """Erase what is behind the cursor, before it, or everything."""
        for y in (range(self.cursor.y + 1, self.lines), range(self.cursor.y), range(self.lines))[how]:
            self._erase(y, 0, self.columns)
        if how < 2:
            self.erase_in_line(how)

    def erase_characters(self, count: int | None = None) -> None:
        """Erase so many cells."""
        self._erase(self.cursor.y, self.cursor.x, self.cursor.x + (count or 1))

    def cell(self, y: int, x: int) -> Cell:
        """Return what can be seen of a cell."""
        char = self.buffer[y][x]
        fg, _, rest = char.fg.partition("|")
        rare, _, link = rest.partition("|")
        around = (char.underscore, char.strikethrough, char.reverse)
        if char.data == " " and not any(around) and not SEEN_ON_BLANKS & set(rare.split(",")):
            return Cell(" ", (char.bg,), link)
        return Cell(char.data, (fg, char.bg, char.bold, char.italics, char.blink, rare, *around), link)

    def differences(self, other: Terminal) -> list[tuple[int, int, Cell, Cell]]:
        """Return the cells that look different on another terminal of this size: where they are, and how they look."""
        return [
            (y, x, mine, theirs)
            for y in range(self.lines)
            if self.buffer[y] != other.buffer[y]
            for x in range(self.columns)
            if (mine := self.cell(y, x)) != (theirs := other.cell(y, x))
        ]

    def row(self, y: int) -> list[Cell]:
        """Return what can be seen of a row."""
        return [self.cell(y, x) for x in range(self.columns)]

    def place(self) -> tuple[int, int]:
        """Where the cursor is: after the last column it is still on it."""
        return self.cursor.y, min(self.cursor.x, self.columns - 1)

    def text(self) -> str:
        """Return what can be read."""
        return "\n".join("".join(self.buffer[y][x].data for x in range(self.columns)) for y in range(self.lines))
