"""Text cut and padded to a terminal's cells."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len, chop_cells

from vultr_tui.output.text import harmless

ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: text, which is made harmless here, and its tone."""

    text: str
    tone: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", harmless(self.text))


def width(text: str) -> int:
    """How many cells the text takes."""
    return len(text) if text.isascii() else cell_len(text)


def clip(text: str, cells: int) -> str:
    """The text cut to that many cells, with an ellipsis in place of what is lost."""
    if width(text) <= cells:
        return text
    if cells <= 1:
        return ELLIPSIS[: max(0, cells)]
    kept = text[: cells - 1] if text.isascii() else chop_cells(text, cells - 1)[0]
    return kept + ELLIPSIS


def fit(text: str, cells: int, *, right: bool = False) -> str:
    """The text in exactly that many cells, aligned left or right."""
    kept = clip(text, cells)
    blank = " " * (cells - width(kept))
    return blank + kept if right else kept + blank
