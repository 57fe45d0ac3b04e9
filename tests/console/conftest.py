"""Consoles to try things on."""

from __future__ import annotations

import os
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Protocol

import pytest

from tests.console.desk import Desk, Hands
from vultr_tui.console.app import Console

SMALL = (80, 24)
MEDIUM = (120, 40)
LARGE = (200, 50)


@pytest.fixture(autouse=True)
def utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Times of day on screen are local: here that is UTC."""
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    time.tzset()
    yield
    os.environ.pop("TZ", None)
    time.tzset()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An account with something of everything."""
    return Desk(tmp_path)


class Opening(Protocol):
    """Opens a console of a given size."""

    def __call__(
        self, desk: Desk, console: Console | None = None, size: tuple[int, int] = SMALL
    ) -> AbstractAsyncContextManager[Hands]: ...


@pytest.fixture
def opened() -> Opening:
    """Opens a console, and closes it in the end."""

    @asynccontextmanager
    async def opened(desk: Desk, console: Console | None = None, size: tuple[int, int] = SMALL) -> AsyncIterator[Hands]:
        app = console or desk.console()
        async with app.run_test(size=size, notifications=True) as pilot:
            hands = Hands(pilot, desk.clock)
            await hands.wait()
            yield hands

    return opened
