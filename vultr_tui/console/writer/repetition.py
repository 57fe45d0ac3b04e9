"""Runs of one character, which a terminal can be told instead of sent (ECMA-48's REP).

Some do so with every character; tmux before 3.4 with those of ASCII alone, and others with none.
"""

from __future__ import annotations

import re
from functools import lru_cache

EVERY = re.compile(r"(.)\1{2,}", re.DOTALL)
ASCII = re.compile(r"([ -~])\1{4,}")
"""Runs of any character, and of those of ASCII; shorter ones are never shorter to tell."""


def repeat(times: int) -> str:
    """Return what has a terminal write the character before so many times more."""
    return f"\x1b[{times if times > 1 else ''}b"


@lru_cache(1024)
def told(text: str, runs: re.Pattern[str]) -> str:
    """Return the shortest that has a terminal write this text, each character of which takes one column."""
    return runs.sub(_told, text)


def _told(run: re.Match[str]) -> str:
    written, short = run[0], run[1] + repeat(len(run[0]) - 1)
    return min(written, short, key=lambda text: len(text.encode(errors="replace")))
