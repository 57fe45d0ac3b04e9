"""The console itself in a terminal of its own."""

from __future__ import annotations

import os
import re
import sys
import time
from pathlib import Path

from tests.console.writer.session import PATIENCE, Session

ENTER, ESCAPE = "\r", "\x1b"
CURSOR = "\x1b[6n"
"""Asks the terminal where the cursor is."""
REST = 0.3
"""Seconds of silence after which the program has nothing more to say."""


class Seat(Session):
    """`vultr-tui`, or another command, in a terminal; everything it keeps is kept in a folder."""

    def __init__(self, folder: Path, *words: str, environment: dict[str, str] | None = None) -> None:
        usual = (sys.executable, "-m", "vultr_tui", "--demo")
        home = {"HOME": str(folder), "TZ": "UTC", "TERM": "xterm-256color"}
        super().__init__(*(words or usual), environment=home | (environment or {}))

    @staticmethod
    def words(*arguments: str) -> list[str]:
        return list(arguments)

    def rest(self) -> None:
        """Wait until nothing comes any more."""
        end = time.monotonic() + PATIENCE
        while self.pump(REST):
            assert time.monotonic() < end, "it never rests"

    def opened(self) -> None:
        """Wait until the servers are there."""
        self.await_screen(r"Servers +\d+ +live")
        self.rest()

    def type(self, text: str) -> None:
        """Type text."""
        self.send(text)
        self.rest()

    def command(self, line: str) -> None:
        """Type a command behind `:`."""
        self.type(":")
        self.type(line)
        self.type(ENTER)

    def await_received(self, pattern: str, start: int) -> None:
        """Wait until something comes after what had come by then; where the cursor is, is answered."""
        end, asked = time.monotonic() + PATIENCE, start
        while not re.search(pattern, self.received[start:]):
            assert time.monotonic() < end, f"{pattern!r} never came:\n{self.terminal.text()}"
            self.pump(0.1)
            if CURSOR in self.received[asked:]:
                asked = len(self.received)
                self.send(f"\x1b[{self.terminal.cursor.y + 1};{self.terminal.cursor.x + 1}R")


def running(pid: int) -> bool:
    """Say whether there is such a process."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
