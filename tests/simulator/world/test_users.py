"""Where the keys of a user work."""

from __future__ import annotations

import pytest

from vultr_tui.simulator.world import users
from vultr_tui.simulator.world.users import OWNER
from vultr_tui.simulator.world.world import World


@pytest.mark.parametrize(
    ("typed", "size", "kept"), [("198.51.100.7", 24, "198.51.100.0"), ("2001:DB8::", 32, "2001:db8::")]
)
def test_a_network_is_one_however_it_is_written(world: World, typed: str, size: int, kept: str) -> None:
    users.allow(world, OWNER.id, typed, size)
    users.allow(world, OWNER.id, typed, size)
    assert [row["subnet"] for row in users.addresses(world, OWNER.id)] == [kept]
    users.disallow(world, OWNER.id, typed, size)
    assert users.addresses(world, OWNER.id) == []
