"""What things cost as time passes: hours begun, never more than the month's price."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache

HOURS_A_MONTH = 672
"""28 days: a month costs no more than this many hours."""

_HOUR = 3600.0
_DECEMBER = 12


@lru_cache(maxsize=4)
def month_start(now: float) -> float:
    """When the calendar month of that moment began, in UTC."""
    start = datetime.fromtimestamp(now, UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return start.timestamp()


def month_ends(since: float, now: float) -> Iterator[float]:
    """List the ends of the calendar months that ended between two moments."""
    start = datetime.fromtimestamp(month_start(since), UTC)
    while True:
        year, month = (start.year + 1, 1) if start.month == _DECEMBER else (start.year, start.month + 1)
        start = start.replace(year=year, month=month)
        if start.timestamp() > now:
            return
        yield start.timestamp()


def accrued(monthly: float, since: float, now: float) -> float:
    """Dollars due this month for what costs `monthly` and is owned since then; a begun hour counts."""
    return monthly * hours(since, now) / HOURS_A_MONTH


def hours(since: float, now: float) -> int:
    """Return the hours of this month that are charged for what is owned since then; none if it is not owned yet."""
    if since > now:
        return 0
    begun = math.ceil((now - max(since, month_start(now))) / _HOUR)
    return min(max(begun, 1), HOURS_A_MONTH)
