"""A program in a terminal: a real pty on one side, a screen to look at on the other."""

from __future__ import annotations

import codecs
import fcntl
import os
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.console.writer.stages import SETTLED
from tests.console.writer.terminal import Terminal, joined
from vultr_tui.console.writer.repetition import EVERY

ROOT = Path(__file__).parents[3]

KEYS = {
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
    "pageup": "\x1b[5~", "pagedown": "\x1b[6~", "tab": "\t", "shift+tab": "\x1b[Z", "enter": "\r", "escape": "\x1b",
    "backspace": "\x7f", "ctrl+l": "\x0c", "f12": "\x1b[24~",
}  # fmt: skip

QUESTION = re.compile(r"\x1b\[([56])n|\x1b\[\?([0-9]+)\$p")
MARK = re.compile(rf"\x1b\]2;{SETTLED} [0-9]+ at ([0-9]+)\x07")
MODE = re.compile(r"\x1b\[\?([0-9;]+)([hl])|\x1b\[([<>])[0-9]*u")

PATIENCE = 20.0
"""Seconds after which a program that does not do what is waited for has failed."""


class Gone(Exception):
    """The program ended."""


class Session:
    """A stage that runs in a terminal of its own.

    `modern` terminals know synchronized output and in-band resize; all answer how they are, unless they are `mute`.
    `glyphs` is what they take for one character, and how wide that is; `repeats` are the runs that they can be told.
    """

    def __init__(
        self,
        stage: str,
        driver: str,
        *arguments: str,
        columns: int = 80,
        lines: int = 24,
        modern: bool = True,
        mute: bool = False,
        glyphs: Callable[[str], Iterator[tuple[str, int]]] = joined,
        repeats: re.Pattern[str] | None = EVERY,
        environment: dict[str, str] | None = None,
    ) -> None:
        self.terminal = Terminal(columns, lines, glyphs=glyphs, repeats=repeats)
        self.modes: dict[str, bool] = {}
        self.received = ""
        self.withholds = False
        """Whether the terminal keeps its answers to itself, as if what was sent were still on its way."""
        self.owed = 0
        self._modern, self._mute = modern, mute
        self._decode = codecs.getincrementaldecoder("utf-8")().decode
        self._cut = ""
        self.fd, line = os.openpty()
        self._size(columns, lines)
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        plain = {"TERM": "xterm-256color", "LANG": "C.UTF-8", "TEXTUAL_ANIMATIONS": "none"}
        self._process = subprocess.Popen(
            self.words(stage, driver, *arguments),
            stdin=line,
            stdout=line,
            stderr=line,
            cwd=ROOT,
            env=kept | plain | (environment or {}),
            start_new_session=True,
        )
        os.close(line)
        self.pid = self._process.pid

    @staticmethod
    def words(*arguments: str) -> list[str]:
        """Return the command that runs in the terminal."""
        return [sys.executable, "-m", "tests.console.writer.stages", *arguments]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        try:
            if kind is None and self._process.returncode is None:
                self.leave()
        finally:
            self._process.kill()
            self._process.wait()
            os.close(self.fd)

    # What a terminal does

    def pump(self, wait: float) -> bool:
        """Show what has come, at most one read; say whether anything had."""
        if not select.select([self.fd], [], [], wait)[0]:
            return False
        self.take(self.receive())
        return True

    def receive(self, most: int = 65536) -> bytes:
        """Return what has come, or say that the program has gone."""
        try:
            data = os.read(self.fd, most)
        except OSError:
            data = b""
        if not data:
            raise Gone
        return data

    def take(self, data: bytes) -> None:
        """Show what has come."""
        self.show(self._decode(data))

    def show(self, text: str) -> None:
        """Show text, and answer what is asked in it."""
        self.received += text
        text = self._cut + text
        whole = re.search(r"\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]*)?\Z", text)
        self._cut = whole.group() if whole else ""
        text = text.removesuffix(self._cut) if self._cut else text
        shown = 0
        for question in QUESTION.finditer(text):
            self.terminal.feed(text[shown : question.end()])
            shown = question.end()
            self.answer(question)
        self.terminal.feed(text[shown:])
        for match in MODE.finditer(text):
            if match[3]:
                self.modes["keyboard"] = match[3] == ">"
            else:
                self.modes |= dict.fromkeys(match[1].split(";"), match[2] == "h")
        if self._modern and "\x1b[?2048h" in text:
            self.report()

    def answer(self, question: re.Match[str]) -> None:
        """Answer a question of the program."""
        if self._mute:
            return
        if question[1] == "5":
            self.owed += 1
            self.pay()
        elif question[1] == "6":
            y, x = self.terminal.place()
            self.send(f"\x1b[{y + 1};{x + 1}R")
        else:
            known = self._modern and question[2] in {"2026", "2048"}
            self.send(f"\x1b[?{question[2]};{2 if known else 0}$y")

    def pay(self) -> None:
        """Give the answers that are owed, unless they are withheld."""
        while self.owed and not self.withholds:
            self.owed -= 1
            self.send("\x1b[0n")

    def report(self) -> None:
        """Report the size within the stream."""
        self.send(f"\x1b[48;{self.terminal.lines};{self.terminal.columns};0;0t")

    def send(self, text: str) -> None:
        """Send to the program."""
        os.write(self.fd, text.encode())

    def resize(self, columns: int, lines: int) -> None:
        """Change the size of the window; what does not fit is gone."""
        self.terminal.resize(lines, columns)
        self._size(columns, lines)
        if self.modes.get("2048"):
            self.report()

    def _size(self, columns: int, lines: int) -> None:
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    # What a person does

    def press(self, *keys: str) -> None:
        """Press keys one after the other, waiting each time until the program is at rest."""
        for key in keys:
            self.strike(key)
            settle(self)

    def strike(self, key: str) -> None:
        """Press a key, or with `*20` after its name, hold it."""
        name, _, times = key.partition("*")
        self.send(KEYS.get(name, name) * int(times or 1))

    def await_text(self, pattern: re.Pattern[str], start: int = 0) -> re.Match[str]:
        """Wait for something to come, from a place of what was received on."""
        deadline = time.monotonic() + PATIENCE
        while (match := pattern.search(self.received, start)) is None:
            assert time.monotonic() < deadline, f"{pattern.pattern!r} did not come:\n{self.terminal.text()}"
            self.pump(0.1)
        return match

    def await_screen(self, pattern: str, *, gone: bool = False) -> None:
        """Wait until something can be read on the screen, or no more."""
        deadline = time.monotonic() + PATIENCE
        while (re.search(pattern, self.terminal.text()) is None) != gone:
            assert time.monotonic() < deadline, f"{pattern!r} was not shown:\n{self.terminal.text()}"
            self.pump(0.1)

    def attributes(self) -> list[object]:
        """Return how the terminal line is set: what it does with input, output and characters."""
        return termios.tcgetattr(self.fd)[:4]

    def left_on(self) -> set[str]:
        """Return the modes that are not as in a terminal that nobody uses."""
        return {mode for mode, on in self.modes.items() if on != (mode in {"7", "25"})}

    def stop(self, number: int) -> None:
        """Send a signal, and wait until the program has stopped."""
        os.kill(self.pid, number)
        deadline = time.monotonic() + PATIENCE
        while not os.waitpid(self.pid, os.WUNTRACED | os.WNOHANG)[0]:
            assert time.monotonic() < deadline, "it did not stop"
            self.pump(0.01)
        while self.pump(0):
            pass

    def leave(self) -> int:
        """Quit, wait for the end, and return the exit status."""
        self.send("q")
        return self.end()

    def end(self) -> int:
        """Wait for the end, and return the exit status."""
        deadline = time.monotonic() + PATIENCE
        try:
            while time.monotonic() < deadline:
                self.pump(0.1)
        except Gone:
            return self._process.wait()
        raise AssertionError(f"it did not end:\n{self.terminal.text()}")


def settle(*sessions: Session) -> None:
    """Wait until each program, asked for a sign of rest, has nothing to send but that."""
    restless = list(sessions)
    while restless:
        starts = [len(session.received) for session in restless]
        for session in restless:
            session.send(KEYS["f12"])
        for session, start in zip(restless, starts, strict=True):
            session.await_text(MARK, start)
        restless = [s for s, start in zip(restless, starts, strict=True) if MARK.sub("", s.received[start:])]
