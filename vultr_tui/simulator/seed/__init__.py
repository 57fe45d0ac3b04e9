"""What a new account holds."""

from __future__ import annotations

from collections.abc import Callable

from vultr_tui.simulator.seed import large, typical
from vultr_tui.simulator.world import account
from vultr_tui.simulator.world.world import World


def _empty(_world: World) -> None:
    """Own nothing."""


_SEEDS: dict[str, Callable[[World], None]] = {"empty": _empty, "typical": typical.fill, "large": large.fill}

NAMES = tuple(_SEEDS)
"""What there is to choose from."""


def fill(world: World, name: str) -> None:
    """Begin an account in a new world and give it what that seed holds; KeyError for an unknown one."""
    account.open_account(world)
    _SEEDS[name](world)
