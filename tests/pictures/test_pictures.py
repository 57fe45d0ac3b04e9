"""The pictures that the README shows are of this program as it is."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest

from tests.pictures.album import ALBUM, FOLDER


@pytest.fixture(autouse=True)
def utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The pictures show the time of day in UTC."""
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    time.tzset()
    yield
    os.environ.pop("TZ", None)
    time.tzset()


@pytest.mark.parametrize("name", ALBUM)
def test_the_picture_is_as_the_program_draws_it(name: str) -> None:
    kept = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    assert ALBUM[name]() == kept, f"look at it, then draw it anew: python -m tests.pictures {name}"


def test_nothing_else_is_kept() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {f"{name}.svg" for name in ALBUM}
