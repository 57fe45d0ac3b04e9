"""Requests go at the service's rate, the urgent ones first, whatever happens to those that wait."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from itertools import cycle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.clocks import FakeClock, settle
from vultr_tui.api.catalogue import Rate, Scope
from vultr_tui.client.pacing import Pacer, Priority
from vultr_tui.client.standing import BREATH, SLOWEST

ACTION, VISIBLE, BACKGROUND = Priority
SECOND = Rate(2, Scope.KEY)


class Traffic:
    """Calls that only wait for their turn, and the moments at which they had it."""

    def __init__(self, rate: Rate = SECOND) -> None:
        self.clock = FakeClock()
        self.pacer = Pacer(rate, self.clock)
        self.sent: list[tuple[str, float]] = []
        self.tasks: list[asyncio.Task[None]] = []

    def call(self, name: str, priority: Priority = VISIBLE) -> asyncio.Task[None]:
        task = asyncio.create_task(self._call(name, priority))
        self.tasks.append(task)
        return task

    async def _call(self, name: str, priority: Priority) -> None:
        async with self.pacer.slot(priority):
            self.sent.append((name, self.clock.monotonic()))

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.sent]

    @property
    def moments(self) -> list[float]:
        return [moment for _, moment in self.sent]


@asynccontextmanager
async def traffic(rate: Rate = SECOND) -> AsyncIterator[Traffic]:
    calls = Traffic(rate)
    yield calls
    for task in calls.tasks:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
    await settle()
    assert calls.pacer.budget.waiting == 0


async def test_a_second_s_worth_goes_at_once_and_then_two_a_second() -> None:
    async with traffic() as calls:
        for number in range(6):
            calls.call(str(number))
        await calls.clock.elapse(10)
        assert calls.moments == pytest.approx([0, 0, 0.5, 1, 1.5, 2], abs=1e-3)
        assert calls.names == ["0", "1", "2", "3", "4", "5"]


async def test_rest_restores_the_burst_but_no_more() -> None:
    async with traffic() as calls:
        await calls.clock.elapse(3600)
        for number in range(4):
            calls.call(str(number))
        await calls.clock.elapse(10)
        assert calls.moments == pytest.approx([3600, 3600, 3600.5, 3601], abs=1e-3)


async def test_the_urgent_go_first_and_equals_in_their_order() -> None:
    async with traffic() as calls:
        for name in ("one", "two"):
            calls.call(name)
        await settle()
        for name, priority in [
            ("b1", BACKGROUND),
            ("v1", VISIBLE),
            ("b2", BACKGROUND),
            ("a1", ACTION),
            ("v2", VISIBLE),
            ("a2", ACTION),
        ]:
            calls.call(name, priority)
        await calls.clock.elapse(10)
        assert calls.names == ["one", "two", "a1", "a2", "v1", "v2", "b1", "b2"]


async def test_through_hours_of_polling_an_action_waits_for_one_slot_at_most() -> None:
    pauses = cycle((2, 3.3, 10, 2.5, 7.9))
    async with traffic() as calls:
        asked: dict[str, float] = {}
        for number in range(1_000):
            for poll in range(3):
                calls.call(f"poll {number} {poll}", (VISIBLE, BACKGROUND)[poll % 2])
            await calls.clock.elapse(next(pauses))
            asked[f"action {number}"] = calls.clock.monotonic()
            calls.call(f"action {number}", ACTION)
        await calls.clock.elapse(3600)
        waits = [moment - asked[name] for name, moment in calls.sent if name in asked]
        assert calls.clock.monotonic() > 3600
        assert len(waits) == 1_000
        assert max(waits) <= 0.5 + 1e-3
        assert len(calls.sent) == 4_000


async def test_a_more_urgent_caller_hastens_a_waiting_call() -> None:
    async with traffic() as calls:
        for name in ("one", "two", "v1"):
            calls.call(name)
        await settle()
        slot = calls.pacer.slot(BACKGROUND)

        async def late() -> None:
            async with slot:
                calls.sent.append(("late", calls.clock.monotonic()))

        calls.tasks.append(asyncio.create_task(late()))
        await settle()
        calls.pacer.hasten(slot, ACTION)
        calls.pacer.hasten(slot, VISIBLE)
        await calls.clock.elapse(10)
        assert calls.names == ["one", "two", "late", "v1"]
        assert slot.priority is ACTION


async def test_who_gives_up_waiting_leaves_its_turn_to_the_next() -> None:
    async with traffic() as calls:
        tasks = [calls.call(str(number)) for number in range(5)]
        await settle()
        assert calls.pacer.budget.waiting == 3
        tasks[2].cancel()
        await settle()
        assert calls.pacer.budget.waiting == 2
        await calls.clock.elapse(10)
        assert calls.names == ["0", "1", "3", "4"]
        assert calls.moments[2:] == pytest.approx([0.5, 1], abs=1e-3)


async def test_a_turn_that_comes_together_with_the_cancellation_is_not_lost() -> None:
    async with traffic() as calls:
        tasks = [calls.call(str(number)) for number in range(4)]
        await settle()
        calls.clock.advance(0.5)
        while tasks[2].cancelling() == 0:
            await asyncio.sleep(0)
            if calls.pacer.budget.waiting == 1:  # the turn was given, and not yet taken
                tasks[2].cancel()
        await settle()
        assert tasks[2].cancelled()
        assert calls.names == ["0", "1", "3"]
        assert calls.moments[2] == pytest.approx(0.5, abs=1e-3)


async def test_who_gives_up_just_before_the_turn_is_passed_over() -> None:
    async with traffic() as calls:
        tasks = [calls.call(str(number)) for number in range(4)]
        await settle()
        calls.clock.advance(0.5)
        tasks[2].cancel()
        await settle()
        assert calls.names == ["0", "1", "3"]


async def test_nobody_slips_in_between_a_free_turn_and_those_that_wait_for_it() -> None:
    async with traffic() as calls:
        for number in range(3):
            calls.call(str(number))
        await settle()
        later = asyncio.create_task(calls.clock.elapse(10))
        calls.clock.advance(0.5)
        async with calls.pacer.slot(VISIBLE):
            assert calls.names == ["0", "1", "2"]
        await later


async def test_nothing_runs_on_when_everybody_has_left() -> None:
    async with traffic() as calls:
        tasks = [calls.call(str(number)) for number in range(3)]
        await settle()
        tasks[2].cancel()
        await settle()
        assert [task for task in asyncio.all_tasks() if task is not asyncio.current_task()] == []


async def test_throttling_halves_the_rate_and_holds_everything_back_for_a_moment() -> None:
    async with traffic() as calls:
        await calls.clock.elapse(60)
        calls.pacer.throttled()
        assert calls.pacer.budget.per_second == 1
        assert calls.pacer.budget.throttled
        for number in range(3):
            calls.call(str(number), ACTION)
        await calls.clock.elapse(5)
        assert calls.moments == pytest.approx([60 + BREATH, 61 + BREATH, 62 + BREATH], abs=1e-3)


async def test_the_pause_that_the_service_asks_for_is_kept() -> None:
    async with traffic() as calls:
        calls.call("poll")
        await settle()
        calls.pacer.throttled(20)
        calls.call("action", ACTION)
        await calls.clock.elapse(60)
        assert calls.moments[0] == 0
        assert 20 <= calls.moments[1] <= 21


async def test_refusals_of_one_moment_halve_once_and_later_ones_again_down_to_a_floor() -> None:
    async with traffic() as calls:
        for _ in range(3):
            calls.pacer.throttled()
        assert calls.pacer.budget.per_second == 1
        for _ in range(20):
            await calls.clock.elapse(BREATH)
            calls.pacer.throttled()
        assert calls.pacer.budget.per_second == 2 * SLOWEST


async def test_the_rate_comes_back_by_a_tenth_every_ten_seconds() -> None:
    async with traffic() as calls:
        calls.pacer.throttled()
        rates = []
        for _ in range(7):
            rates.append(calls.pacer.budget.per_second)
            await calls.clock.elapse(10)
        assert rates == pytest.approx([1, 1.2, 1.4, 1.6, 1.8, 2, 2])
        assert not calls.pacer.budget.throttled


async def test_a_rate_below_one_a_second_still_lets_one_go() -> None:
    async with traffic(Rate(0.5, Scope.KEY)) as calls:
        for number in range(3):
            calls.call(str(number))
        await calls.clock.elapse(10)
        assert calls.moments == pytest.approx([0, 2, 4], abs=1e-3)


class Full:
    """A team whose allowance is used up until it is `open`; the answer takes a moment."""

    trouble = "it is full"

    def __init__(self, clock: FakeClock) -> None:
        self.clock = clock
        self.open = False

    async def wait(self, spare: int) -> float:  # noqa: ARG002
        await self.clock.sleep(0.05)
        return 0.0 if self.open else 0.2

    async def aclose(self) -> None:
        pass


@asynccontextmanager
async def team_traffic() -> AsyncIterator[tuple[Traffic, Full]]:
    async with traffic() as calls:
        team = Full(calls.clock)
        calls.pacer = Pacer(SECOND, calls.clock, team=team)
        yield calls, team


async def test_who_is_urgent_goes_first_though_the_others_wait_for_the_team() -> None:
    async with team_traffic() as (calls, team):
        for number in range(4):
            calls.call(f"poll {number}")
        await calls.clock.elapse(3)
        assert calls.sent == []
        assert calls.pacer.budget.waiting == 4
        assert calls.pacer.budget.trouble == "it is full"
        calls.call("action", ACTION)
        await settle()
        team.open = True
        await calls.clock.elapse(5)
        assert calls.names == ["action", "poll 0", "poll 1", "poll 2", "poll 3"]
        assert all(late - early >= 0.5 - 1e-3 for early, late in zip(calls.moments, calls.moments[2:], strict=False))


async def test_who_gives_up_while_the_team_is_asked_takes_no_turn() -> None:
    async with team_traffic() as (calls, team):
        team.open = True
        task = calls.call("given up")
        await settle()
        task.cancel()
        await calls.clock.elapse(0.01)
        for number in range(2):
            calls.call(str(number))
        await calls.clock.elapse(0.3)
        assert calls.names == ["0", "1"]


STEP = st.one_of(
    st.tuples(st.just("call"), st.sampled_from(Priority)),
    st.tuples(st.just("cancel"), st.integers(0, 40)),
    st.tuples(st.just("elapse"), st.sampled_from((0.1, 0.5, 0.7, 3.0))),
    st.tuples(st.just("throttle"), st.sampled_from((0.0, 2.5))),
)


@given(st.lists(STEP, max_size=60))
@settings(max_examples=150)
def test_whatever_happens_the_rate_holds_and_everybody_gets_a_turn(steps: list[tuple[str, float]]) -> None:
    async def scenario() -> None:
        async with traffic() as calls:
            for number, (step, value) in enumerate(steps):
                if step == "call":
                    calls.call(str(number), Priority(int(value)))
                elif step == "cancel" and calls.tasks:
                    calls.tasks[int(value) % len(calls.tasks)].cancel()
                elif step == "elapse":
                    await calls.clock.elapse(value)
                elif step == "throttle":
                    calls.pacer.throttled(value)
            await calls.clock.elapse(3600)
            assert all(task.done() for task in calls.tasks)
            moments = calls.moments
            assert moments == sorted(moments)
            assert all(late - early >= 0.5 - 1e-3 for early, late in zip(moments, moments[2:], strict=False))

    asyncio.run(scenario())
