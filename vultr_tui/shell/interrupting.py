"""Ctrl-C while a command runs: it ends the wait for it, and what is already on its way is not called back."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vultr_tui.shell.shell import Shell


@contextmanager
def interruptible(shell: Shell) -> Iterator[None]:
    """Let Ctrl-C reach the command that runs inside, and not the loop that runs everything."""
    loop = asyncio.get_running_loop()
    task = asyncio.current_task()
    course = shell.course

    def interrupt() -> None:
        again = course.stop.is_set()
        course.stop.set()
        if course.sending and not again:
            sys.stderr.write("\nThe change is on its way: ending when it is answered. Ctrl-C again leaves it alone.\n")
        elif task:
            task.cancel()

    try:
        loop.add_signal_handler(signal.SIGINT, interrupt)
    except (ValueError, RuntimeError):  # not in the main thread
        yield
        return
    try:
        yield
    finally:
        loop.remove_signal_handler(signal.SIGINT)
