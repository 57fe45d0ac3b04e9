"""Keeping what is on screen fresh, and watching what will pass by itself."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from vultr_tui.account.loading import Loader
from vultr_tui.account.tables import Change, Freshness, Key, Table
from vultr_tui.client.clock import Clock
from vultr_tui.client.pacing import Priority

WATCH = 5.0
"""Seconds between two looks at a table in which a row is in transition."""
IDLE_AFTER = 120.0
"""Seconds without a key after which nobody seems to be looking."""
IDLE_PACE = 4.0
"""How many times rarer refreshes are then."""
HOPELESS_PACE = 10.0
"""How many times rarer what failed for good is tried again: a missing permission does not pass by itself."""
SHORTEST_NAP = 0.2
LONGEST_NAP = 5.0
"""Seconds after which the poller looks around in any case."""
SAVE_EVERY = 60.0
"""Seconds between two times that the rows are kept on disk."""


@dataclass
class Poller:
    """Refreshes what is on screen and what is in transition; rarer when no key is pressed, not at all out of focus."""

    loader: Loader
    clock: Clock
    save: Callable[[], None] = lambda: None
    """Keeps the rows on disk; called now and then, in a thread."""
    _visible: Counter[Key] = field(default_factory=Counter)
    _tried: dict[Key, float] = field(default_factory=dict)
    _states: dict[Key, Freshness] = field(default_factory=dict)
    """How each table stood when its listeners last heard of it."""
    _touched: float = 0.0
    _saved: float = 0.0
    _focused: bool = True
    _suspended: bool = False
    _wake: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self._touched = self._saved = self.clock.monotonic()

    def visible(self, resource: str, parent: str = "") -> Callable[[], None]:
        """Count the table as on screen from now on; call what is returned when it no longer is."""
        key = (resource, parent)
        self._visible[key] += 1
        self._wake.set()

        def hidden() -> None:
            self._visible[key] -= 1
            self._visible += Counter()  # drops what is on screen no more

        return hidden

    def touch(self) -> None:
        """Note that a key was pressed."""
        if self._idle:
            self._wake.set()
        self._touched = self.clock.monotonic()

    def focus(self, focused: bool) -> None:
        """Note that the terminal has the focus, or lost it."""
        self._focused = focused
        if focused:
            self.touch()
        self._wake.set()

    def suspend(self, *, suspended: bool) -> None:
        """Note that the console has left the screen to another program, or is back."""
        self._suspended = suspended
        self.touch()
        self._wake.set()

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
        now = self.clock.now()
        self.loader.pace = IDLE_PACE if self._idle else 1.0
        for table in self._watched():
            if self._due(table) <= now and not self.loader.running(table.key):
                self._tried[table.key] = now
                priority = Priority.VISIBLE if table.key in self._visible else Priority.BACKGROUND
                tasks.create_task(self.loader.refresh(*table.key, priority))
            state = table.state(now)
            if self._states.setdefault(table.key, state) is not state:
                self.loader.tables.tell(Change(*table.key))
        if self.clock.monotonic() - self._saved > SAVE_EVERY:
            self._saved = self.clock.monotonic()
            tasks.create_task(asyncio.to_thread(self.save))

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
        fresh_for = table.resource.fresh_for
        interval = (min(WATCH, fresh_for) if table.in_transition else fresh_for) * self.loader.pace
        if table.error:
            return self._tried.get(table.key, 0.0) + interval * (1.0 if table.error.passing else HOPELESS_PACE)
        if table.outdated or table.fetched_at is None:
            return 0.0
        return table.fetched_at + interval
