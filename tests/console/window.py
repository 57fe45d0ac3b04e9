"""A window of tmux, which is a terminal of somebody else's make: what is typed into it, and what it shows."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import time
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.console.seat import REST
from tests.console.writer.session import PATIENCE

NUMBERS = count()
"""Of the windows: a server that ends takes its socket with it, also from one that has begun since."""


class Window:
    """Runs a command in a window of a tmux of its own."""

    def __init__(self, folder: Path, *words: str, columns: int = 80, lines: int = 24) -> None:
        self._tmux = ["tmux", "-S", str(folder / f"tmux-{next(NUMBERS)}"), "-f", os.devnull]
        size = ["-x", str(columns), "-y", str(lines)]
        self._do("new-session", "-d", *size, shlex.join(words), ";", "set-option", "remain-on-exit", "on")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._do("kill-server")

    def _do(self, *words: str) -> str:
        done = subprocess.run([*self._tmux, *words], check=True, capture_output=True, text=True)
        return done.stdout

    @property
    def pid(self) -> int:
        """The process of the command."""
        return int(self._do("display-message", "-p", "#{pane_pid}"))

    @property
    def full_screen(self) -> bool:
        """Whether the program has taken the whole screen, or left it as it was."""
        return self._do("display-message", "-p", "#{alternate_on}").strip() == "1"

    def text(self) -> str:
        """What is shown."""
        return self._do("capture-pane", "-p")

    def type(self, text: str) -> None:
        """Type text, and wait until it has had its effect."""
        self._do("send-keys", "-l", "--", text)
        before = ""
        while (now := self.text()) != before:
            before = now
            time.sleep(REST)

    def command(self, line: str) -> None:
        """Type a command behind `:`."""
        self.type(":")
        self.type(line)
        self.type("\r")

    def resize(self, columns: int, lines: int) -> None:
        """Make the window larger or smaller."""
        self._do("resize-window", "-x", str(columns), "-y", str(lines))

    def await_screen(self, pattern: str, *, gone: bool = False) -> None:
        """Wait until something can be read on the screen, or no more."""
        end = time.monotonic() + PATIENCE
        while (re.search(pattern, self.text()) is None) != gone:
            assert time.monotonic() < end, f"{pattern!r} is {'still' if gone else 'not'} shown:\n{self.text()}"
            time.sleep(0.1)
