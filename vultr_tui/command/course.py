"""How a command goes, for a face that outlives it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from vultr_tui.api.light import define, field

if TYPE_CHECKING:
    from vultr_tui.output.content import Content


@define
class Course:
    """What is to be known of a command while it runs and after it."""

    stop: asyncio.Event = field(default_factory=asyncio.Event)
    """Set by whoever wants nothing more to be sent, and nothing waited for."""
    sending: bool = False
    """Whether a change is on its way, which nothing can call back."""
    shown: Content | None = field(default=None, repr=False)
    """What was printed."""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the rows that were printed, or the plain values themselves."""
        if self.shown is None:
            return ()
        from vultr_tui.output.formats import ids  # noqa: PLC0415  (loaded by whoever printed it)

        return tuple(ids(self.shown))
