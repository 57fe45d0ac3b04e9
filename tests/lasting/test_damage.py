"""Each file that is kept, damaged or of a later version: it is said, left alone, and everything else works."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command.typist import PROGRAM, Program, folder_of
from tests.console.seat import Seat
from tests.faults.served import KEY, served
from tests.shell.terminal import Terminal
from vultr_tui.command.exits import Exit

STATE, CACHE = "state/vultr-tui", "cache/vultr-tui"


def garbage(path: Path) -> None:
    path.write_bytes(b"\x00\xff{[garbage\n" * 100)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def folder(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.mkdir(parents=True, exist_ok=True)


def later(path: Path) -> None:
    """Let a later version have written it."""
    if path.suffix == ".sqlite":
        with sqlite3.connect(path) as db:
            db.execute("pragma user_version = 999")
        db.close()
        return
    lines = [json.loads(line) for line in path.read_text().splitlines()] if path.suffix == ".jsonl" else None
    said = lines or [json.loads(path.read_text())]
    path.write_text(
        "\n".join(json.dumps({**each, "version": 999} if isinstance(each, dict) else each) for each in said) + "\n"
    )


Damage = Callable[[Path], None]
DAMAGES: tuple[Damage, ...] = (garbage, emptied, folder, later)


@pytest.fixture
def home(program: Program, tmp_path: Path) -> Path:
    assert program("--demo", "server", "label_set", "web-1", "label=front")[0] == 0
    assert program("--demo", "server", "list")[0] == 0
    return tmp_path


def there(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b"".join(str(below).encode() for below in path.rglob("*"))


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("file", [f"{STATE}/journal/demo.jsonl", f"{CACHE}/rows/demo/*/v1.server.jsonl"])
def test_a_command_says_it_and_works(program: Program, home: Path, file: str, damage: Damage) -> None:
    (path,) = home.glob(file)
    damage(path)
    before, journal = there(path), "journal" in file
    words = ("journal", "--demo") if journal else ("--demo", "server", "label_set", "blog", "label=x")
    code, _, err = program(*words)
    assert code == 0, err
    if not (damage is emptied and journal):
        assert err.count(str(path)) == 1, err
    if journal:
        assert there(path) == before


@pytest.mark.parametrize("damage", [garbage, folder, later])
def test_a_demo_that_cannot_be_used_is_left_alone(program: Program, home: Path, damage: Damage) -> None:
    path = home / STATE / "demo.sqlite"
    for name in ("demo.sqlite-wal", "demo.sqlite-shm"):
        path.with_name(name).unlink(missing_ok=True)
    damage(path)
    before = there(path)
    code, out, err = program("--demo", "server", "list", "-o", "json", "--columns", "label")
    assert code == 0, err
    assert {"label": "web-1"} in json.loads(out)
    assert "begins afresh and is not kept" in err
    assert there(path) == before


@pytest.mark.parametrize("damage", [garbage, folder, later])
def test_a_shell_says_it_and_works(tmp_path: Path, damage: Damage) -> None:
    state = tmp_path / STATE
    (state / "history").mkdir(parents=True)
    (state / "shell.json").write_text('{"version": 1, "aliases": {"x": "os list"}, "settings": {}}')
    damage(state / "shell.json")
    before = there(state / "shell.json")
    (state / "history" / "demo").mkdir()
    with Terminal.opened(tmp_path, "--demo", "shell") as terminal:
        said = terminal.until("demo>")
        assert "shell.json" in said
        terminal.enter("app list")
        terminal.until("history/demo cannot be")
        terminal.enter("exit")
        assert terminal.ended() == 0
    aside = state / "shell.json.damaged"
    assert there(aside if aside.exists() else state / "shell.json") == before


def test_a_console_says_it_and_works(tmp_path: Path) -> None:
    state = tmp_path / STATE
    (state / "console").mkdir(parents=True)
    garbage(state / "console" / "demo.json")
    (state / "journal").mkdir()
    garbage(state / "journal" / "demo.jsonl")
    with Seat(tmp_path, *PROGRAM, "--demo", environment={**folder_of(tmp_path), "COLUMNS": "80"}) as seat:
        seat.opened()
        seat.type("!")
        seat.await_screen("demo.json is damaged")
        seat.await_screen("demo.jsonl is damaged")
        seat.type("q")
        seat.send("q")
        assert seat.end() == 0
    assert (state / "console" / "demo.json.damaged").exists()


def of_a_later_version(path: Path) -> None:
    path.write_text('[profile.prod]\nread_only = true\nshape = "round"\n')


def with_a_key_for_nothing(path: Path) -> None:
    path.write_text('[keys]\n"row.fly" = "x"\n')


SETTINGS: tuple[Damage, ...] = (garbage, folder, of_a_later_version)
TOLD = "~/config/vultr-tui/settings.toml"
"""How the file is called, which is in the user's home."""


def settings(home: Path, damage: Damage) -> Path:
    path = home / "config" / "vultr-tui" / "settings.toml"
    path.parent.mkdir(parents=True)
    damage(path)
    return path


@pytest.mark.parametrize("damage", SETTINGS)
def test_a_command_on_the_demo_does_without_settings(program: Program, tmp_path: Path, damage: Damage) -> None:
    path = settings(tmp_path, damage)
    before = there(path)
    code, _, err = program("--demo", "server", "label_set", "blog", "label=x")
    assert code == 0, err
    assert err.count(TOLD) == 1
    assert there(path) == before


@pytest.mark.parametrize("damage", SETTINGS)
def test_without_settings_an_account_can_only_be_read(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, damage: Damage
) -> None:
    settings(tmp_path, damage)
    monkeypatch.setenv("VULTR_API_KEY", KEY)
    with served() as service:
        monkeypatch.setenv("VULTR_API_URL", service.url)
        code, out, err = program("server", "list", "-o", "json", "--columns", "label")
        assert code == 0, err
        assert {"label": "web-1"} in json.loads(out)
        assert TOLD in err
        code, out, err = program("server", "reboot", "blog", "--yes")  # a profile there may be read-only
        assert (code, out) == (Exit.GUARDED, ""), err
        assert err.count(TOLD) == 1
        monkeypatch.delenv("VULTR_API_KEY")
        assert program("server", "list")[0] == Exit.USAGE


@pytest.mark.parametrize("damage", SETTINGS)
def test_a_shell_and_a_console_on_the_demo_do_without_settings(tmp_path: Path, damage: Damage) -> None:
    path = settings(tmp_path, damage)
    with Terminal.opened(tmp_path, "--demo", "shell") as terminal:
        assert "only the demo can be changed" in terminal.until("demo>")
        terminal.enter("server label_set blog label=x")
        terminal.until("server label_set blog: done")
        terminal.enter("exit")
        assert terminal.ended() == 0
    with Seat(tmp_path, *PROGRAM, "--demo", environment=folder_of(tmp_path)) as seat:
        seat.opened()
        seat.type("!")
        seat.await_screen("settings.toml")
        seat.type("q")
        seat.send("q")
        assert seat.end() == 0
    assert path.exists()


def test_a_console_does_without_keys_that_cannot_be(tmp_path: Path) -> None:
    settings(tmp_path, with_a_key_for_nothing)
    with Seat(tmp_path, *PROGRAM, "--demo", environment=folder_of(tmp_path)) as seat:
        seat.opened()
        seat.type("!")
        seat.await_screen(f"{TOLD}, line 2: no action is called")
        seat.await_screen("'row.fly'.")
        seat.type("q")
        seat.send("q")
        assert seat.end() == 0
