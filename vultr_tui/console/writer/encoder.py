"""Two frames, and the fewest bytes that turn one into the other on a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from re import Pattern

from vultr_tui.api.light import replace
from vultr_tui.console.writer.abilities import Abilities
from vultr_tui.console.writer.agreement import SIGNS
from vultr_tui.console.writer.grid import UNKNOWN, Row
from vultr_tui.console.writer.pen import Pen
from vultr_tui.console.writer.rows import write_row
from vultr_tui.console.writer.scrolling import Block, find_block
from vultr_tui.console.writer.style import PLAIN, Style
from vultr_tui.console.writer.widths import NARROW


class Encoder:
    """What a terminal shows, and how to make it show something else."""

    def __init__(self, abilities: Abilities) -> None:
        self._abilities = abilities
        self._pen = Pen()
        self._shown: Sequence[Row] | None = None

    def forget(self) -> None:
        """Know nothing of the terminal: the next frame clears it."""
        self._shown = None
        self._pen.forget()

    def disturb(self) -> None:
        """Know nothing of the cells, the cursor and the style; what is there stays until it is written over."""
        if self._shown is not None:
            self._shown = [Row.unknown(len(row.text)) for row in self._shown]
        self._pen.forget()

    def agree(self, *, agreed: bool) -> None:
        """Take note whether the terminal draws the usual signs one column wide."""
        self._abilities = replace(self._abilities, narrow=NARROW.union(SIGNS) if agreed else NARROW)

    def repeat(self, runs: Pattern[str] | None) -> None:
        """Take note which runs of one character the terminal can be told."""
        self._abilities = replace(self._abilities, repeats=runs)

    def rest(self) -> str:
        """Return what puts the terminal back into its own style."""
        self._pen.wear(PLAIN)
        return self._pen.take()

    def stand(self, y: int, x: int, style: Style) -> str:
        """Return what brings the cursor to a cell, in a style."""
        self._pen.go(y, x)
        self._pen.wear(style)
        return self._pen.take()

    def encode(self, frame: Sequence[Row], y: int, x: int) -> str:
        """Return what makes the terminal show the frame, with the cursor on a cell."""
        width = self._pen.width = len(frame[0].text)
        if self._shown is None or len(self._shown) != len(frame) or len(self._shown[0].text) != width:
            shown = self._clear(frame)
        else:
            shown = self._scroll(frame, self._shown)
        for number, (new, old) in enumerate(zip(frame, shown, strict=True)):
            if new is not old:
                write_row(self._pen, self._abilities, number, new, old)
        self._pen.go(y, x)
        self._shown = frame
        return self._pen.take()

    def _clear(self, frame: Sequence[Row]) -> Sequence[Row]:
        """Clear the screen in the look that most of its spaces have."""
        looks = Counter(
            style.blank
            for row in frame
            for text, style in zip(row.text, row.styles, strict=True)
            if text == " " and self._abilities.can_erase(style.blank)
        )
        base = max(looks, key=looks.__getitem__, default=PLAIN)
        self._pen.wear(base)
        self._pen.go(0, 0)
        self._pen.send("\x1b[2J")
        return [Row.blank(self._pen.width, base)] * len(frame)

    def _scroll(self, frame: Sequence[Row], shown: Sequence[Row]) -> Sequence[Row]:
        """Let the terminal move the rows that it shows already."""
        block = find_block(frame, shown)
        if block is None or any(UNKNOWN in row.text for row in frame if not row.sure):
            return shown
        self._move(block, len(frame))
        bared = [Row.blank(self._pen.width)] * abs(block.up)
        moved = shown[block.top : block.bottom]
        moved = [*moved[block.up :], *bared] if block.up > 0 else [*bared, *moved[: block.up]]
        return [*shown[: block.top], *moved, *shown[block.bottom :]]

    def _move(self, block: Block, height: int) -> None:
        """Delete or insert lines, which is older than scrolling and known to every terminal."""
        pen = self._pen
        # Rows are bared in the style that is set, or in none: the same for both if none is set.
        pen.wear(PLAIN)
        within = block.bottom < height
        if within:
            pen.send(f"\x1b[;{block.bottom}r")
            pen.lose_place()
        pen.go(block.top, 0)
        count = abs(block.up)
        pen.send(f"\x1b[{count if count > 1 else ''}{'M' if block.up > 0 else 'L'}")
        if within:
            pen.send("\x1b[r")
            pen.lose_place()
