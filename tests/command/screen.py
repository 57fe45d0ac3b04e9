"""A program at a real terminal of a given width."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Self

_CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
LONGEST = 60.0
"""Seconds that nothing takes longer than."""


def plain(text: str) -> str:
    """The text without what only commands the terminal."""
    return _CONTROL.sub("", text)


def heed_interrupts() -> None:
    """Let Ctrl-C reach the program even if whoever runs the tests ignores it, as shells let jobs behind them do."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Screen:
    """A program whose standard input and errors are a terminal, and its output too unless that goes to a pipe.

    `typed` is typed before it starts.
    """

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        *,
        columns: int = 80,
        piped: bool = False,
        folder: Path | None = None,
        typed: str = "",
    ) -> None:
        self._main, other = pty.openpty()
        fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        self.shown = ""
        self.type(typed)
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            env={name: value for name, value in environment.items() if name != "COLUMNS"},
            stdin=other,
            stderr=other,
            stdout=subprocess.PIPE if piped else other,
            preexec_fn=heed_interrupts,  # noqa: PLW1509  (no thread runs here)
        )
        os.close(other)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()
        os.close(self._main)

    @property
    def output(self) -> IO[bytes]:
        """What the program prints into a pipe."""
        assert self.process.stdout
        return self.process.stdout

    def type(self, text: str) -> None:
        """Type the text."""
        os.write(self._main, text.encode())

    def interrupt(self) -> None:
        """Press Ctrl-C, which is a signal to the program."""
        self.process.send_signal(signal.SIGINT)

    def until(self, text: str) -> str:
        """Read until the text is on the screen."""
        while text not in self.shown:
            assert self._read(), f"{text!r} never came: {self.shown!r}"
        return self.shown

    def end(self) -> int:
        """Read to the end; the exit code."""
        while self._read():
            pass
        return self.process.wait(LONGEST)

    def _read(self) -> bool:
        assert select.select([self._main], [], [], LONGEST)[0], f"nothing came: {self.shown!r}"
        try:
            part = os.read(self._main, 65536)
        except OSError:
            return False  # how Linux says that the other end of a terminal is closed
        self.shown += part.decode(errors="replace")
        return bool(part)
