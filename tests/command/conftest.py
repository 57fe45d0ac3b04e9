"""Somebody who types."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.account.ground import Ground
from tests.clocks import HastyClock
from tests.command.typist import Typist


@pytest.fixture
async def typed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Typist]:
    """At a typical account; waiting takes no time."""
    ground = Ground(tmp_path, HastyClock())
    yield Typist(ground, capsys, monkeypatch, ground.account())
    await ground.close()
