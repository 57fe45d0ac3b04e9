"""Somebody who types."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.account.ground import Ground
from tests.clocks import HastyClock
from tests.command.typist import Program, Typist, folder_of


@pytest.fixture
async def typed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Typist]:
    """At a typical account; waiting takes no time."""
    ground = Ground(tmp_path, HastyClock())
    yield Typist(ground, capsys, monkeypatch, ground.account())
    await ground.close()


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """The program with a folder of its own, and nothing of the user's."""
    for name, value in folder_of(tmp_path).items():
        monkeypatch.setenv(name, value)
    for name in ("VULTR_API_KEY", "VULTR_API_URL", "VULTR_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    return Program(capsys)
