"""Standard output, and what is said where it takes nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from vultr_tui.client.errors import ApiError


class Unwritten(ApiError):
    """What was to be printed was not, or not as a whole."""

    advice = (
        "What the command did is done all the same; vultr-tui journal lists the changes. Make room, or print elsewhere."
    )


@contextmanager
def printing() -> Iterator[None]:
    """Print, to the end. Raises BrokenPipeError if nobody reads it, and Unwritten if it cannot be kept."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Unwritten(f"What was to be printed cannot be written: {error.strerror}.") from None
