"""A text on the whole terminal, of which only the lines that are different are written again."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from vultr_tui.api.light import define, field

_ENTER = "\x1b[?1049h\x1b[?25l\x1b[H\x1b[2J"
_LEAVE = "\x1b[?25h\x1b[?1049l"


@define
class Painting:
    """What is on the terminal now; a text that is the same again writes nothing."""

    stream: TextIO
    lines: list[str] = field(default_factory=list)
    size: tuple[int, int] = (0, 0)

    @classmethod
    @contextmanager
    def of_whole_terminal(cls) -> Iterator[Painting]:
        """Take the terminal, and give it back as it was with the last picture printed below."""
        painting = cls(sys.stdout)
        painting._write(_ENTER)
        try:
            yield painting
        finally:
            text = "".join(f"{line}\n" for line in painting.lines)
            painting._write(f"{_LEAVE}{text}")

    def paint(self, text: str) -> None:
        """Show the text, as much of it as there is room for; its lines are no wider than the terminal."""
        columns, rows = shutil.get_terminal_size()
        wanted = text.rstrip("\n").split("\n")
        if len(wanted) > rows:
            wanted = [*wanted[: rows - 1], f"… {len(wanted) - rows + 1} more lines"]
        parts = []
        if (columns, rows) != self.size:
            parts.append("\x1b[2J")
            self.lines, self.size = [], (columns, rows)
        for index, line in enumerate(wanted):
            if index >= len(self.lines) or self.lines[index] != line:
                parts.append(f"\x1b[{index + 1};1H\x1b[0m{line}\x1b[0m\x1b[K")
        if len(wanted) < len(self.lines):
            parts.append(f"\x1b[{len(wanted) + 1};1H\x1b[J")
        self.lines = wanted
        if parts:
            self._write("".join(parts))

    def _write(self, text: str) -> None:
        self.stream.write(text)
        self.stream.flush()
