"""Whether a call that failed is sent again, and after how long."""

from __future__ import annotations

import os

from vultr_tui.client.clock import Clock
from vultr_tui.client.errors import ApiError, Locked, Throttled

ATTEMPTS = 3
"""How often a call is sent that fails by the service's or the network's fault."""
THROTTLED_ATTEMPTS = 6
"""How often a call is sent that the service throttles."""
FIRST_PAUSE = 0.5
"""Seconds before the second attempt; doubled for each further one, and varied by half."""
PATIENCE = 60.0
"""Seconds of `Retry-After` that are waited for; if more are asked for, the user decides."""


LOCKED_PAUSE = 5.0
"""Seconds before a call is sent again about something that was locked."""
LOCKED_PATIENCE = 120.0
"""Seconds for which that is done."""


class Retries:
    """The attempts of one call: `again` says whether it does no harm to send it twice."""

    def __init__(self, *, again: bool, clock: Clock, within: float) -> None:
        self._again = again
        self._clock = clock
        self._within = within
        self._began: float | None = None
        self._attempts = 0

    def begin(self) -> None:
        """Take note that an attempt begins; after a fault none begins later than `within` seconds after the first."""
        self._attempts += 1
        if self._began is None:
            self._began = self._clock.monotonic()

    def pause_after(self, error: ApiError) -> float | None:
        """How many seconds to wait before sending the call again, or None if it must not be sent again.

        A throttled call was not carried out, so it may always be sent again; the pacer holds it back. Nor was one
        about something that is locked: it is sent again until that is over.
        """
        asked = error.retry_after or 0.0
        if asked > PATIENCE:
            return None
        if isinstance(error, Throttled):
            return 0.0 if self._attempts < THROTTLED_ATTEMPTS else None
        if isinstance(error, Locked):
            return LOCKED_PAUSE if self._spent + LOCKED_PAUSE <= LOCKED_PATIENCE else None
        if not (self._again and error.passing and self._attempts < ATTEMPTS):
            return None
        pause = max(asked, FIRST_PAUSE * 2 ** (self._attempts - 1) * _jitter())
        return pause if self._spent + pause < self._within else None

    @property
    def _spent(self) -> float:
        return self._clock.monotonic() - (self._began or 0.0)


def _jitter() -> float:
    """Draw a factor between a half and one and a half, so that many programs do not come back at once."""
    return 0.5 + os.urandom(1)[0] / 255
