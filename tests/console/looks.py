"""Screens written down: their characters, and how they are dressed in each theme. Kept in `__snapshots__/looks`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from string import ascii_letters

from rich.style import Style
from textual.strip import Strip

from tests.console.desk import Hands
from tests.console.quiet import quiet

FOLDER = Path(__file__).parent / "__snapshots__" / "looks"
THEMES = ("dark", "light", "plain")
SIZES = ((80, 24), (120, 40), (200, 50))
ANEW = "LOOKS_ANEW"
"""The variable that has the looks written down anew, for somebody to look at the difference."""


class Looks:
    """Compares what is on screen with what is written down, and remembers what is different."""

    def __init__(self, hands: Hands, kind: str) -> None:
        self.hands = hands
        self.kind = kind
        self.different: list[str] = []

    async def at(self, name: str) -> None:
        """Look at the screen in every theme, beginning with the one that is on; the last is left on."""
        console = self.hands.console
        size = f"{console.size.width}x{console.size.height}"
        path = FOLDER / self.kind / f"{name.replace('/', '-')}.{size}.txt"
        seen: dict[str, list[Strip]] = {}
        for theme in sorted(THEMES, key=lambda theme: theme != console.theme):
            if console.theme != theme:
                console.theme = theme
                await quiet()
            seen[theme] = self._strips()
        lines = ["".join(segment.text for segment in strip).rstrip() for strip in seen[THEMES[0]]]
        text = "\n".join([*lines, *(line for theme in THEMES for line in ("", f"-- {theme}", *dress(seen[theme]))), ""])
        if ANEW in os.environ:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            self.different.append(f"{path.relative_to(FOLDER)}\n{text}")

    def _strips(self) -> list[Strip]:
        screen = self.hands.console.screen
        return screen._compositor.render_strips(screen.size)


def dress(strips: list[Strip]) -> Iterator[str]:
    """Write a letter for a style and for how many cells it holds, line by line; then what the letters mean."""
    letters: dict[str, str] = {}
    for strip in strips:
        runs = groupby(strip, lambda segment: look_of(segment.style))
        cells = [(look, sum(segment.cell_length for segment in run)) for look, run in runs]
        yield "".join(f"{letters.setdefault(look, ascii_letters[len(letters)])}{count}" for look, count in cells)
    yield from (f"{letter} {look}" for look, letter in letters.items())


def look_of(style: Style | None) -> str:
    """Say how a style looks, without what cannot be seen."""
    return str(Style(**{part: getattr(style, part) for part in SEEN})) if style else "none"


SEEN = ("color", "bgcolor", "bold", "dim", "italic", "underline", "reverse", "strike")
