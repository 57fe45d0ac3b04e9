"""Which sequences leave the cells of the screen alone, and may pass whatever is being drawn."""

from __future__ import annotations

import re
from collections.abc import Mapping

ALTERNATE_SCREEN = 1049
SYNCHRONIZED = 2026


MODES: Mapping[int, bool] = {
    1: False,  # application cursor keys
    7: True,  # autowrap
    12: False,  # blinking cursor
    25: True,  # cursor
    1000: False,  # mouse buttons
    1002: False,  # mouse drags
    1003: False,  # mouse movements
    1004: False,  # focus
    1005: False,  # mouse in UTF-8
    1006: False,  # mouse in SGR
    1007: False,  # wheel as arrows
    1015: False,  # mouse in urxvt's form
    1016: False,  # mouse in pixels
    ALTERNATE_SCREEN: False,
    2004: False,  # bracketed paste
    2031: False,  # reports of the colour scheme
    2048: False,  # reports of the size
}
"""The private modes that do not change what the cells show, and whether they are on in a terminal that nobody uses."""

MODE = re.compile(r"\x1b\[\?([0-9;]+)([hl])")
KEYBOARD = re.compile(r"\x1b\[([<>=?])[0-9;]*u")
POINTER = re.compile(r"\x1b\]22;([^\x07\x1b]*)(?:\x07|\x1b\\)")

HARMLESS = re.compile(
    r"""
    \x07                                                # the bell
    | \x1b\](?:[01279]|1[0129]|22|52|10[45]|11[0-9])    # titles, colours, pointer shape, clipboard
      (?:;[^\x07\x1b]*)?(?:\x07|\x1b\\)
    | \x1b\[[<>=?][0-9;]*u                              # the keyboard protocol
    | \x1b\[\??[0-9;]*\$p                               # is a mode on?
    | \x1b\[[>=]?[0-9;]*c | \x1b\[>[0-9]*q              # what are you?
    | \x1b\[\??[56]n                                    # are you well? where is the cursor?
    | \x1b\[[0-9]*\x20q                                 # the shape of the cursor
    """,
    re.VERBOSE,
)


def harmless(sequence: str) -> bool:
    """Say whether a sequence leaves all cells as they are."""
    mode = MODE.fullmatch(sequence)
    if mode:
        return all(int(number) in MODES for number in mode[1].split(";") if number)
    return HARMLESS.fullmatch(sequence) is not None
