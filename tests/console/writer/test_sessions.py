"""Real applications in real terminals: with the writer and without it the same is on the screen after every key."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.console.writer.session import Session, settle

EVERYTHING = [
    "down", "pagedown", "u", "m", "tab", "escape", "m", "enter", "n", "r", "e", "shift+tab", "right", "tab", "o",
    "backspace", "tab", "pagedown", "up", "shift+tab", "shift+tab", "right", "x", "left", "shift+tab", "down", "enter",
]  # fmt: skip
LITTLE = ["down", "m", "escape", "shift+tab", "right", "right"]
TABLE = [
    "down", "pagedown", "pagedown", "down", "pageup", "up", "end", "up", "home", "down*20", "down", "down", "down",
    "down*50", "up*30", "up", "up", "pagedown*10",
]  # fmt: skip

PATIENCE = 3.0
"""Seconds within which both must show the same."""


@contextmanager
def both(stage: str, *arguments: str, **terminal: object) -> Iterator[tuple[Session, Session]]:
    """The same stage twice: with the stock driver, and with the writer."""
    with (
        Session(stage, "stock", *arguments, **terminal) as stock,  # type: ignore[arg-type]  # handed on
        Session(stage, "writer", *arguments, **terminal) as writer,  # type: ignore[arg-type]
    ):
        for session in (stock, writer):
            session.await_screen("web-0000")
        compare(stock, writer, "start")
        yield stock, writer


def press(stock: Session, writer: Session, keys: list[str]) -> None:
    for number, key in enumerate(keys):
        for session in (stock, writer):
            session.strike(key)
        compare(stock, writer, f"after key {number}: {key}")


def compare(stock: Session, writer: Session, moment: str) -> None:
    """Wait until both are at rest and look the same, or for long enough to say that they never will."""
    ours, theirs = writer.terminal, stock.terminal
    deadline = time.monotonic() + PATIENCE
    while True:
        settle(stock, writer)
        different = ours.differences(theirs)
        if (not different and ours.place() == theirs.place()) or time.monotonic() > deadline:
            break
    assert ours.text() == theirs.text(), moment
    assert not different, moment
    assert ours.place() == theirs.place(), moment


@pytest.mark.parametrize(
    ("keys", "columns", "lines", "modern", "theme", "environment"),
    [
        (EVERYTHING, 80, 24, True, "textual-dark", {}),
        (LITTLE, 120, 40, False, "textual-dark", {"COLORTERM": "truecolor"}),
        (LITTLE, 80, 24, False, "ansi-dark", {}),
        (LITTLE, 100, 30, True, "textual-light", {"TERM": "screen-256color", "NO_COLOR": "1"}),
    ],
)
def test_a_typical_application_looks_the_same(
    keys: list[str], columns: int, lines: int, modern: bool, theme: str, environment: dict[str, str]
) -> None:
    terminal = {"columns": columns, "lines": lines, "modern": modern, "environment": environment}
    with both("typical", theme, **terminal) as (stock, writer):
        press(stock, writer, keys)


def test_a_long_table_looks_the_same_when_it_scrolls() -> None:
    with both("table", columns=80, lines=24) as (stock, writer):
        press(stock, writer, TABLE)
        assert re.search(r"\x1b\[[0-9]*M", writer.received)
        assert re.search(r"\x1b\[[0-9]*L", writer.received)
