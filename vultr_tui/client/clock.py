"""Time, as it is given to everything that waits, so that a test can hold it."""

from __future__ import annotations

import asyncio
import time
from typing import Protocol


class Clock(Protocol):
    """Where the time comes from."""

    def now(self) -> float:
        """Return the time of day, in seconds since 1970 UTC."""

    def monotonic(self) -> float:
        """Return the seconds since some moment; they never go back."""

    async def sleep(self, seconds: float) -> None:
        """Wait that long by this clock."""


class SystemClock:
    """The machine's own clock."""

    def now(self) -> float:
        """Return the time of day, in seconds since 1970 UTC."""
        return time.time()

    def monotonic(self) -> float:
        """Return the seconds since some moment; they never go back."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait that long."""
        await asyncio.sleep(seconds)
