"""Many processes that share one ledger, by one clock: the rate holds for all of them, and the urgent go first."""

from __future__ import annotations

import asyncio
import errno
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.client.test_pacing import STEP
from tests.clocks import FakeClock, settle
from vultr_tui.api.catalogue import Rate, Scope
from vultr_tui.client.ledger import Shared
from vultr_tui.client.pacing import Pacer, Priority
from vultr_tui.client.standing import BREATH, TOLERANCE

ACTION, VISIBLE, BACKGROUND = Priority
RATE = Rate(2, Scope.KEY)
SLOT = 0.5
LATE = 1e-3


class Machine:
    """Processes that call the same service from one machine."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.clock = FakeClock()
        self.pacers: list[Pacer] = []
        self.asked: dict[str, float] = {}
        self.sent: dict[str, float] = {}
        self.tasks: list[asyncio.Task[None]] = []

    def process(self, rate: Rate = RATE, path: Path | None = None) -> Pacer:
        pacer = Pacer(rate, self.clock, Shared(path or self.path))
        self.pacers.append(pacer)
        return pacer

    def call(self, pacer: Pacer, name: str, priority: Priority = VISIBLE) -> asyncio.Task[None]:
        async def call() -> None:
            async with pacer.slot(priority):
                self.sent[name] = self.clock.monotonic()

        self.asked[name] = self.clock.monotonic()
        task = asyncio.create_task(call())
        self.tasks.append(task)
        return task

    def waits(self, kind: str) -> list[float]:
        """How long those whose names begin so had to wait."""
        return [moment - self.asked[name] for name, moment in self.sent.items() if name.startswith(kind)]

    @property
    def moments(self) -> list[float]:
        return sorted(self.sent.values())

    async def close(self) -> None:
        for task in self.tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        await settle()
        for pacer in self.pacers:
            await pacer.aclose()


@pytest.fixture
async def machine(tmp_path: Path) -> AsyncIterator[Machine]:
    machine = Machine(tmp_path / "budget")
    yield machine
    await machine.close()


def spaced(moments: list[float], interval: float, burst: int) -> bool:
    """Tell whether no more than `burst` requests come at once after a rest, and then one an interval."""
    due = 0.0
    for moment in moments:
        if moment < due - (burst - 1) * interval - LATE:
            return False
        due = max(due, moment) + interval
    return True


async def test_ten_processes_stay_within_the_rate_and_use_all_of_it(machine: Machine) -> None:
    for number in range(10):
        pacer = machine.process()
        for call in range(12):
            machine.call(pacer, f"{number}.{call}")
    await machine.clock.elapse(60)
    assert len(machine.sent) == 120
    assert spaced(machine.moments, SLOT, 2)
    assert machine.moments[-1] == pytest.approx(118 * SLOT, abs=LATE)


async def test_an_action_waits_for_one_slot_while_the_polls_of_nine_others_queue(machine: Machine) -> None:
    console = machine.process()
    for number in range(9):
        pacer = machine.process()
        for call in range(40):
            machine.call(pacer, f"poll {number}.{call}", (VISIBLE, BACKGROUND)[call % 2])
    for number in range(30):
        await machine.clock.elapse(3.3)
        machine.call(console, f"action {number}", ACTION)
    await machine.clock.elapse(1)
    assert len(machine.waits("action")) == 30
    assert max(machine.waits("action")) <= SLOT + LATE
    assert spaced(machine.moments, SLOT, 2)


async def test_actions_of_several_processes_go_one_slot_apart_before_every_poll(machine: Machine) -> None:
    pacers = [machine.process() for _ in range(4)]
    for pacer in pacers:
        for call in range(5):
            machine.call(pacer, f"poll {id(pacer)} {call}")
    await machine.clock.elapse(0.6)
    polled = len(machine.waits("poll"))
    for number, pacer in enumerate(pacers):
        machine.call(pacer, f"action {number}", ACTION)
    await machine.clock.elapse(4 * SLOT)
    assert sorted(machine.waits("action")) == pytest.approx([0.4, 0.9, 1.4, 1.9], abs=LATE)
    assert len(machine.waits("poll")) == polled


async def test_the_background_leaves_a_turn_to_others_on_the_screen_of_another_process(machine: Machine) -> None:
    one, other = machine.process(), machine.process()
    for call in range(10):
        machine.call(one, f"background {call}", BACKGROUND)
        machine.call(other, f"visible {call}")
    await machine.clock.elapse(11 * SLOT)
    assert len(machine.waits("visible")) == 10
    assert len(machine.waits("background")) <= 2
    await machine.clock.elapse(10)
    assert len(machine.waits("background")) == 10


async def test_a_process_that_is_gone_gives_its_share_back(machine: Machine) -> None:
    dead, alive = machine.process(), machine.process()
    for call in range(20):
        machine.call(dead, f"dead {call}", ACTION)
    await machine.clock.elapse(2)
    for task in machine.tasks:
        task.cancel()
    machine.tasks.clear()
    dead._turn = None  # as if it had been killed: it cannot give anything back
    gone, since = len(machine.sent), machine.clock.monotonic()
    for call in range(10):
        machine.call(alive, f"alive {call}")
    await machine.clock.elapse(10 * SLOT + SLOT)
    assert len(machine.sent) - gone == 10
    assert machine.moments[-1] - since <= 10 * SLOT + SLOT


async def test_an_action_that_is_given_up_leaves_its_turn_to_all(machine: Machine) -> None:
    one, other = machine.process(), machine.process()
    for call in range(2):
        machine.call(one, f"first {call}")
    await settle()
    action = machine.call(one, "action", ACTION)
    await settle()
    action.cancel()
    machine.call(other, "poll")
    await machine.clock.elapse(SLOT)
    assert machine.sent["poll"] == pytest.approx(SLOT, abs=LATE)


async def test_throttling_is_felt_by_all_and_the_rate_comes_back_to_all(machine: Machine) -> None:
    one, other = machine.process(), machine.process()
    await machine.clock.elapse(60)
    one.throttled()
    for call in range(3):
        machine.call(other, f"{call}")
    await machine.clock.elapse(5)
    assert machine.moments == pytest.approx([60 + BREATH, 61 + BREATH, 62 + BREATH], abs=LATE)
    assert other.budget.throttled
    assert other.budget.per_second == 1
    await machine.clock.elapse(45)
    machine.call(other, "later")
    await settle()
    assert other.budget.per_second == 2
    assert not other.budget.throttled


async def test_two_that_are_refused_at_once_halve_the_rate_once(machine: Machine) -> None:
    one, other = machine.process(), machine.process()
    one.throttled()
    other.throttled()
    assert other.budget.per_second == 1


async def test_thirty_a_second_are_shared_the_same_way(machine: Machine) -> None:
    rate = Rate(30, Scope.ADDRESS)
    for number in range(4):
        pacer = machine.process(rate)
        for call in range(60):
            machine.call(pacer, f"{number}.{call}")
    await machine.clock.elapse(10)
    assert spaced(machine.moments, 1 / 30, 30)
    assert machine.moments[-1] == pytest.approx(7, abs=0.01)


@pytest.mark.parametrize("kind", ["absent", "a folder"])
async def test_without_the_file_each_keeps_the_rate_alone_and_says_so(machine: Machine, kind: str) -> None:
    home = machine.path.parent / "home"
    if kind == "a folder":
        (home / "budget").mkdir(parents=True)
    pacer = machine.process(path=home / "budget")
    for call in range(6):
        machine.call(pacer, str(call))
    await machine.clock.elapse(5)
    assert machine.moments == pytest.approx([0, 0, 0.5, 1, 1.5, 2], abs=LATE)
    assert "not shared with other processes" in pacer.budget.trouble
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    machine.call(pacer, "later")
    await settle()
    assert pacer.budget.trouble == ""


@pytest.mark.parametrize(("call", "code"), [("open", errno.EACCES), ("pread", errno.EIO), ("pwrite", errno.ENOSPC)])
async def test_a_file_that_cannot_be_used_slows_nothing_down(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    def fail(*_: object) -> int:
        raise OSError(code, os.strerror(code))

    pacer = machine.process()
    monkeypatch.setattr(os, call, fail)
    for number in range(6):
        machine.call(pacer, str(number), Priority(number % 3))
    await machine.clock.elapse(10)
    assert machine.moments == pytest.approx([0, 0, 0.5, 1, 1.5, 2], abs=0.5 + LATE)
    assert spaced(machine.moments, SLOT, 2)
    assert pacer.budget.trouble.endswith(os.strerror(code))
    monkeypatch.undo()
    machine.call(pacer, "later")
    await settle()
    assert pacer.budget.trouble == ""


@given(st.lists(st.tuples(st.integers(0, 3), STEP), max_size=60))
@settings(max_examples=60)
def test_whatever_happens_the_rate_holds_for_all_and_everybody_gets_a_turn(
    tmp_path_factory: pytest.TempPathFactory, events: list[tuple[int, tuple[str, float]]]
) -> None:
    async def scenario() -> None:
        machine = Machine(tmp_path_factory.mktemp("machine") / "budget")
        pacers = [machine.process() for _ in range(4)]
        for number, (process, (event, value)) in enumerate(events):
            if event == "call":
                machine.call(pacers[process], str(number), Priority(int(value)))
            elif event == "cancel" and machine.tasks:
                machine.tasks[int(value) % len(machine.tasks)].cancel()
            elif event == "elapse":
                await machine.clock.elapse(value)
            elif event == "throttle":
                pacers[process].throttled(value)
        await machine.clock.elapse(3600)
        assert all(task.done() for task in machine.tasks)
        assert spaced(machine.moments, SLOT - TOLERANCE, 2)
        await machine.close()

    asyncio.run(scenario())
