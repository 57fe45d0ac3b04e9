"""Somebody at a shell."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.account.ground import Ground
from tests.clocks import HastyClock
from tests.shell.terminal import Terminal
from tests.shell.typist import Typist


@pytest.fixture
async def typed(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Typist]:
    """At a typical account, without a terminal; waiting takes no time."""
    monkeypatch.chdir(tmp_path)
    ground = Ground(tmp_path, HastyClock())
    typist = Typist.at(ground, capfd)
    yield typist
    await typist.shell.aclose()
    await ground.close()


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """The shell of the demo account at a terminal of its own."""
    with Terminal.opened(tmp_path, "--demo", "shell") as opened:
        yield opened
