"""Which sequences leave the cells of the screen alone, and may pass whatever is being drawn."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

ALTERNATE_SCREEN = 1049
SYNCHRONIZED = 2026


class Mode(NamedTuple):
    """A private mode of the terminal."""

    name: str
    rests_on: bool = False
    """Whether it is on in a terminal that nobody uses."""


MODES: Mapping[int, Mode] = {
    1: Mode("application cursor keys"),
    7: Mode("autowrap", rests_on=True),
    12: Mode("blinking cursor"),
    25: Mode("cursor", rests_on=True),
    1000: Mode("mouse buttons"),
    1002: Mode("mouse drags"),
    1003: Mode("mouse movements"),
    1004: Mode("focus"),
    1005: Mode("mouse in UTF-8"),
    1006: Mode("mouse in SGR"),
    1007: Mode("wheel as arrows"),
    1015: Mode("mouse in urxvt's form"),
    1016: Mode("mouse in pixels"),
    ALTERNATE_SCREEN: Mode("alternate screen"),
    2004: Mode("bracketed paste"),
    SYNCHRONIZED: Mode("synchronized output"),
    2031: Mode("colour scheme reports"),
    2048: Mode("in-band resize"),
}
"""Modes that do not change what the cells show. `12` has no state to rest in that is the same everywhere."""

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
