"""A machine on which people and scripts use one account all day, and the service that they use."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Sequence
from itertools import count
from pathlib import Path

import httpx

from tests.account.ground import KEY
from tests.clocks import FakeClock, threads_work
from vultr_tui.account.account import Account
from vultr_tui.account.cache import Cache
from vultr_tui.account.journal import Journal
from vultr_tui.account.tables import GRACE, Freshness
from vultr_tui.api.catalogue import load
from vultr_tui.client.errors import ApiError
from vultr_tui.client.ledger import Shared
from vultr_tui.client.pacing import Priority
from vultr_tui.client.session import Session
from vultr_tui.simulator import create_app
from vultr_tui.simulator.gate import TOO_OFTEN
from vultr_tui.simulator.rate import SCHEMA, admit
from vultr_tui.simulator.wire import Request

API = load("v1")
PANES = ("server", "dns", "block", "snapshot", "iso", "firewall", "network", "reservedip", "sshkey", "startupscript")
DELAYS = (0.03, 0.2, 0.08, 0.15, 0.05)
"""Seconds that requests are under way, in turn."""
AT_ONCE = 3
"""Requests that may arrive together after a rest; the embedded account allows more."""
SAME = 30.0
TURN = 45.0
"""Seconds between two things that somebody does."""


class DayClock(FakeClock):
    """A clock of which it is also known what time it really is, through sleeps of the machine and wrong settings."""

    def __init__(self) -> None:
        super().__init__(rest=idle)
        self._slept = 0.0

    @property
    def real(self) -> float:
        """The seconds that have really passed."""
        return self.monotonic() + self._slept

    def sleep_through(self, seconds: float) -> None:
        """Let the machine sleep; what runs on it notices nothing but the time of day."""
        self._slept += seconds
        self.set(seconds)


async def idle() -> None:
    """Let the tasks run until nobody has anything to do at this moment, which is the quickest rest there is."""
    loop = asyncio.get_running_loop()
    # Nothing public tells whether anybody has something to do.
    while loop._ready or threads_work():  # type: ignore[attr-defined]  # noqa: ASYNC110
        await asyncio.sleep(0)


class Service:
    """Answers what the embedded account would, and counts requests as it does, by the time that really passes."""

    def __init__(self, clock: DayClock) -> None:
        self.clock = clock
        self.down = False
        self.sent: list[float] = []
        """When each request was sent."""
        self.refused = 0
        self._app = create_app(key=KEY, rate_limit=False, time=clock.now)
        self._bodies: dict[str, tuple[float, bytes]] = {}
        """What was answered last, and when; it is answered again for a while, to be quick."""
        self._delays = count()
        self._counts = sqlite3.connect(":memory:")
        self._counts.executescript(SCHEMA)

    async def answer(self, path: str) -> httpx.Response:
        """Answer a request that is sent now."""
        self.sent.append(self.clock.monotonic())
        await self.clock.sleep(DELAYS[next(self._delays) % len(DELAYS)])
        if self.down:
            raise httpx.ConnectError("no route")
        if not admit(self._counts, KEY, API.rate.per_second, AT_ONCE, self.clock.real):
            self.refused += 1
            return httpx.Response(503, text=TOO_OFTEN.format(API.rate.per_second))
        now = self.clock.real
        if path not in self._bodies or now - self._bodies[path][0] > SAME:
            self._bodies[path] = now, self._app.answer(Request("GET", path, {}, {}, KEY)).body
        return httpx.Response(200, content=self._bodies[path][1])

    def make_a_server(self) -> None:
        """Let there be something that is in transition for some minutes."""
        form = {"DCID": "1", "VPSPLANID": "201", "OSID": "127"}
        assert self._app.answer(Request("POST", "/v1/server/create", {}, form, KEY)).status == 200

    def close(self) -> None:
        """End it."""
        self._app.close()
        self._counts.close()


class Line(httpx.AsyncBaseTransport):
    """The way of one process to the service."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self.asked = 0
        self.acted: list[float] = []
        """When each action was sent."""
        self.answered: dict[str, float] = {}
        """When each list was really had last."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.asked += 1
        if request.method == "POST":
            self.acted.append(self._service.clock.monotonic())
            await self._service.answer("/v1/auth/info")
            return httpx.Response(200)
        asked = self._service.clock.real
        response = await self._service.answer(request.url.path)
        if response.status_code == 200:
            self.answered[request.url.path] = asked
        return response


class Process:
    """One of the processes, of the same key and with the same ledger as the others."""

    def __init__(self, folder: Path, name: str, service: Service, *, typed: bool = True) -> None:
        self.clock = service.clock
        self.line = Line(service)
        ledger = Shared(folder / "budget")
        session = Session(
            API, "http://localhost", KEY, clock=self.clock, transport=self.line, ledger=ledger, typed=typed
        )
        journal, cache = Journal(folder / f"{name}.jsonl", name, self.clock), Cache(folder / name)
        self.account = Account(session, name=name, journal=journal, cache=cache, clock=self.clock)

    async def close(self) -> None:
        """End it."""
        await self.account.aclose()


class Script(Process):
    """A command that cron runs."""

    def __init__(self, folder: Path, name: str, service: Service) -> None:
        super().__init__(folder, name, service, typed=False)

    async def run(self) -> None:
        """List the servers and the zones, and be done."""
        for resource in ("server", "dns"):
            await self.account.ensure(resource)
        await self.close()


class Desk(Process):
    """A console, with or without somebody at it."""

    def __init__(self, folder: Path, name: str, service: Service) -> None:
        super().__init__(folder, name, service)
        self.poller = self.account.poller()
        self.waits: list[float] = []
        """How long each action waited for its turn."""
        self._hide = [self.poller.visible("server")]
        self._tasks = [asyncio.create_task(work) for work in (self.poller.run(), self._look_around())]
        self.show("server")

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await super().close()

    def show(self, *resources: str) -> None:
        """Have these lists on screen."""
        hide, self._hide = self._hide, [self.poller.visible(resource) for resource in resources]
        for hidden in hide:
            hidden()
        self.shown, self.shown_at = [*resources], self.clock.monotonic()

    async def work(self, seconds: float, panes: Sequence[str] = PANES) -> None:
        """Visit all the panes in that time, and change something now and then."""
        self.poller.focus(focused=True)
        turns = max(len(panes), int(seconds / TURN))
        for turn in range(turns):
            self.poller.touch()
            self.show(panes[turn * len(panes) // turns], "server")
            await self._act(turn)
            await self.clock.sleep(seconds / turns)

    async def _act(self, turn: int) -> None:
        began, before = self.clock.monotonic(), len(self.line.acted)
        try:
            arguments = {"SUBID": "1", "label": f"label {turn}"}
            await self.account.session.call(API.operation("server.label_set"), arguments, Priority.ACTION)
        except ApiError:
            return
        self.waits.append(self.line.acted[before] - began)

    async def _look_around(self) -> None:
        for resource in PANES:
            await self.account.ensure(resource, priority=Priority.BACKGROUND)

    def standing(self) -> list[tuple[bool, float]]:
        """Of each list on screen, whether it is called live, and by how much it is older than that promises."""
        found = []
        for name in self.shown:
            table = self.account.table(name)
            live = table.state(self.clock.now()) in {Freshness.LIVE, Freshness.EMPTY}
            path = API.operation(table.resource.lists[0].operation).path
            age = self.clock.real - self.line.answered.get(path, float("-inf"))
            found.append((live, age - (table.live_for or table.resource.fresh_for) - GRACE))
        return found
