"""The identifiers of what is paid for: servers, bare metal, block storage and reserved IPs share one sequence."""

from __future__ import annotations

from vultr_tui.simulator.world import numbers
from vultr_tui.simulator.world.world import World

_FIRST = 14_000_000
_OTHERS = 40
"""How many subscriptions other customers may take between two of ours."""


def new_id(world: World) -> int:
    """A new SUBID; they grow, with gaps."""
    return numbers.take(world, "subscription", first=_FIRST, count=1 + world.chance.randrange(_OTHERS))


def new_ids(world: World, count: int) -> range:
    """That many new SUBIDs in a row."""
    first = numbers.take(world, "subscription", first=_FIRST, count=count)
    return range(first, first + count)
