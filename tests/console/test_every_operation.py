"""Every operation in the console, by keyboard alone, in at most six keys besides what is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.console.conftest import SMALL
from tests.console.desk import Desk
from tests.console.walker import Fingers, Walker
from tests.effort import THOROUGH
from tests.walk.walks import WALKS

SHORT = ("firewall", "users", "money")
"""The walks of v2 that are always gone; the others are as long as all of v1's, and go the same ways."""
GONE = [(version, name) for version, name in WALKS if THOROUGH or version == "v1" or name in SHORT]


@pytest.mark.timeout(600)
@pytest.mark.parametrize(("version", "name"), GONE)
async def test_walk(tmp_path: Path, version: str, name: str) -> None:
    desk = Desk(tmp_path, seed="empty", version=version)
    console, behind = desk.console(), desk.account()
    async with console.run_test(size=SMALL) as pilot:
        hands = Fingers(pilot, desk.clock)
        await hands.wait()
        walker = Walker(hands, desk, behind)
        for step in WALKS[version, name]:
            await walker.take(step)
            desk.clock.advance(step.later)
            await hands.wait()
            await walker.check(step)
    await behind.aclose()
