"""One request that was sent, as far as it may be told to anybody: nothing of what went over the wire is in it."""

from __future__ import annotations

from collections.abc import Callable

from vultr_tui.api.light import frozen


@frozen
class Attempt:
    """A request and how it ended. Times are in seconds.

    `operation` is the catalogue's name for it, empty for what the catalogue does not know. `outcome` is `ok`, or the
    name of the error. `status` and `size`, in bytes, are those of the answer, if there was one.
    """

    operation: str
    method: str
    outcome: str
    status: int | None
    size: int
    waited: float
    """From when it was wanted until it was sent: its turn, and the pauses after failed attempts."""
    took: float


Witness = Callable[[Attempt], None]
"""Is told of every request."""
