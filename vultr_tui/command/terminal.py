"""How wide the terminal is."""

from __future__ import annotations

import os
import sys

USUAL = 80
"""Columns where nobody says how many there are."""


def columns() -> int:
    """Count the terminal's columns: as COLUMNS says, or the terminal itself.

    `shutil` knows as much, and loads three compression libraries for it.
    """
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said):
        return int(said)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1).columns or USUAL
    except (OSError, ValueError):
        return USUAL
