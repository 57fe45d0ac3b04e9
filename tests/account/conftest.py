"""Accounts to try things on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.account.ground import Ground
from tests.clocks import HastyClock
from vultr_tui.account.account import Account


@pytest.fixture
async def ground(tmp_path: Path) -> AsyncIterator[Ground]:
    """A typical account; a wait takes no time, but the clock moves on by as much."""
    ground = Ground(tmp_path, HastyClock())
    yield ground
    await ground.close()


@pytest.fixture
def account(ground: Ground) -> Account:
    """The account as one program has it."""
    return ground.account()
