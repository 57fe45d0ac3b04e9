"""How often a key may ask."""

from __future__ import annotations

from pathlib import Path

from tests.clocks import FakeClock
from tests.simulator.test_store import opened
from vultr_tui.simulator.store import Store
from vultr_tui.simulator.v1.service import AT_ONCE as BURST


def answered(store: Store, times: int, key: str = "a") -> int:
    return sum(store.admit(key, 2.0, BURST) for _ in range(times))


def test_a_few_at_once_and_then_two_a_second() -> None:
    clock = FakeClock()
    store = opened(":memory:", clock)
    assert answered(store, 9) == BURST

    clock.advance(1)
    assert answered(store, 9) == 2


def test_a_refused_request_costs_nothing() -> None:
    clock = FakeClock()
    store = opened(":memory:", clock)
    answered(store, 50)
    clock.advance(0.25)
    assert answered(store, 1) == 0
    clock.advance(0.25)
    assert answered(store, 1) == 1


def test_waiting_longer_saves_up_no_more_than_the_burst() -> None:
    clock = FakeClock()
    store = opened(":memory:", clock)
    answered(store, BURST)
    clock.advance(3600)

    assert answered(store, 99) == BURST


def test_keys_do_not_count_for_each_other() -> None:
    store = opened(":memory:")
    answered(store, 9)

    assert answered(store, 9, "b") == BURST


def test_processes_count_together(tmp_path: Path) -> None:
    clock = FakeClock()
    one, two = opened(tmp_path / "state", clock), opened(tmp_path / "state", clock)

    assert sum(store.admit("a", 2.0, BURST) for store in (one, two) * 9) == BURST


def test_a_clock_set_back_does_not_lock_a_key_out(tmp_path: Path) -> None:
    clock = FakeClock()
    answered(opened(tmp_path / "state", clock), 9)

    assert answered(opened(tmp_path / "state", FakeClock(clock.now() - 3600)), 1) == 1


def test_keys_that_rested_are_forgotten(tmp_path: Path) -> None:
    clock = FakeClock()
    store = opened(tmp_path / "state", clock)
    for number in range(100):
        answered(store, 1, f"made up {number}")
        clock.advance(1)
    ((remembered,),) = store._db.execute("select count(*) from rate")
    assert remembered == 61
    assert answered(store, 9, "made up 99") == BURST
