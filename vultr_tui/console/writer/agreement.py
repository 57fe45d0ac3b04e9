"""Whether this terminal draws the usual signs one column wide, which it is asked once.

Some terminals draw what Unicode calls ambiguous two columns wide, and no terminfo entry says which. So the signs
are written on a line of their own, the terminal is asked where its cursor is then, and the line is erased again:
all in one write, so that nobody sees it. The cursor's answer is what Vim goes by, too.
"""

from __future__ import annotations

SIGNS = "●○◐◉■□▪▲▼▶✓✔✖✗★·•…→←"
"""What interfaces mark states, lists and directions with. More would not fit on a narrow terminal."""

LINE = 2
"""Where they are written: an answer from the first line could be an F3 that was pressed with other keys."""

ASK = f"\x1b[{LINE}H{SIGNS}\x1b[6n\x1b[2K"
AGREES = f"\x1b[{LINE};{len(SIGNS) + 1}R"
"""What a terminal answers that draws each of them one column wide."""

PLACE = rf"\x1b\[{LINE};[0-9]+R"
"""A pattern of whatever it answers."""
