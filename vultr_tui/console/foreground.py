"""Programs that have the terminal for a while."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def foreground() -> Iterator[None]:
    """Outlive Ctrl+C, which the terminal sends to everything on it: it is meant for the other program."""
    before = signal.signal(signal.SIGINT, lambda *_: None)  # what is ignored here would be ignored there
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
