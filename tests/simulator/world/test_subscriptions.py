"""The numbers of what is paid for."""

from __future__ import annotations

from vultr_tui.simulator.world import subscriptions
from vultr_tui.simulator.world.world import World


def test_numbers_grow_and_look_like_those_of_2018(world: World) -> None:
    numbers = [subscriptions.new_id(world) for _ in range(500)]

    assert numbers == sorted(set(numbers))
    assert 14_000_000 <= numbers[0] < numbers[-1] < 15_000_000


def test_there_are_gaps(world: World) -> None:
    numbers = [subscriptions.new_id(world) for _ in range(50)]

    assert numbers[-1] - numbers[0] > 50


def test_many_at_once_follow_and_are_followed(world: World) -> None:
    before = subscriptions.new_id(world)
    many = subscriptions.new_ids(world, 10_000)

    assert len(many) == 10_000
    assert before < many[0]
    assert many[-1] < subscriptions.new_id(world)
