"""Lower floors never import higher ones, and heavy libraries stay in their rooms."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import vultr_tui

PACKAGE = Path(vultr_tui.__file__).parent

ROOMS = {
    "api": set[str](),
    "client": {"api"},
    "simulator": {"api"},
    "grammar": {"api"},
    "output": {"api"},
    "settings": {"api", "folders"},
    "folders": set[str](),
    "garbage": set[str](),
    "manual": set[str](),
    "account": {"api", "client", "grammar"},
    "connect": {"api", "client", "account", "settings", "simulator"},
    "command": {
        "api",
        "client",
        "account",
        "folders",
        "grammar",
        "output",
        "settings",
        "connect",
        "simulator",
        "manual",
    },
    "console": {"api", "client", "account", "folders", "garbage", "grammar", "output", "settings", "connect", "shell"},
    "shell": {
        "api",
        "client",
        "account",
        "folders",
        "garbage",
        "grammar",
        "output",
        "settings",
        "connect",
        "command",
        "manual",
    },
    "cli": {"command", "console", "garbage", "shell", "settings"},
    "__main__": {"cli"},
    "__init__": set[str](),
}
"""What each room may import besides itself."""

HOMES = {
    "httpx": {"client", "connect"},
    "jmespath": {"grammar"},
    "keyring": {"settings"},
    "textual": {"console"},
    "rich": {"console"},
    "prompt_toolkit": {"shell"},
    "tomlkit": {"settings"},
    "uvicorn": {"simulator"},
    "yaml": {"output", "settings"},
}
"""The only rooms that may import a heavy library."""

LIGHT = {
    "vultr_tui.api.v1": {"httpx", "textual", "asyncio", "sqlite3"},
    "vultr_tui.grammar": {"httpx", "textual", "asyncio", "sqlite3"},
    "vultr_tui.cli": {"httpx", "textual", "asyncio", "sqlite3", "prompt_toolkit", "pygments", "uvicorn", "yaml"},
    "vultr_tui.client": {"httpx", "textual"},
    "vultr_tui.account": {"httpx", "textual"},
    "vultr_tui.simulator": {"httpx", "textual", "uvicorn"},
    "vultr_tui.command.help": {"httpx", "textual", "asyncio", "sqlite3", "dataclasses", "inspect", "tomllib"},
    "vultr_tui.command.oneshot": {"httpx", "textual", "sqlite3", "prompt_toolkit", "uvicorn", "yaml", "jmespath"},
    "vultr_tui.console.opening": {"httpx", "textual", "asyncio", "vultr_tui.api.v1", "vultr_tui.api.v2"},
    "vultr_tui.console.app": {
        *("httpx", "sqlite3", "prompt_toolkit", "uvicorn", "yaml", "tomlkit", "dns", "curses"),
        *("textual.widgets._markdown", "textual.widgets._progress_bar"),
        *("textual.widgets._data_table", "textual.widgets._text_area", "vultr_tui.simulator"),
        *("vultr_tui.console.actions.acting", "vultr_tui.console.actions.onrows", "vultr_tui.console.dialogs.menu"),
        *("vultr_tui.console.screens.journal", "vultr_tui.console.forms.form", "vultr_tui.console.controls"),
        *("vultr_tui.account.actions", "vultr_tui.account.undoing", "vultr_tui.api.validation"),
    },
    "vultr_tui.shell": {"httpx", "textual", "asyncio", "prompt_toolkit"},
    "vultr_tui.shell.opening": {
        *("httpx", "textual", "prompt_toolkit", "difflib"),
        *("vultr_tui.account.account", "vultr_tui.api.catalogue", "vultr_tui.client.session", "vultr_tui.connect"),
    },
    "vultr_tui.shell.lines": {"httpx", "textual", "prompt_toolkit"},
    "vultr_tui.shell.prompt": {
        *("httpx", "textual", "rich", "pygments", "difflib", "vultr_tui.connect"),
        *("vultr_tui.account.account", "vultr_tui.api.catalogue", "vultr_tui.client.session", "vultr_tui.output.text"),
        *("vultr_tui.command.run", "vultr_tui.shell.aid", "vultr_tui.shell.running", "vultr_tui.shell.toolbar"),
    },
}
"""What importing a module must not load."""


def rooms() -> list[str]:
    return sorted(
        path.stem if path.suffix == ".py" else path.name
        for path in PACKAGE.iterdir()
        if path.suffix == ".py" or (path.is_dir() and (path / "__init__.py").exists())
    )


def files(room: str) -> Iterator[Path]:
    single = PACKAGE / f"{room}.py"
    yield from [single] if single.exists() else (PACKAGE / room).rglob("*.py")


def imported(path: Path) -> Iterator[str]:
    """The modules a file imports anywhere in it, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_every_room_is_known() -> None:
    assert set(rooms()) == set(ROOMS)


@pytest.mark.parametrize("room", rooms())
def test_imports_go_down(room: str) -> None:
    allowed = ROOMS[room] | {room}
    for path in files(room):
        for module in imported(path):
            parts = module.split(".")
            if parts[0] == "vultr_tui" and parts[1] != "__version__":
                assert parts[1] in allowed, f"{path.relative_to(PACKAGE)} imports {module}"
            if parts[0] in HOMES:
                assert room in HOMES[parts[0]], f"{path.relative_to(PACKAGE)} imports {module}"


@pytest.mark.parametrize("module", sorted(LIGHT))
def test_start_is_light(module: str) -> None:
    script = f"import json, sys; import {module}; print(json.dumps(sorted(sys.modules)))"
    loaded = set(json.loads(subprocess.check_output([sys.executable, "-c", script])))
    assert not loaded & LIGHT[module]
    room = module.split(".")[1]
    above = {name.split(".")[1] for name in loaded if name.startswith("vultr_tui.")} - ROOMS[room] - {room}
    assert not above


MODULES = {
    "vultr_tui.cli": 70,
    "vultr_tui.command.help": 125,
    "vultr_tui.console.app": 540,
}
"""How many modules importing one may load at most: what a start takes is three quarters imports."""


@pytest.mark.parametrize("module", sorted(MODULES))
def test_start_loads_few_modules(module: str) -> None:
    script = f"import sys; import {module}; print(len(sys.modules))"
    assert int(subprocess.check_output([sys.executable, "-c", script])) <= MODULES[module]


@pytest.mark.parametrize(("version", "other"), [("v1", "v2"), ("v2", "v1")])
def test_only_the_catalogue_in_use_is_loaded(version: str, other: str) -> None:
    script = f"import sys; from vultr_tui.api.catalogue import load; load('{version}'); print(*sys.modules)"
    loaded = set(subprocess.check_output([sys.executable, "-c", script], text=True).split())
    assert not {name for name in loaded if name.startswith(f"vultr_tui.api.{other}")}
    assert not {"dataclasses", "inspect"} & loaded


def test_the_stylesheet_is_small() -> None:
    """Textual parses and matches every rule before the first picture: 500 of them take 20 to 30 ms."""
    assert sum(sheet.read_text().count("{") for sheet in PACKAGE.rglob("*.tcss")) < 200


def test_files_hold_one_idea() -> None:
    long = {
        str(path.relative_to(PACKAGE)): lines
        for path in PACKAGE.rglob("*.py")
        if (lines := len(path.read_text().splitlines())) > 450
    }
    assert not long
