"""Keeping what is on screen fresh, and watching what will pass by itself."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable

from vultr_tui.account.loading import Loader
from vultr_tui.account.tables import Change, Freshness, Key, Table
from vultr_tui.api.light import define, field
from vultr_tui.client.clock import Clock
from vultr_tui.client.errors import Unreachable
from vultr_tui.client.pacing import Priority

WATCH = 5.0
"""Seconds between two looks at a table in which a row is in transition."""
IDLE_AFTER = 120.0
"""Seconds without a key after which nobody seems to be looking."""
IDLE_PACE = 4.0
"""How many times rarer refreshes are then."""
HOPELESS_PACE = 10.0
"""How many times rarer what failed for good is tried again: a missing permission does not pass by itself."""
LONGEST_PAUSE = 60.0
"""Seconds after which what fails again and again is tried in any case; until then the pause is doubled."""
DOUBLINGS = 10
SET_BACK = 1.0
"""Seconds by which the clock may go back before anybody takes notice."""
SHORTEST_NAP = 0.2
LONGEST_NAP = 5.0
"""Seconds after which the poller looks around in any case."""
SAVE_EVERY = 60.0
"""Seconds between two times that the rows are kept on disk."""


@define
class Poller:
    """Refreshes what is on screen and what is in transition.

    Rarer when no key is pressed or the service cannot be reached, not at all when nobody can see the screen.
    """

    loader: Loader
    clock: Clock
    save: Callable[[], None] = lambda: None
    """Keeps the rows on disk; called now and then, in a thread."""
    _visible: Counter[Key] = field(default_factory=Counter)
    _tried: dict[Key, float] = field(default_factory=dict)
    _failed: Counter[Key] = field(default_factory=Counter)
    """How often each table could not be had since it could, or since somebody came to look."""
    _states: dict[Key, Freshness] = field(default_factory=dict)
    """How each table stood when its listeners last heard of it."""
    _offset: float = 0.0
    """By how much the time of day was ahead of the time that never goes back."""
    _touched: float = 0.0
    _saved: float = 0.0
    _focused: bool = True
    _suspended: bool = False
    _wake: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self._touched = self._saved = self.clock.monotonic()
        self._offset = self.clock.now() - self._touched

    def visible(self, resource: str, parent: str = "") -> Callable[[], None]:
        """Count the table as on screen from now on; call what is returned when it no longer is."""
        key = (resource, parent)
        self._visible[key] += 1
        self._wake.set()

        def hidden() -> None:
            self._visible[key] -= 1
            self._visible += Counter()  # drops what is on screen no more

        return hidden

    def watches(self, resource: str, parent: str = "") -> bool:
        """Whether the table is on screen."""
        return (resource, parent) in self._visible

    def touch(self) -> None:
        """Note that a key was pressed."""
        if self._idle:
            self._failed.clear()
            self._wake.set()
        self._touched = self.clock.monotonic()

    def focus(self, focused: bool) -> None:
        """Note that the terminal has the focus, or lost it."""
        self._focused = focused
        self._come_back(focused)

    def suspend(self, *, suspended: bool) -> None:
        """Note that the console has left the screen to another program, or is back."""
        self._suspended = suspended
        self._come_back(not suspended)

    async def run(self) -> None:
        """Poll until cancelled."""
        leave = self.loader.tables.subscribe(self._heard)
        try:
            async with asyncio.TaskGroup() as tasks:
                while True:
                    self._wake.clear()
                    if self._seen:
                        self._look(tasks)
                    await self._rest()
        finally:
            leave()

    def _come_back(self, back: bool) -> None:
        if back:
            self._failed.clear()
            self.touch()
        self._wake.set()

    @property
    def _seen(self) -> bool:
        """Whether anybody can see the screen."""
        return self._focused and not self._suspended

    @property
    def _idle(self) -> bool:
        return self.clock.monotonic() - self._touched > IDLE_AFTER

    def _heard(self, change: Change) -> None:
        key = (change.resource, change.parent)
        self._states[key] = self.loader.tables.get(*key).state(self.clock.now())
        self._wake.set()

    def _look(self, tasks: asyncio.TaskGroup) -> None:
        """Start what is due, and tell of what went stale meanwhile."""
        self._heed_the_clock()
        now = self.clock.now()
        self.loader.pace = IDLE_PACE if self._idle else 1.0
        for table in self._watched():
            if self._due(table) <= now and not self.loader.running(table.key):
                self._tried[table.key] = now
                priority = Priority.VISIBLE if table.key in self._visible else Priority.BACKGROUND
                tasks.create_task(self._refresh(table.key, priority))
            state = table.state(now)
            if self._states.setdefault(table.key, state) is not state:
                self.loader.tables.tell(Change(*table.key))
        if self.clock.monotonic() - self._saved > SAVE_EVERY:
            self._saved = self.clock.monotonic()
            tasks.create_task(asyncio.to_thread(self.save))

    async def _refresh(self, key: Key, priority: Priority) -> None:
        """Ask for the table; if it can be had, what could not be reached before is tried at once."""
        if (await self.loader.refresh(*key, priority)).error:
            self._failed[key] += 1
            return
        cut_off = [other for other in self._failed if isinstance(self.loader.tables.get(*other).error, Unreachable)]
        for other in (key, *cut_off):
            self._failed.pop(other, None)
        for other in cut_off:
            self._tried.pop(other, None)

    def _heed_the_clock(self) -> None:
        """If the clock was set back, let what was before have been that much earlier."""
        offset = self.clock.now() - self.clock.monotonic()
        back, self._offset = self._offset - offset, offset
        if back > SET_BACK:
            self.loader.tables.set_back(back)
            self._tried = {key: tried - back for key, tried in self._tried.items()}

    async def _rest(self) -> None:
        """Wait until something is due, or something happens."""
        woken = asyncio.create_task(self._wake.wait())
        waits: set[asyncio.Task[object]] = {woken}
        if self._seen:
            due = min(map(self._due, self._watched()), default=float("inf")) - self.clock.now()
            waits.add(asyncio.create_task(self.clock.sleep(min(max(due, SHORTEST_NAP), LONGEST_NAP))))
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()

    def _watched(self) -> list[Table]:
        """List what is on screen, and what will change by itself."""
        for key in self._visible:
            self.loader.tables.get(*key)
        return [table for table in self.loader.tables if table.key in self._visible or table.in_transition]

    def _due(self, table: Table) -> float:
        """Tell the time of day at which the table is to be asked for again."""
        pace = self.loader.pace
        fresh_for = table.resource.fresh_for
        interval = (min(WATCH, fresh_for) if table.in_transition else fresh_for) * pace
        if table.error and not table.error.passing:
            return self._tried.get(table.key, 0.0) + interval * HOPELESS_PACE
        if table.error:
            doublings = min(max(0, self._failed[table.key] - 1), DOUBLINGS)
            pause = min(interval * 2.0**doublings, max(interval, LONGEST_PAUSE * pace))
            return self._tried.get(table.key, 0.0) + pause
        if table.outdated or table.fetched_at is None:
            return 0.0
        promised = interval if table.live_for is None else min(interval, table.live_for)
        return table.fetched_at + promised
