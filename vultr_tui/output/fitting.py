"""Text and columns made to fit a number of cells."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from vultr_tui.api.light import frozen
from vultr_tui.api.resource import GLYPHS

ELLIPSIS = "…"
GAP = "  "
"""What stands between two columns."""
_OWN = str.maketrans(dict.fromkeys((*GLYPHS.values(), ELLIPSIS), "."))
"""Signs of the program's own, of one cell each."""
LEAST = 16
"""A column of text is cut no shorter than this while another column may be left out."""


@lru_cache(maxsize=8192)
def width(text: str) -> int:
    """How many cells a harmless text takes."""
    if text.translate(_OWN).isascii():
        return len(text)
    from wcwidth import wcswidth  # noqa: PLC0415  (its tables take 14 ms to load)

    return max(wcswidth(text), 0)


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


@frozen
class Wanted:
    """A column as it would like to be: how wide, how important (1 is most), and whether it may not be cut."""

    cells: int
    priority: int
    solid: bool = False

    @property
    def least(self) -> int:
        """The width below which it is rather left out."""
        return self.cells if self.solid else min(self.cells, LEAST)


def fit(columns: Sequence[Wanted], room: int) -> dict[int, int]:
    """Return the columns that go into `room` cells, by index, and how wide each is.

    While they do not fit at their least, the least important is left out, the last of equals; then the widest are
    cut. A column that is alone is cut to the room.
    """
    chosen = list(range(len(columns)))
    while len(chosen) > 1 and _total([columns[index].least for index in chosen]) > room:
        chosen.remove(max(chosen, key=lambda index: (columns[index].priority, index)))
    widths = {index: columns[index].cells for index in chosen}
    if len(chosen) == 1:
        return {index: min(cells, room) for index, cells in widths.items()}
    while _total(widths.values()) > room:
        soft = [index for index in chosen if widths[index] > columns[index].least]
        widths[max(soft, key=widths.__getitem__)] -= 1
    return widths


def _total(widths: Collection[int]) -> int:
    return sum(widths) + len(GAP) * (len(widths) - 1)
