"""Who writes to the output: the main thread itself where it need not wait, else the output thread.

To wake another thread takes a tenth of a millisecond, and several on a machine that is busy. So what the main thread
has drawn it sends itself, if nothing is on its way to the output thread and the terminal takes more.
"""

from __future__ import annotations

import select
import threading

from vultr_tui.console.writer.output import Output


class Handover:
    """The output as the file of the stock output thread, which others may write to first."""

    def __init__(self, output: Output, fd: int) -> None:
        self._output = output
        self._fd = fd
        self._turn = threading.Lock()
        """Held by whoever writes."""
        self._counting = threading.Lock()
        self._ahead = 0
        """Pieces that the output thread was given and has not written."""

    def expect(self) -> None:
        """Count a piece that is about to be given to the output thread."""
        with self._counting:
            self._ahead += 1

    def write_at_once(self, data: str) -> bool:
        """Write and send it, if that can be done now and in order; else say that it cannot."""
        if self._ahead or not self._turn.acquire(blocking=False):
            return False
        try:
            if self._ahead or not select.select([], [self._fd], [], 0)[1]:
                return False
            self._output.write(data)
            self._output.flush()
            return True
        finally:
            self._turn.release()

    # For the output thread

    def write(self, data: str) -> None:
        """Write what this thread was given."""
        with self._turn:
            self._output.write(data)
        with self._counting:
            self._ahead -= 1

    def flush(self) -> None:
        """Send what changed."""
        with self._turn:
            self._output.flush()
