"""The program's files are where other programs of this system have theirs."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs
import pytest

from vultr_tui.folders import NAME, XDG, folder


@pytest.mark.parametrize("kind", XDG)
@pytest.mark.parametrize("said", [None, "", "/somewhere/else", "/with blank/é"])
def test_they_are_where_the_library_finds_them(kind: str, said: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    name = f"XDG_{kind.upper()}_HOME"
    monkeypatch.delenv(name, raising=False)
    if said is not None:
        monkeypatch.setenv(name, said)
    assert folder(kind) == getattr(platformdirs, f"user_{kind}_path")(NAME)


def test_a_path_that_is_not_absolute_is_ignored(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The specification says so, for it would be another one in every directory."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", "here")
    assert folder("state") == tmp_path / ".local" / "state" / NAME


@pytest.mark.parametrize("kind", XDG)
def test_elsewhere_the_library_is_asked(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(platformdirs, f"user_{kind}_dir", lambda name: f"/Users/of/{name}/{kind}")
    assert folder(kind) == Path("/Users/of", NAME, kind)
