from __future__ import annotations

import os
from pathlib import Path

import pytest

from vultr_tui.account.private import folder, write


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_folders_are_made_for_the_owner_alone_all_the_way(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    folder(tmp_path / "a" / "b")
    assert mode(tmp_path / "a") == mode(tmp_path / "a" / "b") == 0o700
    assert mode(tmp_path) == 0o755


def test_a_file_is_replaced_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "x"
    write(file, b"old")
    whole = os.replace

    def watched(source: Path, target: Path) -> None:
        assert Path(source).read_bytes() == b"new"
        assert file.read_bytes() == b"old"
        whole(source, target)

    monkeypatch.setattr(Path, "replace", watched)
    write(file, b"new")
    assert file.read_bytes() == b"new"
    assert mode(file) == 0o600


def test_a_failure_leaves_the_old_content_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "x"
    write(file, b"old")

    def failing(*_: object) -> None:
        raise OSError("no")

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(OSError, match="no"):
        write(file, b"new")
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]
