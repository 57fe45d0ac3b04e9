from __future__ import annotations

import json
from pathlib import Path

import pytest

from vultr_tui.account.document import Document

PARTS = ("named", "said")


def document(path: Path) -> Document:
    return Document(path, 1, PARTS, growing=("said",))


def parts(named: dict[str, str], *said: str) -> dict[str, dict[str, object]]:
    return {"named": dict(named), "said": {"x": list(said)}}


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    assert document(tmp_path / "a").read() == {"named": {}, "said": {}}
    assert document(tmp_path / "a").save(parts({"a": "1"}, "one")) == ""
    assert document(tmp_path / "a").read() == parts({"a": "1"}, "one")
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o600


def test_two_programs_keep_what_either_has_changed(tmp_path: Path) -> None:
    document(tmp_path / "a").save(parts({"a": "1", "b": "1", "c": "1"}, "one"))
    here, there = document(tmp_path / "a"), document(tmp_path / "a")
    assert here.read() == there.read()
    there.save(parts({"a": "1", "b": "2", "c": "1", "d": "2"}, "one", "two"))
    here.save(parts({"a": "3", "b": "1"}, "one", "three"))
    assert document(tmp_path / "a").read() == parts({"a": "3", "b": "2", "d": "2"}, "one", "two", "three")
    there.save(parts({"a": "1", "b": "4", "c": "1", "d": "2"}, "one", "two"))
    assert document(tmp_path / "a").read() == parts({"a": "3", "b": "4", "d": "2"}, "one", "two", "three")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff",
        b"[]",
        b"7",
        b"{}",
        b'{"version":"x"}',
        b'{"version":1,"named":[],"said":{}}',
        b"[" * 99_999,
    ],
    ids=range(9),
)
def test_a_damaged_file_is_told_and_kept_under_another_name(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a").write_bytes(content)
    damaged = document(tmp_path / "a")
    assert damaged.read() == {"named": {}, "said": {}}
    assert f"{tmp_path}/a is damaged: it is now a.damaged" in damaged.problem
    assert damaged.save(parts({"a": "1"})) == ""
    assert (tmp_path / "a.damaged").read_bytes() == content
    again = document(tmp_path / "a")
    assert again.read() == parts({"a": "1"})
    assert again.problem == ""


def test_a_file_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    later = json.dumps({"version": 2, "named": {"a": {"new": 1}}})
    (tmp_path / "a").write_text(later)
    newer = document(tmp_path / "a")
    assert newer.read() == {"named": {}, "said": {}}
    assert "later vultr-tui" in newer.problem
    assert newer.save(parts({"a": "1"})) == ""
    assert (tmp_path / "a").read_text() == later


def test_a_file_that_became_later_meanwhile_is_left_alone_too(tmp_path: Path) -> None:
    here = document(tmp_path / "a")
    here.read()
    (tmp_path / "a").write_text('{"version": 2}')
    assert "later vultr-tui" in here.save(parts({"a": "1"}))
    assert (tmp_path / "a").read_text() == '{"version": 2}'


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    here = document(tmp_path / "a")
    here.read()
    assert "cannot be read (Is a directory)" in here.problem
    (tmp_path / "file").touch()
    assert "cannot be written" in document(tmp_path / "file" / "a").save(parts({}))
