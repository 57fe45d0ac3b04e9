"""What went wrong since the console was opened."""

from __future__ import annotations

from collections.abc import Callable

from vultr_tui.api.light import define, field, frozen
from vultr_tui.client.errors import ApiError


@frozen
class Failure:
    """One error: when, in seconds since 1970 UTC, at what, and which."""

    time: float
    what: str
    error: ApiError


@define
class Failures:
    """The failures of this run, the latest last; a refresh that keeps failing alike is listed once."""

    limit: int = 200
    all: list[Failure] = field(default_factory=list)
    unseen: int = 0
    on_add: Callable[[], None] = lambda: None

    def add(self, failure: Failure) -> None:
        """Remember a failure."""
        last = self.all[-1] if self.all else None
        if last and (last.what, last.error.message) == (failure.what, failure.error.message):
            return
        self.all = [*self.all, failure][-self.limit :]
        self.unseen += 1
        self.on_add()
