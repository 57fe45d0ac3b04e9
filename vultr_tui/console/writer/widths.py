"""How many columns a character takes, and whether every terminal agrees.

Textual lays out by Rich's tables, so these are the columns a frame means. A terminal may think otherwise
of emoji, of joined or varied ones, of combining marks, and of what Unicode calls ambiguous. Such a glyph is
still written, but nothing may rely on where it left the cursor, or on what it left beside it.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from rich.cells import split_graphemes

DRAWN = frozenset(map(chr, (*range(0x2500, 0x25A0), *range(0x2800, 0x2900))))
"""Lines, blocks and Braille: some ambiguous by the letter of Unicode, but every frame and chart is drawn with them."""

NARROW = DRAWN | frozenset(map(chr, range(0x20, 0x7F)))
"""Characters that are one column wide, beyond doubt and at first sight."""

SETTLED = frozenset(
    {"Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Zs", "Sm", "Sc", "Sk"}
)
"""Categories of which a character has one width everywhere, unless it is ambiguous: letters, numbers, punctuation."""


class Glyph(NamedTuple):
    """What one character on the screen takes."""

    columns: int
    """Columns by Textual's reckoning."""

    sure: bool
    """Whether every terminal reckons so too."""

    reach: int
    """Columns that the widest reading of any terminal takes."""


@lru_cache(8192)
def glyph(text: str) -> Glyph:
    """Measure one grapheme."""
    columns = split_graphemes(text)[1]
    return Glyph(columns, _sure(text, columns), max(columns, sum(map(_most_columns, text))))


def graphemes(text: str) -> list[str]:
    """Divide text into what Textual takes for one character each; marks that lead it are dropped."""
    return [text[start:stop] for start, stop, columns in split_graphemes(text)[0] if columns]


def _most_columns(point: str) -> int:
    """Return what a terminal may take that draws each character alone, and all in doubt wide."""
    wide = unicodedata.category(point) == "So" or unicodedata.east_asian_width(point) in "AFW"
    return 2 if wide else 1


def _sure(text: str, columns: int) -> bool:
    if len(text) > 1:
        return False
    if text in DRAWN:
        return True
    kinds = {"N", "Na", "H"} if columns == 1 else {"W", "F"}
    return unicodedata.east_asian_width(text) in kinds and unicodedata.category(text) in SETTLED
