"""When a request may be sent: one queue for all calls of a session, the urgent ones first."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from enum import IntEnum
from types import TracebackType
from typing import Protocol, Self, TypeVar

from vultr_tui.api.catalogue import Rate
from vultr_tui.api.light import frozen, replace
from vultr_tui.client.clock import Clock
from vultr_tui.client.ledger import Ledger, Own
from vultr_tui.client.standing import TOLERANCE, Meter, Standing

T = TypeVar("T")


class Priority(IntEnum):
    """How urgent a call is; a lower number always goes first."""

    ACTION = 0
    """Somebody asked for it and waits."""
    VISIBLE = 1
    """It refreshes what is on screen, or a script asked for it."""
    BACKGROUND = 2

    @property
    def spare(self) -> int:
        """How many requests it leaves to those who are more urgent, in this process and in others."""
        return 1 if self is Priority.BACKGROUND else 0


@frozen
class Budget:
    """How many requests a second may be sent now, how many wait for their turn, and whether the rate is reduced."""

    per_second: float
    waiting: int
    throttled: bool
    trouble: str = ""
    """Why it is not shared with all those it should be shared with; empty if it is."""

    def __str__(self) -> str:
        """Say it in a few words: `2/s, 1 waiting`."""
        waiting = f", {self.waiting} waiting" if self.waiting else ""
        return f"{self.per_second:g}/s{waiting}{', not shared' if self.trouble else ''}"


class Team(Protocol):
    """Those on other machines who use the same key."""

    @property
    def trouble(self) -> str:
        """Why they cannot be asked; empty while they can."""

    async def wait(self, spare: int) -> float:
        """Count a request that leaves `spare` more to others, or give the seconds after which to ask again."""

    async def aclose(self) -> None:
        """End the conversation."""


@frozen
class Turn:
    """A moment that the ledger has given to this process, and when it did; in monotonic seconds."""

    at: float
    since: float


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

    The ledger is shared with other processes. An action takes its turn there as soon as it is the first in this
    process, and waits for it; polls take only a turn that is free when it comes. So an action waits for one interval,
    and for the actions of other processes. Where the ledger cannot be used, this process keeps to the rate alone.
    The team is asked last; while it refuses, no turn is kept.
    """

    def __init__(self, rate: Rate, clock: Clock, ledger: Ledger | None = None, team: Team | None = None) -> None:
        self._clock = clock
        self._full = rate.per_second
        self._meter = Meter(rate)
        self._ledger = ledger or Own()
        self._team = team
        self._known = Standing()
        """As the ledger was last seen; goes on alone where that cannot be used."""
        self._trouble = ""
        self.listeners: list[Callable[[], object]] = []
        """Called when the rate or the trouble is not what it was."""
        self._told = (self._full, "")
        self._turn: Turn | None = None
        self._asking = False
        """Whether the team is being asked, which is not broken off: it may have counted the request already."""
        self._queues: dict[Priority, deque[Slot]] = {priority: deque() for priority in Priority}
        self._server: asyncio.Task[None] | None = None

    @property
    def budget(self) -> Budget:
        """What may be sent at this moment, as this process last saw it."""
        rate = self._meter.per_second(self._known, self._clock.monotonic())
        trouble = self._trouble or (self._team.trouble if self._team else "")
        return Budget(rate, self._waiting, rate < self._full, trouble)

    def slot(self, priority: Priority) -> Slot:
        """Make a turn of that urgency, to be entered with `async with`."""
        return Slot(self, priority)

    async def enter(self, slot: Slot) -> None:
        """Wait for the slot's turn. If the wait is cancelled, the turn goes to the next in line."""
        if self._waiting or self._team or self._wait_for(slot.priority):
            await self._queue(slot)

    def hasten(self, slot: Slot, priority: Priority) -> None:
        """Let the slot wait among the more urgent ones, behind those already there."""
        if priority >= slot.priority:
            return
        if slot in self._queues[slot.priority]:
            self._queues[slot.priority].remove(slot)
            self._queues[priority].append(slot)
            self._arrange(anew=True)
        slot.priority = priority

    def throttled(self, pause: float = 0.0) -> None:
        """Take note that the service refused a request for coming too soon, and asked for `pause` seconds of peace."""
        now = self._clock.monotonic()
        self._change(lambda standing: self._meter.throttle(standing, now, pause))
        self._arrange(anew=True)

    async def aclose(self) -> None:
        """Let all that wait go at once, for nothing is sent any more; let go of the ledger, and of the team."""
        for queue in self._queues.values():
            while queue:
                self._grant(queue.popleft())
        if self._server:
            self._server.cancel()
            await asyncio.gather(self._server, return_exceptions=True)
        self._ledger.close()
        if self._team:
            await self._team.aclose()

    @property
    def _waiting(self) -> int:
        return sum(map(len, self._queues.values()))

    @property
    def _first(self) -> deque[Slot]:
        """Those of the most urgent who wait."""
        return next(queue for queue in self._queues.values() if queue)

    def _change(self, change: Callable[[Standing], T]) -> T:
        """Change what the ledger says, or, where it cannot be used, what it said last."""
        turn = self._turn
        try:
            with self._ledger.open(self._clock.monotonic()) as standing:
                result = change(standing)
            self._known, self._trouble = replace(standing), ""
        except OSError as error:
            cause = ": ".join(str(part) for part in (error.filename, error.strerror) if part)
            self._trouble = f"The request budget is not shared with other processes: {cause or error}"
            self._turn = turn  # nothing came of the change, even if it was made
            result = change(self._known)
        self._tell()
        return result

    def _tell(self) -> None:
        """Tell of the budget if it is another than the last time, whatever waits for it."""
        budget = self.budget
        if self._told != (budget.per_second, budget.trouble):
            self._told = (budget.per_second, budget.trouble)
            for listener in self.listeners:
                listener()

    def _wait_for(self, priority: Priority) -> float:
        """Give the seconds until a request of that urgency may go; if there are none, it has gone."""
        now = self._clock.monotonic()

        def claim(standing: Standing) -> float:
            turn, self._turn = self._turn, None
            if turn and standing.throttled_at <= turn.since:
                wait = max(0.0, turn.at - now)
                self._turn = turn if wait > TOLERANCE else None
                return wait if self._turn else 0.0
            wait = self._meter.wait(standing, now, priority.spare)
            if not wait or priority is Priority.ACTION:
                self._turn = Turn(now + wait, now) if wait else None
                self._meter.take(standing, now)
            return wait

        return self._change(claim)

    def _return(self) -> None:
        now = self._clock.monotonic()
        self._change(lambda standing: self._meter.give_back(standing, now))

    async def _queue(self, slot: Slot) -> None:
        slot.turn = asyncio.get_running_loop().create_future()
        self._queues[slot.priority].append(slot)
        self._arrange(anew=slot.priority is Priority.ACTION)
        try:
            await slot.turn
        except asyncio.CancelledError:
            self._give_up(slot, granted=not slot.turn.cancelled())
            raise

    def _give_up(self, slot: Slot, *, granted: bool) -> None:
        if granted:
            self._return()
        elif slot in self._queues[slot.priority]:
            self._queues[slot.priority].remove(slot)
        if self._turn and not self._waiting:
            self._turn = None
            self._return()
        self._arrange(anew=granted)

    def _arrange(self, *, anew: bool = False) -> None:
        """Have somebody serve the queue while it is not empty; `anew` where the next turn may have moved."""
        if self._server and not self._asking and (anew or not self._waiting):
            self._server.cancel()
            self._server = None
        if self._waiting and not self._server:
            self._server = asyncio.get_running_loop().create_task(self._serve())

    async def _serve(self) -> None:
        while self._waiting:
            priority = self._first[0].priority
            wait = self._wait_for(priority) or await self._wait_for_team(priority)
            if not self._waiting:
                break
            if not wait:
                self._grant(self._first.popleft())
            elif self._first[0].priority is priority:  # while the team was asked, a more urgent one may have come
                await self._clock.sleep(wait)
        self._server = None

    async def _wait_for_team(self, priority: Priority) -> float:
        """Give the seconds after which to ask the team again, and give back the turn; if there are none, it is used."""
        if not self._team:
            return 0.0
        self._asking = True
        try:
            wait = await self._team.wait(priority.spare)
        finally:
            self._asking = False
            self._tell()
        if wait or not self._waiting:
            self._return()
        return wait

    def _grant(self, slot: Slot) -> None:
        if slot.turn and not slot.turn.done():
            slot.turn.set_result(None)
        else:
            self._return()
