"""What no terminfo entry says of this terminal, which it is asked itself, once.

Some terminals draw what Unicode calls ambiguous two columns wide. So the usual signs are written on a line of their
own, the terminal is asked where its cursor is then, and the line is erased again. The cursor's answer is what Vim goes
by, too. Which characters it repeats when told to is found out in the same way, on another line. It is all one write,
so that nobody sees it.
"""

from __future__ import annotations

from vultr_tui.console.writer.repetition import repeat

SIGNS = "●○◐◉■□▪▲▼▶✓✔✖✗★·•…→←"
"""What interfaces mark states, lists and directions with. More would not fit on a narrow terminal."""

LINE = 2
"""Where they are written: an answer from the first line could be an F3 that was pressed with other keys."""

PLAIN, LINED = 4, 9
"""How often a space is to be repeated, and a line that frames are drawn with, which takes three bytes."""

WHERE = "\x1b[6n\x1b[2K"
"""Where is the cursor? And the line is erased."""

ASK = f"\x1b[{LINE + 1}H {repeat(PLAIN)}─{repeat(LINED)}{WHERE}\x1b[{LINE}H{SIGNS}{WHERE}"
ABOUT_SIGNS = f"\x1b[{LINE};"
"""How the answer about the signs begins."""

AGREES = f"\x1b[{LINE};{len(SIGNS) + 1}R"
"""What a terminal answers that draws each of the signs one column wide."""

ALONE, TOGETHER = f"\x1b[{LINE + 1};{PLAIN + 3}R", f"\x1b[{LINE + 1};{PLAIN + LINED + 3}R"
"""What a terminal answers that repeats the space alone, or the other too."""

PLACE = rf"\x1b\[[{LINE}{LINE + 1}];[0-9]+R"
"""A pattern of whatever it answers."""
