"""The prompt as it is typed at, without a terminal: what is kept, suggested, coloured and said below."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import to_plain_text
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from tests.account.ground import Ground, do
from tests.clocks import HastyClock
from tests.shell.typist import shell_on
from vultr_tui.client.ledger import Shared
from vultr_tui.output.times import Times
from vultr_tui.shell.keys import unfinished
from vultr_tui.shell.painting import Painting
from vultr_tui.shell.prompt import Prompt
from vultr_tui.shell.toolbar import toolbar


class Keyboard:
    """A prompt, what is typed at it, and the lines that it runs."""

    def __init__(self, prompt: Prompt, pipe: PipeInput) -> None:
        self.prompt, self.pipe = prompt, pipe
        self.lines: list[str] = []

    async def run(self, keys: str) -> list[str]:
        self.pipe.send_text(keys + "\x04")
        await asyncio.wait_for(self.prompt.run(), 20)
        return self.lines


@pytest.fixture
async def keyboard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Keyboard]:
    ground = Ground(tmp_path, HastyClock())
    shell = shell_on(ground, terminal=True)
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        keyboard = Keyboard(Prompt(shell, pipe, DummyOutput()), pipe)

        async def note(text: str) -> int:
            keyboard.lines.append(text)
            return 0

        monkeypatch.setattr(shell, "run", note)
        yield keyboard
    await shell.aclose()
    await ground.close()


async def test_lines_are_run(keyboard: Keyboard) -> None:
    assert await keyboard.run("os list\rapp list\r") == ["os list", "app list"]


async def test_ctrl_c_clears_the_line(keyboard: Keyboard) -> None:
    assert await keyboard.run("nonsense\x03os list\r") == ["os list"]


async def test_an_open_quotation_goes_on(keyboard: Keyboard) -> None:
    assert await keyboard.run("a 'b\rc'\ra \\\rb\r") == ["a 'b\nc'", "a \\\nb"]


async def test_history_is_kept_without_secrets(keyboard: Keyboard) -> None:
    await keyboard.run("os list\ruser update x password=hunter2\r")
    assert keyboard.prompt.session.history.get_strings()[-2:] == ["os list", "user update x password=…"]


async def test_a_pasted_script_is_one_text(keyboard: Keyboard) -> None:
    assert await keyboard.run("\x1b[200~os list\napp list\x1b[201~\r") == ["os list\napp list"]


async def test_vi(keyboard: Keyboard) -> None:
    keyboard.prompt.shell.kept.settings["editing"] = "vi"
    assert await keyboard.run("xos list\r") == ["xos list"]


def test_what_is_unfinished() -> None:
    assert unfinished("a 'b")
    assert unfinished("a \\\n")
    assert unfinished("a |")
    assert not unfinished("a; ;")


async def test_the_toolbar_says_how_things_stand(keyboard: Keyboard) -> None:
    shell = keyboard.prompt.shell
    shell.options["dry-run"] = ""
    account = shell.account

    def bar(room: int = 100) -> str:
        return to_plain_text(toolbar(shell, account.table("server"), "The\x1b[31m hint", room))

    assert all(text in bar() for text in ("test", "read-write", "2/s", "dry run", "servers loading", "The␛[31m hint"))
    await account.refresh("server")
    assert "servers live" in bar()
    shell.times = Times("utc")
    account.restrict(read_only=False)
    await do(account, "server.label_set", "web-1", label="x")
    assert "servers stale since 12:00:0" in bar()
    assert " UTC " in bar()
    shell.account.read_only = True
    assert "read-only" in bar()
    assert len(bar(30).rstrip()) <= 80


async def test_wrong_words_are_red(keyboard: Keyboard) -> None:
    lexer = keyboard.prompt.session.lexer
    assert lexer
    line: Callable[[int], object] = lexer.lex_document(Document("server lst \nos list"))
    assert ("class:word.wrong", "l") in list(line(0))  # type: ignore[call-overload]
    assert ("class:word.verb", "l") in list(line(1))  # type: ignore[call-overload]


async def test_keys_are_shown_at_once_while_what_helps_is_loaded(keyboard: Keyboard) -> None:
    prompt = keyboard.prompt
    prompt.loading = True
    lexer = prompt.session.lexer
    assert lexer
    line: Callable[[int], object] = lexer.lex_document(Document("server lst \nos"))
    assert line(1) == [("", "os")]
    assert line(2) == []
    before = lexer.invalidation_hash()
    assert not list(prompt.completions("serv"))
    assert not to_plain_text(prompt.session.bottom_toolbar)
    prompt._loaded()
    assert lexer.invalidation_hash() != before
    assert "server" in [offer.text for offer in prompt.completions("serv")]


class Screen:
    """Remembers what is written."""

    def __init__(self) -> None:
        self.written: list[str] = []

    def write(self, text: str) -> int:
        self.written.append(text)
        return len(text)

    def flush(self) -> None:
        """There is nothing to wait for."""


def test_only_what_changed_is_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("LINES", "5")
    screen = Screen()
    painting = Painting(screen)  # type: ignore[arg-type]
    painting.paint("a\nb\nc\n")
    first = len(screen.written)
    painting.paint("a\nb\nc\n")
    assert len(screen.written) == first
    painting.paint("a\nx\nc\n")
    assert "x" in screen.written[-1]
    assert "a" not in screen.written[-1]
    painting.paint("a\n")
    assert screen.written[-1] == "\x1b[2;1H\x1b[J"
    painting.paint("\n".join("123456789"))
    assert "more lines" in screen.written[-1]
    assert len(painting.lines) == 5


async def test_the_toolbar_says_that_the_budget_is_throttled_or_not_shared(keyboard: Keyboard, tmp_path: Path) -> None:
    shell = keyboard.prompt.shell
    pacer = shell.account.session._pacer
    pacer._ledger = Shared(tmp_path / "absent" / "budget")
    pacer.throttled()
    parts = toolbar(shell, None, "", 100)
    assert ("class:bar.busy", " 1/s, not shared ") in parts
