"""A session at the other end of a slow line."""

from __future__ import annotations

import os
import select
import time
from collections import deque
from typing import Any, NamedTuple

from tests.console.writer.session import Session

AHEAD = 32_768
"""Bytes that the line takes ahead of what it carries, as SSH does."""

QUIET = 1.0
"""Seconds of silence after which a slow line has nothing more to bring."""


class Line(NamedTuple):
    """What a line carries: bytes a second, and seconds there and back."""

    rate: float
    round_trip: float


class SlowLine(Session):
    """A session at the other end of a slow line, which `line` names before it begins."""

    line: Line

    def __init__(self, *arguments: str, line: Line, **options: Any) -> None:
        self.line = line
        self._flight: deque[tuple[float, bytes]] = deque()
        self._uplink: deque[tuple[float, bytes]] = deque()
        self._ahead, self._free = 0, 0.0
        self.last = 0.0
        super().__init__(*arguments, **options)

    def send(self, text: str) -> None:
        """Send to the program; it gets there later."""
        self._uplink.append((time.monotonic() + self.line.round_trip / 2, text.encode()))

    def pump(self, wait: float) -> bool:
        """Move what is on its way; say whether any of it has come."""
        now = time.monotonic()
        while self._uplink and self._uplink[0][0] <= now:
            os.write(self.fd, self._uplink.popleft()[1])
        if self._flight and self._flight[0][0] <= now:
            self.last, data = self._flight.popleft()
            self._ahead -= len(data)
            self.take(data)
            return True
        due = [way[0][0] - now for way in (self._uplink, self._flight) if way]
        reading = [self.fd] if self._ahead < AHEAD else []
        if select.select(reading, [], [], max(0.0, min([wait, *due])))[0]:
            data = self.receive(min(1024, max(16, int(self.line.rate / 50))))
            self._free = max(time.monotonic(), self._free) + len(data) / self.line.rate
            self._flight.append((self._free + self.line.round_trip / 2, data))
            self._ahead += len(data)
        return False

    def rest(self) -> None:
        """Wait until nothing comes any more."""
        self.last = time.monotonic()
        while time.monotonic() - self.last < QUIET or self._flight or self._uplink:
            self.pump(0.05)
