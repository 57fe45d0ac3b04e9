"""The console at the far end of slow lines: how long what one does there takes, keys typed ahead included."""

from __future__ import annotations

import time
from collections.abc import Iterator

from tests.benchmarks.ground import LARGE, ROWS, Ground
from tests.benchmarks.line import Line, SlowLine
from tests.benchmarks.program import Program
from tests.console.writer.session import KEYS

RATES = {"9,600 bit/s": 960.0, "100 kbit/s": 12_500.0, "1 Mbit/s": 125_000.0}
ROUND_TRIPS = (0.02, 0.15, 0.3)
HOLD, STROKES = 3.0, 15.0
"""For how many seconds a key is held, and how often it repeats in one."""

ACTIONS = {
    "move 20 rows": ("down",) * 20,
    "page": ("pagedown",),
    "detail": ("enter",),
    "back": ("escape",),
    "filter": ("/", "w", "e", "b", "-", "l"),
    "filter off": ("escape",),
    "dialog": ("D",),
    "closed": ("escape",),
}
"""In this order, each typed at once without waiting for the screen."""

HEADINGS = ("line", "open", *ACTIONS, "held 3 s, lag", "bytes")


class Distant(SlowLine, Program):
    """A program at the far end of a slow line."""

    def typed(self, *keys: str) -> float:
        """Type keys ahead, and return the ms until the last byte of what comes of them."""
        struck = time.monotonic()
        for key in keys:
            self.strike(key)
        self.rest()
        return max(0.0, self.last - struck) * 1000

    def held(self, key: str) -> float:
        """Hold a key, and return the ms from its release to the last byte."""
        begin = time.monotonic()
        for number in range(int(HOLD * STROKES)):
            while time.monotonic() < begin + number / STROKES:
                self.pump(0.01)
            self.send(KEYS[key])
        released = time.monotonic()
        self.rest()
        return max(0.0, self.last - released) * 1000


def distant(ground: Ground, line: Line) -> Distant:
    """Open the console at the far end of the line, on ten thousand servers."""
    program = ground.home.console(LARGE, Distant, line=line)
    program.ready(ROWS)
    return program


def lag(ground: Ground, line: Line) -> float:
    """Return by how many ms a held key lags behind."""
    with distant(ground, line) as program:
        program.rest()
        return program.held("down")


def table(ground: Ground) -> Iterator[tuple[str, ...]]:
    """Yield a row for each line: the seconds that each action takes until its last byte, and all bytes."""
    for name, rate in RATES.items():
        for round_trip in ROUND_TRIPS:
            with distant(ground, Line(rate, round_trip)) as program:
                program.rest()
                opened = (program.last_byte - program.began) * 1000
                times = [opened, *(program.typed(*keys) for keys in ACTIONS.values()), program.held("down")]
                size = sum(size for _, size in program.came)
            yield f"{name}, {round_trip * 1000:.0f} ms", *(f"{ms / 1000:.2f}" for ms in times), f"{size:,}"
