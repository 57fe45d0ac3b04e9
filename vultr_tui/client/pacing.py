"""When a request may be sent: one queue for all calls of a session, the urgent ones first."""

from __future__ import annotations

import asyncio
import math
from collections import deque
from dataclasses import dataclass
from enum import IntEnum
from types import TracebackType
from typing import Self

from vultr_tui.api.catalogue import Rate
from vultr_tui.client.clock import Clock

SLOWEST = 1 / 8
"""The part of the full rate that remains however often the service throttles."""
STEP = 0.1
STEP_SECONDS = 10.0
"""The rate regains `STEP` of the full rate in each such time without throttling."""
BREATH = 1.0
"""The seconds of silence after a throttled request; what is throttled meanwhile is the same event."""
TOLERANCE = 1e-6
"""Seconds by which a request may be early, for the sake of floating-point sums."""


class Priority(IntEnum):
    """How urgent a call is; a lower number always goes first."""

    ACTION = 0
    """Somebody asked for it and waits."""
    VISIBLE = 1
    """It refreshes what is on screen."""
    BACKGROUND = 2


@dataclass(frozen=True, slots=True)
class Budget:
    """How many requests a second may be sent now, how many wait for their turn, and whether the rate is reduced."""

    per_second: float
    waiting: int
    throttled: bool


class Slot:
    """The turn of one call: `async with` waits for it. It can be entered again, for another attempt or page."""

    def __init__(self, pacer: Pacer, priority: Priority) -> None:
        self._pacer = pacer
        self.priority = priority
        self.turn: asyncio.Future[None] | None = None

    async def __aenter__(self) -> Self:
        await self._pacer.enter(self)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Nothing is owed afterwards: the service counts requests when they begin."""


class Pacer:
    """Lets requests go at the service's rate: strictly by priority, first come first served within one.

    After a rest a second's worth may go at once. While any number of polls wait, an action waits for one interval.
    """

    def __init__(self, rate: Rate, clock: Clock) -> None:
        self._clock = clock
        self._full = rate.per_second
        self._burst = max(1.0, rate.per_second)
        self._reduced = rate.per_second
        self._throttled_at = -math.inf
        self._due = -math.inf
        self._queues: dict[Priority, deque[Slot]] = {priority: deque() for priority in Priority}
        self._server: asyncio.Task[None] | None = None

    @property
    def budget(self) -> Budget:
        """What may be sent at this moment."""
        return Budget(per_second=self._rate, waiting=self._waiting, throttled=self._rate < self._full)

    def slot(self, priority: Priority) -> Slot:
        """Make a turn of that urgency, to be entered with `async with`."""
        return Slot(self, priority)

    async def enter(self, slot: Slot) -> None:
        """Wait for the slot's turn. If the wait is cancelled, the turn goes to the next in line."""
        if not self._waiting and self._delay <= 0:
            self._take()
            return
        slot.turn = asyncio.get_running_loop().create_future()
        self._queues[slot.priority].append(slot)
        self._arrange()
        try:
            await slot.turn
        except asyncio.CancelledError:
            self._give_up(slot, granted=not slot.turn.cancelled())
            raise

    def hasten(self, slot: Slot, priority: Priority) -> None:
        """Let the slot wait among the more urgent ones, behind those already there."""
        if priority >= slot.priority:
            return
        if slot in self._queues[slot.priority]:
            self._queues[slot.priority].remove(slot)
            self._queues[priority].append(slot)
        slot.priority = priority

    def throttled(self, pause: float = 0.0) -> None:
        """Take note that the service refused a request for coming too soon, and asked for `pause` seconds of peace."""
        now = self._clock.monotonic()
        if now - self._throttled_at >= BREATH:
            self._reduced = max(self._full * SLOWEST, self._rate / 2)
            self._throttled_at = now
        self._due = max(self._due, now + max(pause, self._interval, BREATH) + self._allowance)

    @property
    def _rate(self) -> float:
        if self._reduced >= self._full:
            return self._full
        steps = (self._clock.monotonic() - self._throttled_at) // STEP_SECONDS
        return min(self._full, self._reduced + steps * STEP * self._full)

    @property
    def _interval(self) -> float:
        return 1 / self._rate

    @property
    def _allowance(self) -> float:
        """How many seconds early a request may be, because those before it were late."""
        return (self._burst - 1) * self._interval

    @property
    def _delay(self) -> float:
        delay = self._due - self._allowance - self._clock.monotonic()
        return delay if delay > TOLERANCE else 0.0

    @property
    def _waiting(self) -> int:
        return sum(map(len, self._queues.values()))

    def _take(self) -> None:
        self._due = max(self._due, self._clock.monotonic()) + self._interval

    def _give_up(self, slot: Slot, *, granted: bool) -> None:
        if granted:
            self._due -= self._interval
        elif slot in self._queues[slot.priority]:
            self._queues[slot.priority].remove(slot)
        self._arrange(anew=granted)

    def _arrange(self, *, anew: bool = False) -> None:
        """Have somebody serve the queue while it is not empty; `anew` where the next turn has come closer."""
        if self._server and (anew or not self._waiting):
            self._server.cancel()
            self._server = None
        if self._waiting and not self._server:
            self._server = asyncio.get_running_loop().create_task(self._serve())

    async def _serve(self) -> None:
        while self._waiting:
            if delay := self._delay:
                await self._clock.sleep(delay)
                continue
            slot = next(queue for queue in self._queues.values() if queue).popleft()
            if slot.turn and not slot.turn.done():
                slot.turn.set_result(None)
                self._take()
        self._server = None
