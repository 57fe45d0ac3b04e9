"""Moments as the reader wants them: kept in UTC, shown in local time or in UTC, and always with the zone."""

from __future__ import annotations

from datetime import UTC, datetime

from vultr_tui.api.light import frozen

LOCAL = "local"
"""The choice of whoever wants the time of day where he is; any other is UTC."""


@frozen
class Times:
    """Shows moments as the setting `time` says; each moment is in seconds since 1970 UTC."""

    choice: str = LOCAL

    def of_day(self, moment: float) -> str:
        """Write the time of day: `14:02:10 CEST`."""
        return f"{self._of(moment):%H:%M:%S %Z}"

    def date(self, moment: float) -> str:
        """Write the date and the time of day: `2018-04-24 14:02:10 CEST`."""
        return f"{self._of(moment):%Y-%m-%d %H:%M:%S %Z}"

    def _of(self, moment: float) -> datetime:
        at = datetime.fromtimestamp(moment, UTC)
        return at.astimezone() if self.choice == LOCAL else at


def iso(moment: float) -> str:
    """Write the moment for programs, in UTC by ISO 8601: `2018-04-24T12:02:10Z`."""
    return f"{datetime.fromtimestamp(moment, UTC):%Y-%m-%dT%H:%M:%SZ}"


def read(text: str) -> float | None:
    """Read a moment that was written for programs; None if the text is none."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at.timestamp() if at.tzinfo else None
