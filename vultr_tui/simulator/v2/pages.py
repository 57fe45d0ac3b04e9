"""Long lists, cut into pages that begin behind a row of the page before (v2 facts: pagination)."""

from __future__ import annotations

import binascii
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from vultr_tui.api.values import Json
from vultr_tui.simulator.v2.handlers import Call, Problem

USUAL, LARGEST = 100, 500
"""Rows of a page if nothing is said, and at most."""

AnyRow = TypeVar("AnyRow")


def page(
    call: Call, envelope: str, rows: Iterable[AnyRow], write: Callable[[AnyRow], Json], key: Callable[[AnyRow], str]
) -> dict[str, Json]:
    """Answer with the page of the list that is asked for; only its rows are written.

    `key` tells a row's id, by which cursors find their place. Raises Problem for a cursor of somebody else's.
    """
    every = list(rows)
    size = min(max(call.number("per_page", USUAL), 1), LARGEST)
    start = _start(call.text("cursor"), every, key, size)
    shown = every[start : start + size]
    after = _cursor("next", key(shown[-1]), start + size) if start + size < len(every) else ""
    before = _cursor("prev", key(shown[0]), start) if start and shown else ""
    return {
        envelope: [write(row) for row in shown],
        "meta": {"total": len(every), "links": {"next": after, "prev": before}},
    }


def _cursor(direction: str, row: str, place: int) -> str:
    """Name a place in the list by the row beside it, and by its number should that row go."""
    return b64encode(f"{direction}__{row}__{place}".encode()).decode()


def _start(cursor: str, rows: Sequence[AnyRow], key: Callable[[AnyRow], str], size: int) -> int:
    if not cursor:
        return 0
    try:
        direction, _, beyond = b64decode(cursor, validate=True).decode().partition("__")
        row, _, place = beyond.rpartition("__")
        number = max(int(place), 0)
    except (binascii.Error, ValueError) as problem:
        raise Problem("Invalid cursor") from problem
    found = next((index for index, other in enumerate(rows) if key(other) == row), None)
    if direction == "prev":
        return max((number if found is None else found) - size, 0)
    return number if found is None else found + 1
