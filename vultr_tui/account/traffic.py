"""What a server has used of its traffic allowance, and will have used when the month is over."""

from __future__ import annotations

from datetime import UTC, datetime

from vultr_tui.api.light import frozen
from vultr_tui.api.values import Row, number
from vultr_tui.grammar.quantities import moment, period

CLOSE = 0.8
"""The part of the allowance from which one had better look."""
LEAST = 3600.0
"""Seconds of traffic before there is anything to project."""


@frozen
class Traffic:
    """Gigabytes of this month: `at_end` is None while it is too early to tell, `allowed` where nothing says so."""

    used: float
    allowed: float | None
    at_end: float | None

    @property
    def share(self) -> float | None:
        """The part of the allowance that is used; 1 is all of it."""
        return self.used / self.allowed if self.allowed else None

    @property
    def share_at_end(self) -> float | None:
        """The part of the allowance that will have been used."""
        return self.at_end / self.allowed if self.allowed and self.at_end is not None else None

    @property
    def outlook(self) -> float | None:
        """The part of the allowance to go by: what will have been used, or while it is too early to tell, what is."""
        return self.share if self.share_at_end is None else self.share_at_end

    @property
    def verdict(self) -> str:
        """What is to be thought of the outlook: `over`, `close` or `fine`; empty if nothing is allowed."""
        if self.outlook is None:
            return ""
        return "over" if self.outlook >= 1 else "close" if self.outlook >= CLOSE else "fine"


def traffic(row: Row, now: float) -> Traffic | None:
    """Tell what a machine's row says of its traffic; None where it says nothing (reference: server/list)."""
    used = number(row.get("current_bandwidth_gb"))
    if used is None:
        return None
    at_end = projected(used, moment(row.get("date_created")) or 0.0, now)
    return Traffic(used, number(row.get("allowed_bandwidth_gb")), at_end)


def month(now: float) -> tuple[float, float]:
    """When the calendar month of that moment began, and when it ends, in UTC."""
    return period(datetime.fromtimestamp(now, UTC).strftime("%Y-%m")) or (now, now)


def projected(used: float, since: float, now: float) -> float | None:
    """What will have been used at the end of the month, if it goes on as since then; None if that is too short."""
    start, end = month(now)
    begun = max(start, since)
    if now - begun < LEAST:
        return None
    return used * (end - begun) / (now - begun)


def last_day(now: float) -> str:
    """The last day of the month of that moment: `2018-04-30`."""
    return datetime.fromtimestamp(month(now)[1] - 1, UTC).strftime("%Y-%m-%d")
