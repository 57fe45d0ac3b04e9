"""Somebody at a terminal, and a service over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import vultr_tui.connect
from tests.clocks import HastyClock
from tests.walk.terminal import KEY, Served, Terminal


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    """A terminal at an account that owns nothing; waiting takes no time."""
    clock = HastyClock()
    monkeypatch.setattr(vultr_tui.connect, "SystemClock", lambda: clock)
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "VULTR_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    with Served(clock) as served:
        monkeypatch.setenv("VULTR_API_URL", served.url)
        monkeypatch.setenv("VULTR_API_KEY", KEY)
        yield Terminal(clock, capsys)
