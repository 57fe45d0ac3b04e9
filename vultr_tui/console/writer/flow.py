"""How much may be on its way to the terminal.

What was written lies in buffers (the pty's, sshd's, the network's) that a program cannot see: on Linux even
TIOCOUTQ of a pty always says 0. The terminal itself knows, so it is asked how it is (DSR) behind what was sent;
when it answers, it has drawn all that came before. While too much is unanswered, frames wait, and only the newest
of them is sent at last. A terminal that never answers is never waited for.
"""

from __future__ import annotations

from collections.abc import Callable

QUESTION = "\x1b[5n"
ANSWER = "\x1b[0n"

STEP = 512
"""Bytes after which the terminal is asked again."""

WINDOW = 4096
"""Unanswered bytes from which on frames wait: a third of a second at 100 kbit/s."""

LATE = 3.0
"""Seconds after which an answer is given up, and one frame let through."""

PATIENCE = 3
"""Answers given up in a row after which the terminal is taken for one that does not answer."""


class Flow:
    """An account of the bytes that the terminal has not yet answered for."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._asked: float | None = None
        self._unasked = 0
        self._asked_for = 0
        self._missed = PATIENCE

    @property
    def owed(self) -> bool:
        """Whether the terminal owes an answer."""
        return self._asked is not None

    def may_send(self) -> bool:
        """Say whether a frame may be sent now; give up an answer that is too late."""
        if self._asked is None or self._missed >= PATIENCE:
            return True
        if self._clock() - self._asked > LATE:
            self._missed += 1
            self._asked = None
            return True
        return self._asked_for + self._unasked < WINDOW

    def question(self, size: int) -> str:
        """Count bytes that are sent; return what to ask after them, if anything."""
        self._unasked += size
        if self._asked is not None or self._unasked < STEP:
            return ""
        self._asked = self._clock()
        self._asked_for, self._unasked = self._unasked, 0
        return QUESTION

    def answered(self) -> None:
        """Take an answer."""
        self._asked = None
        self._asked_for = 0
        self._missed = 0

    def forget(self) -> None:
        """Expect no answer any more."""
        self._asked = None
        self._asked_for = self._unasked = 0
