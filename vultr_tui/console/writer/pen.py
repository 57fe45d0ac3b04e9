"""The terminal's cursor and style, as they are after all that was written."""

from __future__ import annotations

from vultr_tui.console.writer.moves import move
from vultr_tui.console.writer.style import PLAIN, Style, change


class Pen:
    """A pen that writes the sequences it is moved and dipped by, each only where it is needed."""

    def __init__(self) -> None:
        self._written: list[str] = []
        self.style: Style | None = None
        """The style it writes in, or None if that is not known."""
        self.y: int | None = None
        self.x: int | None = None
        """Where it is: None where that is not known, such as after the last column of a row."""
        self.width = 0

    def go(self, y: int, x: int) -> None:
        """Move to a cell."""
        if y != self.y or x != self.x:
            self._written.append(move(self.y, self.x, y, x))
            self.y, self.x = y, x

    def wear(self, style: Style) -> None:
        """Write in this style from now on."""
        if style is not self.style:
            self._written.append(change(self.style, style))
            self.style = style

    def wear_blank(self, blank: Style, following: Style | None = None) -> None:
        """Take on a style in which spaces look like this, best the one that is needed next."""
        if self.style is None or self.style.blank is not blank:
            if following is not None and following.blank is blank:
                self.wear(following)
            else:
                self.wear((self.style or PLAIN).over(blank))

    def write(self, text: str, columns: int) -> None:
        """Write text that takes so many columns."""
        self._written.append(text)
        if self.x is not None:
            self.x = self.x + columns if self.x + columns < self.width else None

    def send(self, sequence: str) -> None:
        """Write a sequence that moves nothing."""
        self._written.append(sequence)

    def lose_column(self) -> None:
        """Admit that the terminal may have moved the cursor otherwise."""
        self.x = None

    def lose_place(self) -> None:
        """Admit that the terminal moved the cursor to where it thinks fit."""
        self.y = self.x = None

    def forget(self) -> None:
        """Know neither style nor place."""
        self.style = None
        self.lose_place()

    def take(self) -> str:
        """Return what was written, and begin anew."""
        written = "".join(self._written)
        self._written.clear()
        return written
