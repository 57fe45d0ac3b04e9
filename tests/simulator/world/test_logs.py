"""What was done to the account."""

from __future__ import annotations

import pytest

from vultr_tui.simulator.world import logs
from vultr_tui.simulator.world.world import World


def test_the_latest_are_kept(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "KEPT", 3)
    for number in range(5):
        logs.add(world, "", "127.0.0.1", "POST", f"/{number}")
    assert [row["path"] for row in logs.listed(world, 0, world.now)] == ["/4", "/3", "/2"]
