"""Identical reads under way at the same time are one request."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Hashable

from vultr_tui.api.light import define
from vultr_tui.client.answer import Answer
from vultr_tui.client.errors import Unreachable
from vultr_tui.client.pacing import Pacer, Priority, Slot


@define(eq=False)
class Flight:
    """A read under way, its place in the queue, and how many wait for it."""

    slot: Slot
    task: asyncio.Task[Answer]
    waiting: int = 0


class Flights:
    """The reads under way in one session."""

    def __init__(self, pacer: Pacer) -> None:
        self._pacer = pacer
        self._flights: dict[Hashable, Flight] = {}
        self._tasks: set[asyncio.Task[Answer]] = set()
        """What has not ended; a read that was given up ends a little later."""

    async def join(
        self, read: Hashable, priority: Priority, start: Callable[[Slot], Coroutine[None, None, Answer]]
    ) -> Answer:
        """Wait for the answer to the read: to the one under way, or to a new one that `start` begins.

        Whoever is cancelled leaves alone; when nobody is left, the read is given up.
        Raises what the read raises, and Unreachable if the session is closed meanwhile.
        """
        flight = self._flights.get(read) or self._begin(read, priority, start)
        self._pacer.hasten(flight.slot, priority)
        flight.waiting += 1
        try:
            await asyncio.wait((flight.task,))
        finally:
            flight.waiting -= 1
            if not flight.waiting:
                self._forget(read, flight)
                flight.task.cancel()
        if flight.task.cancelled():
            raise Unreachable("The session was closed before the answer came.", "Open the account again.")
        return flight.task.result()

    async def aclose(self) -> None:
        """Give up all reads, and wait until they have ended."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _begin(
        self, read: Hashable, priority: Priority, start: Callable[[Slot], Coroutine[None, None, Answer]]
    ) -> Flight:
        slot = self._pacer.slot(priority)
        flight = Flight(slot, asyncio.get_running_loop().create_task(start(slot)))
        self._flights[read] = flight
        self._tasks.add(flight.task)
        flight.task.add_done_callback(lambda task: self._land(read, flight, task))
        return flight

    def _land(self, read: Hashable, flight: Flight, task: asyncio.Task[Answer]) -> None:
        self._forget(read, flight)
        self._tasks.discard(task)
        if not task.cancelled():
            task.exception()  # seen here, in case every waiter has left

    def _forget(self, read: Hashable, flight: Flight) -> None:
        if self._flights.get(read) is flight:
            del self._flights[read]
