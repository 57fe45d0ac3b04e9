"""Accounts to try things on."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest

from tests.clocks import FakeClock
from tests.simulator.service import Service
from vultr_tui.simulator import seed
from vultr_tui.simulator.store import Store
from vultr_tui.simulator.world.world import World


@pytest.fixture
async def service() -> AsyncIterator[Service]:
    """An account that owns nothing and counts no requests."""
    service = Service()
    yield service
    await service.close()


@pytest.fixture
async def typical() -> AsyncIterator[Service]:
    """An account with something of everything."""
    service = Service(seed="typical")
    yield service
    await service.close()


@pytest.fixture
def world() -> Iterator[World]:
    """The world of an account that owns nothing, during one change."""
    store = Store(":memory:", FakeClock().now)
    store.begin(1.0, lambda world: seed.fill(world, "empty"))
    with store.writing() as world:
        yield world
    store.close()
