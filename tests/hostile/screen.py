"""What must be so of everything that is shown and written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from textual.strip import Strip
from wcwidth import wcswidth

from tests.console.desk import Hands
from vultr_tui.output.text import obeyed

OWN = re.compile(
    r"\x1b\[[0-9;:]*[mABCDGHJKLMPXbdr@]"  # style, place, erasing, repeating, scrolling
    r"|\x1b\[\?[0-9;]*\$?[hlnp]|\x1b\[[56]n|\x1b\[[<>=?][0-9;]*u|\x1b\[[0-9]* q|\x1b\[>[0-9;]*[mq]"  # modes, questions
    r"|\x1b\]52;c;[A-Za-z0-9+/=]*\x07|\x1b\]22;[a-z-]*\x07"  # the clipboard, the mouse pointer's shape
    r"|\x1b[78=>]|\x1b\\|\x1b\]8;;\x1b\\"  # what calms a terminal
    r"|[\r\n\x08]"
)
"""The sequences that the program has any business to write."""
FOREIGN = re.compile(r"\x1b[^\x1b]{0,12}|.", re.DOTALL)
"""A sequence, as far as it takes to know it again, or one character."""


def foreign(text: str) -> list[str]:
    """Find what a terminal may obey, and is none of ours."""
    return sorted({found[0] for found in FOREIGN.finditer(OWN.sub("", text)) if obeyed(found[0][0])})


def crooked(strips: list[Strip], width: int) -> Iterator[str]:
    """Find lines that take more or fewer cells than there are, or hold what is obeyed, or lead somewhere."""
    for strip in strips:
        text = "".join(segment.text for segment in strip)
        if wcswidth(text) != width:
            yield f"{wcswidth(text)} cells: {text!r}"
        if any(map(obeyed, text)):
            yield f"obeyed: {text!r}"
        if any(segment.style and segment.style.link for segment in strip):
            yield f"a link: {text!r}"
        if any(segment.style and "evil" in str(segment.style.meta) for segment in strip):
            yield f"an action: {text!r}"


def looked_at(hands: Hands) -> list[str]:
    """Look at the screen as it is."""
    screen = hands.console.screen
    return list(crooked(screen._compositor.render_strips(screen.size), screen.size.width))
