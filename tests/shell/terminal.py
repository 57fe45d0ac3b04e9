"""The program at a terminal of its own; every wait is for something that appears, and ends in half a minute."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from tests.command.typist import PROGRAM, folder_of

PATIENCE = 30.0
WHERE = b"\x1b[6n"
"""Asks the terminal where the cursor is."""
_CONTROL = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07]*\x07|[@-Z\\-_=>])|\r")


@dataclass
class Terminal:
    """A process, and the keyboard and screen it is at."""

    process: subprocess.Popen[bytes]
    main: int
    shown: str = ""
    raw: bytes = b""

    @classmethod
    @contextmanager
    def opened(
        cls, folder: Path, *arguments: str, program: Sequence[str] = PROGRAM, columns: int = 100
    ) -> Iterator[Self]:
        """Run the program, or another, with these arguments."""
        main, other = pty.openpty()
        fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        environment = folder_of(folder) | {"TERM": "xterm-256color"}
        del environment["COLUMNS"]
        process = subprocess.Popen(
            [*program, *arguments],
            env=environment,
            stdin=other,
            stdout=other,
            stderr=other,
            cwd=folder,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509  (so that Ctrl-C is a signal)
        )
        os.close(other)
        terminal = cls(process, main)
        try:
            yield terminal
        finally:
            process.kill()
            process.wait()
            os.close(main)

    def until(self, text: str) -> str:
        """Wait until the text appears, and return what appeared up to there."""
        end = time.monotonic() + PATIENCE
        while text not in self.shown:
            left = end - time.monotonic()
            assert select.select([self.main], [], [], max(left, 0))[0], f"no {text!r} in {self.shown!r}"
            try:
                data = os.read(self.main, 65536)
            except OSError:
                data = b""
            assert data, f"no {text!r} in {self.shown!r}"
            self.take(data)
            self.shown = _CONTROL.sub("", self.raw.decode(errors="replace"))
        before, _, after = self.shown.partition(text)
        self.raw = after.encode()
        self.shown = after
        return before

    def take(self, data: bytes) -> None:
        """Show what has come, and answer what is asked in it."""
        self.raw += data
        for _ in range(data.count(WHERE)):
            self.type("\x1b[1;1R")

    def type(self, text: str) -> None:
        os.write(self.main, text.encode())

    def enter(self, line: str) -> None:
        """Type a line and press Enter."""
        self.type(line)
        self.type("\r")

    def interrupt(self) -> None:
        self.type("\x03")

    def ended(self) -> int:
        """Wait for the end, reading on."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < end:
            if select.select([self.main], [], [], 0.1)[0]:
                try:
                    self.raw += os.read(self.main, 65536)
                except OSError:
                    break
        return self.process.wait(timeout=PATIENCE)
