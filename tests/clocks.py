"""Clocks that a test holds."""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Awaitable, Callable
from itertools import count

START = 1_524_571_200.0
"""2018-04-24 12:00:00 UTC."""


async def settle(turns: int = 20) -> None:
    """Let every task run until it waits for something that is not a thread of this loop."""
    await _turn(turns)
    while threads_work():
        await asyncio.sleep(0.001)
        await _turn(turns)


async def _turn(turns: int) -> None:
    for _ in range(turns):
        await asyncio.sleep(0)


def threads_work() -> bool:
    """Tell whether a thread has something to do for the running loop."""
    executor = getattr(asyncio.get_running_loop(), "_default_executor", None)
    if executor is None:
        return False
    return bool(executor._work_queue.qsize() > 0 or executor._idle_semaphore._value < len(executor._threads))


class FakeClock:
    """Time stands still until the test moves it.

    `advance` jumps; `elapse` lets the time pass, so that everything that sleeps wakes at its own moment, when all is
    at `rest`.
    """

    def __init__(self, now: float = START, rest: Callable[[], Awaitable[None]] = settle) -> None:
        self._rest = rest
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
        await self._rest()
        while self._sleepers and self._sleepers[0][0] <= end:
            self._move_to(self._sleepers[0][0])
            await self._rest()
        self._move_to(end)
        await self._rest()

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
