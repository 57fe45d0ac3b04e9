"""A day of twenty processes: ten consoles, of which people use some, and ten scripts that cron runs.

In the short form an hour of work takes a minute, and the network is gone for an hour: 1.6 hours that all twenty live
through, and a sleep of eight. The thorough form is of 18 such hours and that sleep.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.account.day import DayClock, Desk, Script, Service
from tests.client.test_together import LATE, SLOT, spaced
from tests.effort import tries
from vultr_tui.account.polling import IDLE_PACE, LONGEST_PAUSE

HOUR = tries(60, 3600)
"""Seconds of an hour in which people work."""
LONG = 3600.0
"""Seconds of an hour in which something goes wrong."""
EVERY = 300
"""Seconds between two runs of a script."""
LOOK = 10.0
"""Seconds between two looks at the screens."""
CALM = 90.0
"""Seconds after a disturbance until all lists are to be live again."""
OPENING = 15.0
"""Seconds within which a list that is opened is to be live."""


class Day:
    """The machine, and what is seen on its screens."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = DayClock()
        self.service = Service(self.clock)
        self.desks = [Desk(folder, f"desk {number}", self.service) for number in range(10)]
        for desk in self.desks[5:]:
            desk.poller.focus(focused=False)  # the other half are in a terminal that does not tell
        self.scripts = 0
        self.lists = self.live = 0
        self.overdue: list[float] = []
        self._disturbed = 0.0
        self._tasks = [asyncio.create_task(work) for work in (self._cron(), self._watch())]

    async def _cron(self) -> None:
        while True:
            await self.clock.sleep(EVERY)
            scripts = [Script(self.folder, f"script {number}", self.service) for number in range(10)]
            await asyncio.gather(*(script.run() for script in scripts))
            self.scripts += len(scripts)

    async def _watch(self) -> None:
        """Look at every screen that somebody could see; what is called live must be as young as promised."""
        while True:
            await self.clock.sleep(LOOK)
            for desk in self.desks[:5]:
                for live, overdue in desk.standing():
                    self.overdue += [overdue] if live else []
                    if self._is_calm(desk):
                        self.lists, self.live = self.lists + 1, self.live + live

    def _is_calm(self, desk: Desk) -> bool:
        """Whether there was time for everything on the screen to be refreshed."""
        now = self.clock.monotonic()
        return not self.service.down and now - self._disturbed > CALM and now - desk.shown_at > OPENING

    async def work(self, hours: float, *desks: int) -> None:
        """Let people sit at these consoles."""
        work = asyncio.gather(*(self.desks[desk].work(hours * HOUR) for desk in desks))
        await self.clock.elapse(hours * HOUR + 60)
        await work
        for desk in desks:
            self.desks[desk].poller.focus(focused=desk < 5)
        self.disturbed()

    def disturbed(self, until: float = 0.0) -> None:
        """Take note that from now on lists may be stale for a while, and so many seconds longer."""
        self._disturbed = self.clock.monotonic() + until

    async def requests(self, seconds: float) -> int:
        """Let that much time pass; how many requests the consoles sent meanwhile."""
        before = sum(desk.line.asked for desk in self.desks)
        await self.clock.elapse(seconds)
        return sum(desk.line.asked for desk in self.desks) - before

    @property
    def visible(self) -> int:
        """How many lists somebody could see."""
        return sum(len(desk.shown) for desk in self.desks[:5])

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for desk in self.desks:
            await desk.close()
        self.service.close()


@pytest.fixture
async def day(tmp_path: Path) -> AsyncIterator[Day]:
    day = Day(tmp_path)
    yield day
    await day.close()


@pytest.mark.timeout(tries(120, 1800))
async def test_a_day_of_twenty_processes(day: Day) -> None:
    await day.clock.elapse(200)  # all ten consoles are opened at once, and look around
    await day.work(4, 0)
    await day.work(3, 1, 7)

    for seconds in (-3600.0, 3600.0, -30.0, 86400.0):  # the clock is set
        day.clock.set(seconds)
        day.disturbed()
        assert await day.requests(10) <= 2 * day.visible
        await day.clock.elapse(max(HOUR / 4, 2 * CALM))

    day.service.down = True  # the network is gone
    day.disturbed()
    gone = await day.requests(LONG)
    assert gone < LONG / 5, "hardly anything is tried"
    day.service.down = False
    day.disturbed(LONGEST_PAUSE * IDLE_PACE)
    assert await day.requests(10) <= day.visible, "no storm"
    await day.work(4, 2)

    day.clock.sleep_through(8 * 3600)  # the machine sleeps
    day.disturbed()
    assert await day.requests(10) <= 2 * day.visible
    day.service.make_a_server()
    await day.work(4, 3, 8)
    await day.clock.elapse(HOUR)

    waits = [wait for desk in day.desks for wait in desk.waits]
    assert day.service.refused == 0
    assert spaced(day.service.sent, SLOT, 2)
    assert len(waits) >= 60
    assert max(waits) <= 2 * SLOT + LATE
    assert max(day.overdue) <= 0
    assert day.live >= 0.99 * day.lists
    assert day.lists > 300
    assert day.scripts >= 10 * 15
