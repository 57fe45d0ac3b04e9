"""How far the allowance of requests is used up: one moment in time says it, whoever sends them.

The generic cell rate algorithm: every request moves the moment `due` on by an interval, and may go while that is not
further ahead than the burst. Requests that are not sent cost nothing, and nothing has to be cleared up after a
process that was killed.
"""

from __future__ import annotations

import math

from vultr_tui.api.catalogue import Rate
from vultr_tui.api.light import define, frozen

SLOWEST = 1 / 8
"""The part of the full rate that remains however often the service throttles."""
STEP = 0.1
STEP_SECONDS = 10.0
"""The rate regains `STEP` of the full rate in each such time without throttling."""
BREATH = 1.0
"""The seconds of silence after a throttled request; what is throttled meanwhile is the same event."""
TOLERANCE = 1e-6
"""Seconds by which a request may be early, for the sake of floating-point sums."""
LONGEST = 120.0
"""Seconds that nothing ever has to wait: what lies further ahead is of another run of the machine."""


@define
class Standing:
    """The moments, in monotonic seconds, that the rate depends on, and the part of the rate left by throttling."""

    due: float = -math.inf
    """When the requests so far would have been sent one interval apart."""
    throttled_at: float = -math.inf
    share: float = 1.0
    """The part of the full rate that remained at `throttled_at`."""

    def possible(self, now: float) -> bool:
        """Tell whether this can be so; it cannot after a restart of the machine, or in a damaged file."""
        return max(self.due, self.throttled_at) <= now + LONGEST and SLOWEST <= self.share <= 1.0


@frozen
class Meter:
    """The arithmetic of one rate. After a rest a second's worth may go at once."""

    rate: Rate

    def per_second(self, standing: Standing, now: float) -> float:
        """Give the requests a second that are allowed now: the full rate, or what throttling has left of it."""
        return self.rate.per_second * self._share(standing, now)

    def interval(self, standing: Standing, now: float) -> float:
        """Give the seconds between two requests."""
        return 1 / self.per_second(standing, now)

    def wait(self, standing: Standing, now: float, spare: int = 0) -> float:
        """Give the seconds until a request may go that leaves `spare` more to others who are more urgent."""
        interval = self.interval(standing, now)
        wait = standing.due - self._early(interval) + spare * interval - now
        return wait if wait > TOLERANCE else 0.0

    def take(self, standing: Standing, now: float) -> None:
        """Take note of one request."""
        standing.due = max(standing.due, now) + self.interval(standing, now)

    def give_back(self, standing: Standing, now: float) -> None:
        """Take note that a request will not be sent after all."""
        standing.due -= self.interval(standing, now)

    def throttle(self, standing: Standing, now: float, pause: float) -> None:
        """Take note that the service refused a request for coming too soon, and asked for `pause` seconds of peace."""
        if now - standing.throttled_at >= BREATH:
            standing.share = max(SLOWEST, self._share(standing, now) / 2)
            standing.throttled_at = now
        interval = self.interval(standing, now)
        standing.due = max(standing.due, now + max(pause, interval, BREATH) + self._early(interval))

    def _share(self, standing: Standing, now: float) -> float:
        if standing.share >= 1.0:
            return 1.0
        steps = max(0.0, now - standing.throttled_at) // STEP_SECONDS  # another process may have been later
        return min(1.0, standing.share + steps * STEP)

    def _early(self, interval: float) -> float:
        """Give the seconds by which a request may be early, because those before it were late."""
        return (max(1.0, self.rate.per_second) - 1) * interval
