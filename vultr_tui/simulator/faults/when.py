"""When a fault comes: by the count of requests, by chance, and at which of them."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace

_SPOKEN = re.compile(r"(?P<first>[0-9]+)(?P<range>-(?P<last>[0-9]*))?|(?P<chance>[0-9]*\.[0-9]+)")
HELP = (
    ("NAME", "at every request"),
    ("NAME:0.2", "at one in five, by chance: the same ones for the same --faults-seed"),
    ("NAME:3, NAME:3-5, NAME:3-", "at the third request, up to the fifth, or from then on"),
    ("NAME@server/create", "only at requests that have this in their line: POST /v1/server/create"),
    ("NAME:2-@POST", "both: from the second change on"),
)
"""How it is written, and what that means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """From the `first` to the `last` of the requests that have `where` in their line, with a chance of 0 to 1."""

    first: int = 1
    last: float = float("inf")
    chance: float = 1.0
    where: str = ""

    def concerns(self, line: str) -> bool:
        """Whether it is about a request with this line: `POST /v1/server/create`."""
        return self.where in line

    def comes(self, count: int, draw: str) -> bool:
        """Whether it comes at that one of the requests it is about; `draw` decides where it is by chance."""
        return self.first <= count <= self.last and random.Random(draw).random() < self.chance  # noqa: S311


ALWAYS = When()


def when(spoken: str, usual: When) -> When:
    """Read `0.2`, `3`, `3-5` or `3-`, with `@WHERE` behind; what is not said is as usual. Raises ValueError."""
    times, at, where = spoken.partition("@")
    found = replace(usual, where=where) if at else usual
    if not times:
        return found
    said = _SPOKEN.fullmatch(times)
    if said is None:
        raise ValueError(f"{times!r} is neither a chance (0.2) nor a count of requests (3, 3-5 or 3-)")
    if said["chance"]:
        return replace(found, chance=float(said["chance"]), first=1, last=float("inf"))
    last = float(said["last"] or "inf") if said["range"] else float(said["first"])
    return replace(found, first=int(said["first"]), last=last)
