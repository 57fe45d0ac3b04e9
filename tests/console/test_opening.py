"""From a profile and a line to the running console."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.console.conftest import Opening
from tests.console.desk import Desk
from vultr_tui import console
from vultr_tui.console.app import Console
from vultr_tui.console.commands import Find, GoTo, Own, Perform, interpret
from vultr_tui.console.places import Place
from vultr_tui.grammar.errors import GrammarError
from vultr_tui.settings import Paths, Profile


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[Console]:
    """The consoles that were run; they end at once."""
    found: list[Console] = []

    def run(self: Console, *, mouse: bool) -> None:
        assert mouse == self.takes_mouse
        found.append(self)
        asyncio.run(self.account.aclose())

    monkeypatch.setattr(Console, "run", run)
    return found


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    for name in ("CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    return Paths.find()


def test_a_console_on_the_demo_account(ran: list[Console], paths: Paths) -> None:
    assert console.run(Profile("demo"), paths) == 0
    assert ran[0].account.name == "demo"
    assert ran[0].main.history.place == Place("server")


def test_a_console_that_begins_somewhere(ran: list[Console], paths: Paths) -> None:
    console.run(Profile("demo"), paths, ":servers tag:web")
    assert ran[0].main.history.place == Place("server", filter="tag:web")


def test_a_line_without_meaning_is_told_before_the_screen_is_taken(ran: list[Console], paths: Paths) -> None:
    with pytest.raises(GrammarError):
        console.run(Profile("demo"), paths, ":nonsense")
    assert not ran


def test_settings_choose_the_theme_and_the_keys(ran: list[Console], paths: Paths) -> None:
    paths.settings.parent.mkdir(parents=True)
    paths.settings.write_text('theme = "light"\n[keys]\n"row.actions" = "x"\n')
    console.run(Profile("demo"), paths)
    assert ran[0].theme == "light"
    assert ran[0].keymap == {"row.actions": "x"}


@pytest.mark.parametrize(("said", "written"), [("", True), ("sparing = false\n", False)])
def test_the_driver_that_sends_only_what_changed_can_be_switched_off(
    ran: list[Console], paths: Paths, said: str, written: bool
) -> None:
    paths.settings.parent.mkdir(parents=True)
    paths.settings.write_text(said)
    console.run(Profile("demo"), paths)
    assert (ran[0].driver_class.__name__ == "WriterDriver") is written


async def test_it_may_begin_with_an_operation(desk: Desk, opened: Opening) -> None:
    app = Console(desk.account(), start=interpret(desk.account().api, "server halt blog"))
    async with opened(desk, app) as hands:
        assert "POST /v1/server/halt" in hands.text


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ("servers", GoTo(Place("server"))),
        ("SERVERS tag:web", GoTo(Place("server", filter="tag:web"))),
        ("regions", GoTo(Place("region"))),
        ("dns-zones", GoTo(Place("dns"))),
        ("go 203.0.113.7", Find("203.0.113.7")),
        ("q", Own("quit")),
        ("theme light", Own("theme", "light")),
    ],
)
def test_what_lines_mean(desk: Desk, line: str, meaning: object) -> None:
    assert interpret(desk.account().api, line) == meaning


def test_a_group_with_a_verb_is_an_operation(desk: Desk) -> None:
    meaning = interpret(desk.account().api, "dns records example.com")
    assert isinstance(meaning, Perform)
    assert meaning.command.operation.name == "dns.records"


@pytest.mark.parametrize(
    ("line", "position"),
    [
        ("servers nope:1", 8),
        ("servres", 0),
        ("theme pink", 6),
        ("theme e", 6),
        ("servers s:1", 8),
        ("startupscript create nope=1", 21),
    ],
)
def test_what_is_wrong_in_a_line_is_pointed_at(desk: Desk, line: str, position: int) -> None:
    with pytest.raises(GrammarError) as caught:
        interpret(desk.account().api, line)
    assert caught.value.position == position
