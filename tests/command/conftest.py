"""Somebody who types."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.account.ground import Ground
from tests.clocks import HastyClock
from tests.command.simulated import simulated
from tests.command.typist import KEY, Program, Typist, folder_of


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


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """An embedded account served on a free port, and the environment in which the program finds it, to speak v1."""
    folder = tmp_path_factory.mktemp("service")
    state = folder_of(folder)
    settings = Path(state["XDG_CONFIG_HOME"], "vultr-tui", "settings.toml")
    settings.parent.mkdir(parents=True)
    settings.write_text('[profile.default]\napi = "v1"\n')
    with simulated(folder, "--clock-rate", "600") as url:
        yield state | {"VULTR_API_URL": url, "VULTR_API_KEY": KEY}
