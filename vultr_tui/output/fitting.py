"""Text and columns made to fit a number of cells."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from wcwidth import wcswidth

ELLIPSIS = "…"
GAP = "  "
"""What stands between two columns."""
LEAST = 8
"""A column is cut no shorter than this while another may be left out."""


@lru_cache(maxsize=8192)
def width(text: str) -> int:
    """How many cells a harmless text takes."""
    return len(text) if text.isascii() else max(wcswidth(text), 0)


def clip(text: str, cells: int) -> str:
    """Cut the text to that many cells, with an ellipsis for what is lost."""
    if width(text) <= cells:
        return text
    end = max(cells - 1, 0)
    while width(text[:end]) >= max(cells, 1):
        end -= 1
    return text[:end] + ELLIPSIS[:cells]


def pad(text: str, cells: int, *, right: bool = False) -> str:
    """Cut or fill the text to exactly that many cells."""
    kept = clip(text, cells)
    blank = " " * (cells - width(kept))
    return blank + kept if right else kept + blank


def fit(wanted: Sequence[int], priorities: Sequence[int], room: int) -> dict[int, int]:
    """Return the columns that go into `room` cells, by index, and how wide each is.

    While they do not fit at their least, the least important is left out (the highest priority, the last of
    equals); then the widest are cut.
    """
    chosen = list(range(len(wanted)))
    while len(chosen) > 1 and _total([min(wanted[index], LEAST) for index in chosen]) > room:
        chosen.remove(max(chosen, key=lambda index: (priorities[index], index)))
    widths = {index: wanted[index] for index in chosen}
    while _total(widths.values()) > room and max(widths.values()) > 1:
        widths[max(widths, key=widths.__getitem__)] -= 1
    return widths


def _total(widths: Collection[int]) -> int:
    return sum(widths) + len(GAP) * (len(widths) - 1)
