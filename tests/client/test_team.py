"""Machines that count together at a real Redis server, which comes and goes."""

from __future__ import annotations

import asyncio
import shutil
import socket
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import pytest

from vultr_tui.api.catalogue import Rate, Scope
from vultr_tui.client.clock import SystemClock
from vultr_tui.client.pacing import Pacer, Priority
from vultr_tui.client.team import ASK_AGAIN, RedisTeam

ACTION, VISIBLE, BACKGROUND = Priority
RATE = Rate(2, Scope.KEY)
PASSWORD = "canary-password"
SERVER = shutil.which("redis-server")

needs_server = pytest.mark.skipif(SERVER is None, reason="there is no redis-server")


class Later(SystemClock):
    """The machine's clock, put forward."""

    ahead = 0.0

    def monotonic(self) -> float:
        return super().monotonic() + self.ahead


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def server(port: int, folder: Path) -> Iterator[None]:
    """A Redis server with a password, which keeps nothing."""
    options = f"--port {port} --bind 127.0.0.1 --requirepass {PASSWORD} --appendonly no --dir {folder}".split()
    with subprocess.Popen([str(SERVER), *options, "--save", ""], stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        try:
            assert any("Ready to accept connections" in line for line in running.stdout)
            yield
        finally:
            running.terminate()
            running.stdout.read()


@asynccontextmanager
async def machine(port: int, clock: SystemClock | None = None, password: str = PASSWORD) -> AsyncIterator[Pacer]:
    """A process on a machine of its own, which shares no ledger."""
    clock = clock or SystemClock()
    pacer = Pacer(RATE, clock, team=RedisTeam(f"redis://:{password}@127.0.0.1:{port}/0", "name", RATE, clock))
    yield pacer
    await pacer.aclose()


async def call(pacer: Pacer, priority: Priority = VISIBLE) -> float:
    async with pacer.slot(priority):
        return SystemClock().monotonic()


@needs_server
async def test_any_second_holds_two_requests_of_all_machines_together(port: int, tmp_path: Path) -> None:
    with server(port, tmp_path):
        async with machine(port) as one, machine(port) as other, machine(port) as third:
            moments = sorted(await asyncio.gather(*(call(pacer) for pacer in (one, other, third) for _ in range(2))))
            assert not any(pacer.budget.trouble for pacer in (one, other, third))
        # The server's second begins when it is asked, a moment before the answer is here.
        assert all(later - early > 0.9 for early, later in zip(moments, moments[2:], strict=False))


@needs_server
async def test_the_background_leaves_a_turn_to_other_machines(port: int, tmp_path: Path) -> None:
    with server(port, tmp_path):
        async with machine(port) as one, machine(port) as other:
            await call(one, BACKGROUND)
            waiting = asyncio.create_task(call(other, BACKGROUND))
            asked = SystemClock().monotonic()
            acted = await call(one, ACTION)
            assert not waiting.done()
            assert acted - asked < 0.9
            assert await waiting - asked > 0.9


@needs_server
async def test_when_it_goes_away_the_machine_goes_on_alone_and_says_so_until_it_is_back(
    port: int, tmp_path: Path
) -> None:
    clock = Later()
    async with machine(port, clock) as pacer:
        with server(port, tmp_path):
            await call(pacer)
            assert pacer.budget.trouble == ""
        moments = [await call(pacer) for _ in range(4)]
        assert moments[3] - moments[1] > 0.9
        assert "127.0.0.1 is away" in pacer.budget.trouble
        assert PASSWORD not in pacer.budget.trouble
        with server(port, tmp_path):
            await call(pacer)
            assert pacer.budget.trouble, "it is not asked at once"
            clock.ahead += ASK_AGAIN
            await call(pacer)
            assert pacer.budget.trouble == ""


@needs_server
async def test_a_wrong_password_is_said_and_not_shown(port: int, tmp_path: Path) -> None:
    with server(port, tmp_path):
        async with machine(port, password="wrong-canary") as pacer:
            await call(pacer)
            assert "is away" in pacer.budget.trouble
            assert "canary" not in pacer.budget.trouble


async def test_a_server_that_does_not_answer_holds_up_one_call_for_a_moment() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        async with machine(silent.getsockname()[1]) as pacer:
            began = SystemClock().monotonic()
            await call(pacer, ACTION)
            await call(pacer, ACTION)
            assert "does not answer" in pacer.budget.trouble
            assert SystemClock().monotonic() - began < 5, "it is asked once, and not for long"
