"""Ctrl-C while a command runs: it ends the wait for it, and what is already on its way is not called back."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vultr_tui.shell.shell import Shell


@contextmanager
def interruptible(shell: Shell) -> Iterator[None]:
    """Let Ctrl-C reach the command that runs inside, and not the loop that runs everything.

    At a terminal it is ignored afterwards, until `heed`: it was meant for the command, though that has ended.
    """
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
        if shell.terminal:
            loop.add_signal_handler(signal.SIGINT, lambda: None)
        else:
            heed()


def heed() -> None:
    """Let Ctrl-C end the program again."""
    with suppress(ValueError, RuntimeError):  # not in the main thread
        asyncio.get_running_loop().remove_signal_handler(signal.SIGINT)
