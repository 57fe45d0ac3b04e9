from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.account.ground import Ground, do
from tests.clocks import FakeClock, settle
from vultr_tui.account.account import Account
from vultr_tui.account.polling import IDLE_AFTER, IDLE_PACE, LONGEST_PAUSE, SAVE_EVERY, Poller
from vultr_tui.account.tables import Change, Freshness
from vultr_tui.client.retrying import ATTEMPTS


class Watch:
    """A poller at work, by a clock that stands still until it is moved."""

    def __init__(self, ground: Ground, clock: FakeClock) -> None:
        self.ground = ground
        self.clock = clock
        self.account: Account = ground.account()
        self.poller: Poller = self.account.poller()
        self.task = asyncio.create_task(self.poller.run())

    async def asked(self, path: str, seconds: float) -> int:
        """How often the path was asked for while so many seconds passed."""
        before = self.ground.line.requests[path]
        for _ in range(round(seconds)):
            await self.clock.elapse(1)
            await settle(60)
        return self.ground.line.requests[path] - before


@pytest.fixture
async def watch(tmp_path: Path) -> AsyncIterator[Watch]:
    clock = FakeClock()
    ground = Ground(tmp_path, clock)
    watch = Watch(ground, clock)
    yield watch
    watch.task.cancel()
    await asyncio.gather(watch.task, return_exceptions=True)
    await ground.close()


async def test_nothing_on_screen_asks_for_nothing(watch: Watch) -> None:
    await watch.asked("server/list", 100)
    assert watch.ground.line.requests.total() == 0


async def test_what_is_on_screen_is_asked_for_as_often_as_it_goes_stale(watch: Watch) -> None:
    watch.poller.visible("dns")
    assert await watch.asked("dns/list", 2) == 1
    assert await watch.asked("dns/list", 57) == 0
    assert await watch.asked("dns/list", 4) == 1


async def test_it_is_live_all_the_while_and_nobody_hears_of_it(watch: Watch) -> None:
    watch.poller.visible("dns")
    await watch.asked("dns/list", 5)
    heard: list[Change] = []
    watch.account.subscribe(heard.append)
    for _ in range(100):
        await watch.asked("dns/list", 1)
        assert watch.account.state("dns") is Freshness.LIVE
    assert heard == []


async def test_what_is_no_longer_on_screen_is_left_alone(watch: Watch) -> None:
    hide, hide_again = watch.poller.visible("dns"), watch.poller.visible("dns")
    await watch.asked("dns/list", 5)
    hide()
    assert await watch.asked("dns/list", 65) == 1
    hide_again()
    assert await watch.asked("dns/list", 100) == 0
    assert watch.account.state("dns") is Freshness.STALE


async def test_what_is_in_transition_is_watched_though_nobody_looks(watch: Watch) -> None:
    hide = watch.poller.visible("block")
    await watch.asked("block/list", 5)
    hide()
    task = asyncio.create_task(do(watch.account, "block.create", DCID=1, size_gb=10, label="new"))
    await watch.asked("block/list", 3)
    assert task.done()
    refresh = asyncio.create_task(watch.account.refresh("block"))
    await watch.asked("block/list", 2)
    assert (await refresh).in_transition
    assert await watch.asked("block/list", 60) >= 2
    assert not watch.account.table("block").in_transition
    assert await watch.asked("block/list", 100) == 0


async def test_a_change_on_screen_is_shown_at_once(watch: Watch) -> None:
    watch.poller.visible("dns")
    await watch.asked("dns/list", 5)
    task = asyncio.create_task(do(watch.account, "dns.create_domain", domain="example.test", serverip="192.0.2.1"))
    await watch.asked("dns/list", 3)
    assert task.done()
    assert watch.account.table("dns").row("example.test")


async def test_what_was_promised_to_somebody_who_left_is_kept(watch: Watch) -> None:
    watch.poller.visible("dns")
    for _ in range(100):
        await watch.asked("dns/list", 3)
        assert watch.account.state("dns") in {Freshness.LIVE, Freshness.LOADING}


async def test_nobody_at_the_keys_slows_it_down(watch: Watch) -> None:
    watch.poller.visible("dns")
    await watch.asked("dns/list", IDLE_AFTER + 65)
    assert await watch.asked("dns/list", 60 * IDLE_PACE) == 1
    assert watch.account.state("dns") is Freshness.LIVE
    await watch.asked("dns/list", 100)
    watch.poller.touch()
    assert await watch.asked("dns/list", 2) == 1
    assert await watch.asked("dns/list", 62) == 1


async def test_without_the_focus_nothing_is_asked(watch: Watch) -> None:
    watch.poller.visible("dns")
    await watch.asked("dns/list", 5)
    watch.poller.focus(False)
    assert await watch.asked("dns/list", 500) == 0
    watch.poller.focus(True)
    assert await watch.asked("dns/list", 2) == 1


async def test_a_failure_is_tried_again_and_told_once(watch: Watch) -> None:
    watch.poller.visible("server")
    await watch.asked("server/list", 5)
    heard: list[Change] = []
    watch.account.subscribe(heard.append)
    watch.ground.line.down = True
    await watch.asked("server/list", 100)
    assert watch.account.state("server") is Freshness.STALE
    assert len(watch.account.table("server").rows) == 25
    assert len(heard) <= 2
    watch.ground.line.down = False
    watch.poller.touch()
    await watch.asked("server/list", 60)
    assert watch.account.state("server") is Freshness.LIVE


async def test_what_is_forbidden_is_hardly_tried_again(watch: Watch) -> None:
    watch.ground.line.answers["dns/list"] = (403, "Invalid API key.")
    watch.poller.visible("dns")
    assert await watch.asked("dns/list", 5) == 1
    assert await watch.asked("dns/list", 300) == 0
    assert watch.account.state("dns") is Freshness.FORBIDDEN


async def test_that_rows_went_stale_is_told(watch: Watch) -> None:
    watch.poller.visible("dns")
    await watch.asked("dns/list", 5)
    watch.ground.line.held["dns/list"] = asyncio.Event()
    heard: list[Change] = []
    watch.account.subscribe(heard.append)
    await watch.asked("dns/list", 100)
    assert heard == [Change("dns")]
    assert watch.account.state("dns") is Freshness.STALE
    watch.ground.line.held["dns/list"].set()


async def test_rows_are_kept_on_disk_now_and_then(ground: Ground) -> None:
    clock, saved = FakeClock(), threading.Event()
    poller = Poller(ground.account(clock=clock)._loader, clock, saved.set)
    task = asyncio.create_task(poller.run())
    await clock.elapse(SAVE_EVERY - 1)
    assert not saved.is_set()
    await clock.elapse(10)
    assert await asyncio.to_thread(saved.wait, 5)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def fast(watch: Watch, path: str, seconds: float) -> int:
    """How often the path was asked for while so many seconds passed, a minute at a time."""
    before = watch.ground.line.requests[path]
    for _ in range(round(seconds / 60)):
        await watch.clock.elapse(60)
        await settle(60)
    return watch.ground.line.requests[path] - before


async def test_what_several_parts_of_the_screen_show_is_asked_for_once(watch: Watch) -> None:
    for _ in range(3):
        watch.poller.visible("dns")
    other = asyncio.create_task(watch.account.ensure("dns"))
    assert await watch.asked("dns/list", 5) == 1
    assert (await other).rows


async def test_while_another_program_has_the_screen_nothing_is_asked(watch: Watch) -> None:
    watch.poller.visible("dns")
    await watch.asked("dns/list", 5)
    watch.poller.suspend(suspended=True)
    assert await fast(watch, "dns/list", 600) == 0
    watch.poller.focus(True)
    assert await watch.asked("dns/list", 2) == 0
    watch.poller.suspend(suspended=False)
    assert await watch.asked("dns/list", 2) == 1


async def test_without_a_network_it_is_tried_ever_more_rarely_and_at_once_when_somebody_looks(watch: Watch) -> None:
    watch.poller.visible("server")
    watch.poller.visible("dns")
    await watch.asked("server/list", 5)
    watch.ground.line.down = True
    tried = await fast(watch, "server/list", 3 * 3600)
    attempts = 3 * 3600 / (LONGEST_PAUSE * IDLE_PACE) * ATTEMPTS
    assert attempts / 2 <= tried <= attempts + 30
    watch.poller.focus(False)
    watch.ground.line.down = False
    watch.poller.focus(True)
    assert await watch.asked("server/list", 10) <= 2
    assert watch.account.state("server") is watch.account.state("dns") is Freshness.LIVE


async def test_one_answer_tells_that_the_rest_can_be_had_too(watch: Watch) -> None:
    watch.poller.visible("server")
    watch.poller.visible("dns")
    await watch.asked("server/list", 5)
    watch.ground.line.down = True
    await fast(watch, "server/list", 3600)
    watch.ground.line.down = False
    await fast(watch, "server/list", LONGEST_PAUSE * IDLE_PACE + 60)
    assert watch.account.state("server") is watch.account.state("dns") is Freshness.LIVE


@pytest.mark.parametrize("seconds", [-3600, -86400, 30 * 86400, 8 * 3600, -40])
async def test_after_the_clock_was_set_live_means_what_it_says(watch: Watch, seconds: float) -> None:
    for name in ("dns", "block", "server"):
        watch.poller.visible(name)
    await watch.asked("dns/list", 50)
    watch.clock.set(seconds)
    before = watch.ground.line.requests.total()
    await watch.asked("dns/list", 20)
    assert watch.ground.line.requests.total() - before <= 2 * 3, "each is asked for once, and the servers twice"
    for _ in range(60):
        await watch.asked("dns/list", 3)
        watch.poller.touch()
        assert watch.account.state("dns") is Freshness.LIVE
        assert 0 <= watch.clock.now() - (watch.account.table("dns").fetched_at or 0) <= 70
