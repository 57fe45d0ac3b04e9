"""The commands that are no operations: catalogue, journal, undo, demo."""

from __future__ import annotations

import json
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.command.typist import Program
from vultr_tui.api.catalogue import load
from vultr_tui.command.exits import Exit


def test_the_catalogue_is_data(program: Program) -> None:
    code, out, err = program("catalogue", "--api", "v1", "-o", "json")
    assert (code, err) == (0, "")
    operations = {row["name"]: row for row in json.loads(out)}
    assert operations.keys() == {operation.name for operation in load("v1").operations}
    create = operations["server.create"]
    assert create.keys() == {"name", "method", "path", "key_required", "access", "risk", "parameters"}
    assert (create["method"], create["path"], create["key_required"]) == ("POST", "/v1/server/create", True)
    assert (create["access"], create["risk"]) == ("provisioning", "disruptive")
    assert {"name": "DCID", "type": "integer", "required": True, "refers_to": "region"} in create["parameters"]
    assert {row["risk"] for row in operations.values()} == {"read", "reversible", "disruptive", "destructive"}


def test_the_catalogue_can_be_filtered(program: Program) -> None:
    out = program("catalogue", "-o", "id", "--filter", "risk:destructive server")[1]
    assert "server.destroy" in out.split()
    assert "server.list" not in out.split()


def test_a_change_is_written_down_and_taken_back(program: Program) -> None:
    assert program("--demo", "server", "label_set", "web-1", "label=front")[0] == 0
    (entry,) = json.loads(program("journal", "--demo", "-o", "json")[1])
    assert (entry["operation"], entry["target"], entry["arguments"]) == (
        "server.label_set",
        "web-1",
        {"label": "front"},
    )
    assert entry["outcome"] == "ok"
    assert json.loads(program("undo", "--demo", "--dry-run", "-o", "json")[1])["arguments"]["label"] == "web-1"
    assert program("undo", "--demo", "--dry-run", "--read-only")[0] == Exit.GUARDED
    assert program("undo", "--demo", entry["id"])[0] == 0
    assert program("--demo", "server", "list", "web-1", "-o", "id", "--filter", "label=web-1")[1].strip().isdigit()
    code, _, err = program("undo", "--demo", "nosuch")
    assert (code, "no entry" in err) == (6, True)
    assert program("undo", "--demo", "a", "b")[0] == 2


def test_times_are_as_the_reader_wants_them(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "XYZ-5:30")
    time.tzset()
    try:
        assert program("--demo", "server", "label_set", "web-1", "label=front")[0] == 0
        (entry,) = json.loads(program("journal", "--demo", "-o", "json")[1])
        at = datetime.fromisoformat(entry["time"])
        assert at.utcoffset() == timedelta(0)
        assert abs(at.timestamp() - time.time()) < 120
        there = at + timedelta(hours=5, minutes=30)
        assert f"{there:%Y-%m-%d %H:%M:%S} XYZ" in program("journal", "--demo")[1]
        settings = tmp_path / "config" / "vultr-tui" / "settings.toml"
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text('time = "utc"\n')
        assert f"{at:%Y-%m-%d %H:%M:%S} UTC" in program("journal", "--demo")[1]
        assert program("journal", "--demo", "--filter", f"time>={entry['time'][:10]}", "-o", "id")[1].strip()
    finally:
        monkeypatch.undo()
        time.tzset()


def test_there_may_be_nothing_to_take_back(program: Program) -> None:
    code, out, err = program("undo", "--demo")
    assert (code, out) == (6, "")
    assert "nothing to take back" in err


def test_the_demo_starts_afresh(program: Program) -> None:
    assert program("--demo", "server", "label_set", "web-1", "label=front")[0] == 0
    assert program("demo", "reset") == (0, "", "")
    names = program("--demo", "server", "list", "-o", "json", "--columns", "label")[1]
    assert {"label": "web-1"} in json.loads(names)
    assert json.loads(program("journal", "--demo", "-o", "json")[1]) == []


def test_secrets_are_not_written_down(program: Program, tmp_path: Path) -> None:
    made = program(
        *("--demo", "user", "create", "email=a@example.com", "name=A", "password=correct-Horse-9", "acls=dns", "--yes")
    )
    assert made[0] == 0
    key = next(line.split()[-1] for line in made[1].splitlines() if "api_key" in line.lower())
    kept = b"".join(
        path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and "demo.sqlite" not in path.name
    )
    assert b"correct-Horse-9" not in kept
    assert key.encode() not in kept
    assert b"correct-Horse-9" not in program("journal", "--demo", "-o", "json")[1].encode()
