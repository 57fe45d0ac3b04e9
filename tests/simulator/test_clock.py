"""The world's own time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.clocks import START, FakeClock
from tests.simulator.test_store import opened
from vultr_tui.simulator.store import Store


def now(store: Store) -> float:
    with store.reading() as world:
        return world.now


def test_a_new_world_has_our_time_and_keeps_it() -> None:
    clock = FakeClock()
    store = opened(":memory:", clock)
    clock.advance(90)

    assert now(store) == START + 90


def test_time_may_run_faster() -> None:
    clock = FakeClock()
    store = opened(":memory:", clock, rate=10)
    clock.advance(6)

    assert now(store) == START + 60


def test_time_goes_on_where_it_was_at_another_rate(tmp_path: Path) -> None:
    clock = FakeClock()
    path = tmp_path / "state"
    opened(path, clock, rate=10)
    clock.advance(6)
    store = opened(path, clock, rate=2)
    assert now(store) == pytest.approx(START + 60)

    clock.advance(5)
    assert now(store) == pytest.approx(START + 70)


def test_time_is_the_same_for_all_processes(tmp_path: Path) -> None:
    clock = FakeClock()
    path = tmp_path / "state"
    first = opened(path, clock, rate=1)
    second = opened(path, clock, rate=100)
    clock.advance(1)

    assert now(first) == now(second) == START + 100


def test_time_does_not_go_back_with_the_clock_of_the_machine(tmp_path: Path) -> None:
    path = tmp_path / "state"
    store = opened(path, FakeClock(START))
    with store.writing():
        pass

    behind = opened(path, FakeClock(START - 3600))

    assert now(behind) == START
