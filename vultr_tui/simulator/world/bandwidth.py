"""The traffic of machines: made up, but always the same for the same machine and day.

Traffic is a rate that swells and ebbs with the week and two odder rhythms. Its sum since the epoch has a closed
form, so any stretch of time is two evaluations of it, and the days of a month add up to the month.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

DAY = 86400.0
GIGABYTE = 1e9

RHYTHMS = ((7.0, 0.35), (2.3, 0.30), (11.7, 0.25))
"""Days a swell lasts, and how much of the rate it adds or takes; together they take less than all of it."""

_SWELLS = tuple((math.tau / length, strength * length / math.tau) for length, strength in RHYTHMS)

DAYS_LISTED = 31
"""How far back the days go if nothing is said: to the first of any month."""

Period = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Day:
    """What a machine moved on one day (`2018-04-24`), in bytes."""

    date: str
    incoming: int
    outgoing: int


def periods(machine: sqlite3.Row, pauses: Sequence[Period], now: float) -> list[Period]:
    """When the machine was powered on: from its activation to now without its pauses, in order."""
    found: list[Period] = []
    start = machine["active_at"]
    for stopped, started in sorted(pauses):
        found.append((start, stopped))
        start = started
    stop = machine["stopped_at"]
    return [*found, (start, now if stop is None else stop)]


def moved(machine: int, powered: Sequence[Period], since: float, until: float) -> float:
    """Bytes moved in both directions between two moments."""
    rate = (0.3 + 35 * fraction(machine, 0) ** 3) * GIGABYTE
    phase = math.tau * fraction(machine, 1)
    total = 0.0
    for start, end in powered:
        begin, finish = max(start, since) / DAY, min(end, until) / DAY
        if begin < finish:
            total += rate * (_sum(phase, finish) - _sum(phase, begin))
    return total


def days(machine: int, powered: Sequence[Period], now: float, count: int) -> Iterator[Day]:
    """Tell what was moved on each of so many last days, today so far included; none before the machine was there."""
    today = now // DAY
    share = 0.15 + 0.7 * fraction(machine, 3)
    for number in range(int(max(today - count + 1, powered[0][0] // DAY)), int(today) + 1):
        total = moved(machine, powered, number * DAY, (number + 1) * DAY)
        date = datetime.fromtimestamp(number * DAY, UTC).strftime("%Y-%m-%d")
        incoming = round(total * share)
        yield Day(date, incoming, round(total) - incoming)


def _sum(phase: float, day: float) -> float:
    """Traffic from the epoch until that day, at a rate of one a day, with its swells."""
    total = day
    for turns, height in _SWELLS:
        total += height * math.sin(turns * day + phase)
    return total


def fraction(machine: int, salt: int) -> float:
    """Return a number from 0 to 1 that belongs to the machine; another one for every salt."""
    return ((machine * 2654435761 + salt * 0x9E3779B9) ^ (machine >> 3)) % 0xFFFFFFFB / 0xFFFFFFFB
