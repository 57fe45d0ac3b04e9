"""What a terminal can do beyond what all of them can."""

from __future__ import annotations

from collections.abc import Iterable
from re import Pattern

from vultr_tui.api.light import frozen
from vultr_tui.console.writer.style import Style
from vultr_tui.console.writer.widths import NARROW, glyph


@frozen
class Abilities:
    """What may be relied on."""

    erases_in_colour: bool = False
    """Erased cells take the background that is set (terminfo: bce)."""

    erases_some: bool = False
    """So many cells can be erased from the cursor on (terminfo: ech)."""

    repeats: Pattern[str] | None = None
    """The runs of one character that it can be told (terminfo: rep, but it is asked: see `agreement`)."""

    narrow: frozenset[str] = NARROW
    """Characters that it draws one column wide."""

    def measures(self, text: Iterable[str]) -> bool:
        """Say whether it takes each of these cells for as wide as Textual does."""
        return all(glyph(cell).sure for cell in set(text).difference(self.narrow, ("",)))

    def can_erase(self, blank: Style) -> bool:
        """Say whether erasing leaves spaces that look like this."""
        return not blank.attributes and not blank.link and (self.erases_in_colour or not blank.background)

    def can_erase_some(self, blank: Style) -> bool:
        """Say whether erasing a part of a row leaves spaces that look like this."""
        return self.erases_some and self.can_erase(blank)


def abilities(terminal: str, fd: int) -> Abilities:
    """Return what terminfo knows of the terminal of this name; nothing is taken for granted of an unknown one."""
    try:
        import curses  # noqa: PLC0415 - some builds of Python are without it
    except ImportError:
        return Abilities()
    try:
        curses.setupterm(terminal or "unknown", fd)
    except curses.error:
        return Abilities()
    return Abilities(
        erases_in_colour=curses.tigetflag("bce") == 1,
        erases_some=curses.tigetstr("ech") == b"\x1b[%p1%dX",
    )
