"""Command lines typed at an account, and what comes of them."""

from __future__ import annotations

import io
import json
import shlex
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.account.ground import Ground
from vultr_tui import cli
from vultr_tui.account.account import Account
from vultr_tui.client.errors import ApiError
from vultr_tui.command.exits import Exit
from vultr_tui.command.failing import explain
from vultr_tui.command.invocation import read
from vultr_tui.command.report import Report
from vultr_tui.command.run import run
from vultr_tui.grammar.commands import understand
from vultr_tui.grammar.errors import GrammarError

PROGRAM = (sys.executable, "-m", "vultr_tui")
KEY = "EXAMPLEKEYEXAMPLEKEYEXAMPLEKEYEXAMPLE"


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """What it printed, as JSON."""
        return json.loads(self.out)

    @property
    def errors(self) -> list[dict[str, Any]]:
        """The errors it told of, as JSON."""
        return [json.loads(line)["error"] for line in self.err.splitlines()]


@dataclass
class Typist:
    """Types command lines at one account; with `answers`, at a terminal."""

    ground: Ground
    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch
    account: Account

    async def __call__(self, line: str, *, input: str | None = None, answer: str | None = None) -> Ended:  # noqa: A002
        """Type a line; `input` is piped in, `answer` typed at a terminal."""
        arguments = shlex.split(line)
        self.monkeypatch.setattr(
            sys, "stdin", Keyboard(answer if answer is not None else input or "", answer is not None)
        )
        self.monkeypatch.setattr(sys.stderr, "isatty", lambda: answer is not None)
        self.capsys.readouterr()
        code = await self._run(arguments)
        out, err = self.capsys.readouterr()
        return Ended(code, out, err)

    async def _run(self, arguments: list[str]) -> Exit:
        try:
            invocation = read(arguments)
            command = understand(self.account.api, invocation.words, invocation.options)
            return await run(self.account, command, Report(as_json=invocation.as_json, line=invocation.line))
        except (GrammarError, ApiError) as error:
            return explain(error, arguments)


class Keyboard(io.TextIOWrapper):
    """Standard input: a terminal at which something is typed, or a pipe."""

    def __init__(self, text: str, terminal: bool) -> None:
        super().__init__(io.BytesIO(text.encode()))
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


def folder_of(path: Path) -> dict[str, str]:
    """The environment in which everything is kept below a folder, and nothing is known of the user's own."""
    return {
        "PATH": "/usr/bin:/bin",
        "HOME": str(path),
        "XDG_CONFIG_HOME": str(path / "config"),
        "XDG_STATE_HOME": str(path / "state"),
        "XDG_CACHE_HOME": str(path / "cache"),
        "COLUMNS": "100",
    }


class Program:
    """The program, run in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        """Run it with these arguments; its exit code, and what it printed and complained."""
        self._capsys.readouterr()
        code = cli.main(arguments)
        out, err = self._capsys.readouterr()
        return code, out, err
