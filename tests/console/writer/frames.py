"""Made-up frames: cells of all kinds, and frames that come from others by scrolling and small changes."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from hypothesis import strategies as st

from vultr_tui.console.writer.grid import Canvas
from vultr_tui.console.writer.style import PLAIN, Style, style
from vultr_tui.console.writer.widths import glyph

SURE = ["a", "b", "Z", "0", " ", "-", "─", "█", "漢", "ア", "한"]
UNSURE = ["é", "●", "Ж", "e\u0301", "😀", "❤\ufe0f", "👨\u200d👩\u200d👧", "\U0001f1e9", "\U0001f1ea", "☀", "✓"]

Drawing = list[list[tuple[list[str], Style]]]
"""Runs of characters in one style each, row by row."""


class Film(NamedTuple):
    """Frames of one size that follow each other."""

    width: int
    height: int
    drawings: list[Drawing]


def films(texts: list[str]) -> st.SearchStrategy[Film]:
    """Films of all sizes. What is on them is left to chance, for to choose every cell would take minutes."""
    return st.builds(
        lambda width, height, steps, chance: _film(width, height, steps, texts, chance),
        st.integers(4, 40),
        st.integers(2, 12),
        st.integers(1, 4),
        st.randoms(use_true_random=True),
    )


def _film(width: int, height: int, steps: int, texts: list[str], chance: Random) -> Film:
    drawing = [_row(width, texts, chance) for _ in range(height)]
    drawings = [drawing]
    for _ in range(steps):
        drawing = list(drawing)
        match chance.choice(["cut", "edit", "edit", "scroll", "scroll", "scroll", "same"]):
            case "cut":
                drawing = [_row(width, texts, chance) for _ in range(height)]
            case "edit":
                for _ in range(chance.randint(1, 3)):
                    drawing[chance.randrange(height)] = _row(width, texts, chance)
            case "scroll":
                top = chance.randint(0, height - 2)
                bottom = chance.randint(top + 2, height)
                by = chance.randint(1, bottom - top - 1)
                fresh = [_row(width, texts, chance) for _ in range(by)]
                part = drawing[top:bottom]
                drawing[top:bottom] = chance.choice([part[by:] + fresh, fresh + part[:-by]])
        drawings.append(drawing)
    return Film(width, height, drawings)


def _row(width: int, texts: list[str], chance: Random) -> list[tuple[list[str], Style]]:
    runs: list[tuple[list[str], Style]] = []
    left = width
    while left:
        many = chance.randint(1, left)
        kind = chance.choice(["spaces", "letters", "lines", "any"])
        run = {
            "spaces": [" "] * many,
            "letters": [chance.choice("abc")] * many,
            "lines": [chance.choice("─█▁")] * many,
            "any": [chance.choice(texts) for _ in range(min(many, 8))],
        }[kind]
        kept: list[str] = []
        for text in [*run, "x"]:
            if (columns := glyph(text).columns) <= left and len(kept) < len(run):
                kept.append(text)
                left -= columns
        runs.append((kept, chosen_style(chance)))
    return runs


def chosen_style(chance: Random) -> Style:
    if chance.random() < 0.3:
        return PLAIN
    return style(
        frozenset(chance.sample([1, 2, 3, 4, 5, 7, 8, 9, 21, 53], chance.choice([0, 0, 1, 3]))),
        chance.choice(["", "31", "97", "38;5;100", "38;2;1;2;3"]),
        chance.choice(["", "", "41", "48;5;233", "48;2;9;8;7"]),
        chance.choice(["", "", "", ";https://example.com", "id=1;https://example.org"]),
    )


def written(drawing: Drawing) -> str:
    """What Textual writes for a drawing: every line from its start, every run with its style and back to none."""
    return "\n".join(
        f"\x1b[{y};1H" + "".join(_dressed("".join(texts), look) for texts, look in runs)
        for y, runs in enumerate(drawing, 1)
    )


def _dressed(text: str, look: Style) -> str:
    codes = ";".join(look.codes)
    dressed = f"\x1b[{codes}m{text}\x1b[0m" if codes else text
    return f"\x1b]8;{look.link}\x1b\\{dressed}\x1b]8;;\x1b\\" if look.link else dressed


def canvas(film: Film) -> Canvas:
    """An empty canvas for a film."""
    made = Canvas()
    made.resize(film.width, film.height)
    return made
