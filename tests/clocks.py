"""Clocks that a test holds."""

from __future__ import annotations

import asyncio
import heapq
from itertools import count

START = 1_524_571_200.0
"""2018-04-24 12:00:00 UTC."""


class FakeClock:
    """Time stands still until the test moves it.

    `advance` jumps; `elapse` lets the time pass, so that everything that sleeps wakes at its own moment.
    """

    def __init__(self, now: float = START) -> None:
        self._started = now
        self._elapsed = 0.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._numbers = count()
        self.slept: list[float] = []
        """The seconds of every sleep that was asked for."""

    def now(self) -> float:
        return self._started + self._elapsed

    def monotonic(self) -> float:
        return self._elapsed

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self._elapsed + seconds, next(self._numbers), woken))
        await woken

    def advance(self, seconds: float) -> None:
        """Move the time at once; whoever sleeps until then or before wakes when the test next awaits."""
        self._move_to(self._elapsed + seconds)

    def set(self, seconds: float) -> None:
        """Set the time of day that much on, or back; for those who sleep nothing passes. So it is after a sleep."""
        self._started += seconds

    async def elapse(self, seconds: float) -> None:
        """Let that much time pass, running everything that wakes meanwhile in its order."""
        end = self._elapsed + seconds
        await settle()
        while self._sleepers and self._sleepers[0][0] <= end:
            self._move_to(self._sleepers[0][0])
            await settle()
        self._move_to(end)
        await settle()

    def _move_to(self, moment: float) -> None:
        self._elapsed = max(self._elapsed, moment)
        while self._sleepers and self._sleepers[0][0] <= self._elapsed:
            woken = heapq.heappop(self._sleepers)[2]
            if not woken.done():
                woken.set_result(None)


class HastyClock(FakeClock):
    """A sleep takes no time at all, but the clock moves on by as much."""

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.advance(seconds)
        await asyncio.sleep(0)


async def settle(turns: int = 20) -> None:
    """Let every task run until it waits for something."""
    for _ in range(turns):
        await asyncio.sleep(0)
