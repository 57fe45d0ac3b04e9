"""The shortest way for the cursor from one cell to another."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(8192)
def move(from_y: int | None, from_x: int | None, y: int, x: int) -> str:
    """Return the shortest sequence that moves the cursor; None is a place that is not known.

    Only sequences that every terminal has: no line feed, which may scroll, and none that mosh or a Linux console lacks.
    """
    column = f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H" if y else "\x1b[H"
    if from_y is None:
        return column
    if from_y == y:
        return min(column, *_across(from_x, x), key=len)
    down = y - from_y
    vertical = f"\x1b[{_count(abs(down))}{'B' if down > 0 else 'A'}"
    across = min(_across(from_x, x), key=len) if from_x != x else ""
    return min(column, vertical + across, key=len)


def _across(from_x: int | None, x: int) -> list[str]:
    ways = [f"\x1b[{_count(x + 1)}G"]
    if x == 0:
        ways.append("\r")
    if from_x is not None:
        right = x - from_x
        ways.append(f"\x1b[{_count(abs(right))}{'C' if right > 0 else 'D'}" if right else "")
    return ways


def _count(number: int) -> str:
    """A parameter: one is understood."""
    return "" if number == 1 else str(number)
