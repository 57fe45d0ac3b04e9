"""Images of the account."""

from __future__ import annotations

from vultr_tui.simulator.world import isos
from vultr_tui.simulator.world.world import World


def test_an_id_is_never_given_twice(world: World) -> None:
    first = isos.create(world, "https://example.com/a.iso")
    isos.destroy(world, first)
    assert isos.create(world, "https://example.com/b.iso") != first
