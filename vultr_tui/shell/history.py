"""The lines typed at a profile's prompt, in a file that only its owner may read, without secrets."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from prompt_toolkit.history import FileHistory

from vultr_tui.account.private import folder, write
from vultr_tui.account.problems import Problems

MOST = 5000
"""Lines that are brought back."""
SLACK = 1000
"""Lines beyond those that the file may hold before it is written anew."""


class History(FileHistory):
    """Keeps what `scrub` leaves of each line; nothing, if that is empty.

    What cannot be written is only remembered, and that is one of the `problems`.
    """

    def __init__(self, path: Path, scrub: Callable[[str], str], problems: Problems) -> None:
        super().__init__(str(path))
        self._scrub = scrub
        self._path = path
        self._problems = problems

    def append_string(self, string: str) -> None:
        """Remember a line, and write it down."""
        kept = self._scrub(string).strip()
        if kept and kept not in self._loaded_strings[:1]:
            super().append_string(kept)

    def load_history_strings(self) -> Iterable[str]:
        """Give the lines, the latest first."""
        with self._trying("read"):
            lines = list(super().load_history_strings())
            if len(lines) > MOST + SLACK:
                write(self._path, "".join(map(_written, reversed(lines[:MOST]))).encode())
            return lines[:MOST]
        return []

    def store_string(self, string: str) -> None:
        """Write a line at the end of the file."""
        with self._trying("written"):
            folder(self._path.parent)
            os.close(os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600))
            if self._path.stat().st_mode & 0o077:
                self._path.chmod(0o600)
            super().store_string(string)

    @contextmanager
    def _trying(self, what: str) -> Iterator[None]:
        """Let what cannot be done be a problem and no more."""
        try:
            yield
        except OSError as error:
            self._problems.add(f"The history {self._path} cannot be {what}: {error.strerror}.")


def _written(line: str) -> str:
    """Write a line as `FileHistory` reads it: what begins with + belongs to it."""
    return "\n" + "".join(f"+{part}\n" for part in line.split("\n"))
