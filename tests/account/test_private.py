from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from vultr_tui.account.private import change, folder, write


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


def test_it_is_on_the_disk_before_it_is_called_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    whole, sync = Path.replace, os.fsync

    def watched(source: Path, target: Path) -> Path:
        steps.append("rename")
        return whole(source, target)

    def synced(file: int) -> None:
        steps.append("sync")
        sync(file)

    monkeypatch.setattr(Path, "replace", watched)
    monkeypatch.setattr(os, "fsync", synced)
    write(tmp_path / "x", b"new")
    assert steps == ["sync", "rename", "sync"]


@pytest.mark.parametrize("left", [b"", b"half", b"much longer than what comes next"])
def test_the_draft_of_a_program_that_was_killed_is_used(tmp_path: Path, left: bytes) -> None:
    draft = tmp_path / ".x.draft"
    draft.write_bytes(left)
    draft.chmod(0o644)
    write(tmp_path / "x", b"new")
    assert (tmp_path / "x").read_bytes() == b"new"
    assert mode(tmp_path / "x") == 0o600
    assert list(tmp_path.iterdir()) == [tmp_path / "x"]


def test_a_link_in_the_place_of_the_draft_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(b"precious")
    (tmp_path / ".x.draft").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="symbolic links"):
        write(tmp_path / "x", b"new")
    assert (tmp_path / "elsewhere").read_bytes() == b"precious"


ADDER = """
import sys
from pathlib import Path
from vultr_tui.account.private import change
for _ in range(50):
    change(Path(sys.argv[1]), lambda content: (content or b"") + b"x")
"""


def test_of_two_programs_that_change_a_file_neither_undoes_the_others_change(tmp_path: Path) -> None:
    adders = [subprocess.Popen([sys.executable, "-c", ADDER, str(tmp_path / "x")]) for _ in range(2)]
    assert [adder.wait(60) for adder in adders] == [0, 0]
    assert (tmp_path / "x").read_bytes() == b"x" * 100
    assert list(tmp_path.iterdir()) == [tmp_path / "x"]


def test_what_fails_to_be_made_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path / "x", b"old")
    with pytest.raises(ZeroDivisionError):
        change(tmp_path / "x", lambda _: bytes(1 // 0))
    assert (tmp_path / "x").read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [tmp_path / "x"]
