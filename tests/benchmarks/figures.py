"""The figures of the table: what each is, what it is measured by, and what it should be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median
from typing import NamedTuple

from tests.benchmarks.trials import Measures

Round = Mapping[str, Measures]
"""What each trial gave in one round."""


class Of(NamedTuple):
    """One measure of one trial."""

    trial: str
    measure: str


class Figure(NamedTuple):
    """One line of the table: a quantity in `unit`, or where there is a yardstick, its ratio to that."""

    number: int
    name: str
    of: Of
    most: float
    """What it should be at most."""
    unit: str = ""
    by: Of | None = None
    aside: str = ""
    """What there is to say of the goal."""

    @property
    def trials(self) -> tuple[str, ...]:
        """The trials that are needed."""
        return (self.of.trial, self.by.trial) if self.by else (self.of.trial,)

    def value(self, rounds: Sequence[Round]) -> float | None:
        """Return the median over the rounds, of the ratios of each; None if it was not measured."""
        found = [self._value(one) for one in rounds if set(self.trials) <= one.keys()]
        return median(found) if found else None

    def raw(self, rounds: Sequence[Round]) -> float:
        """Return the median of the quantity itself."""
        return median(one[self.of.trial][self.of.measure] for one in rounds if self.of.trial in one)

    def _value(self, one: Round) -> float:
        value = one[self.of.trial][self.of.measure]
        return value / one[self.by.trial][self.by.measure] if self.by else value

    @property
    def letter(self) -> str:
        """The yardstick's letter."""
        return self.by.trial[0] if self.by else ""


def over(number: int, name: str, of: Of, most: float, by: Of, aside: str = "") -> Figure:
    """Describe a ratio."""
    return Figure(number, name, of, most, by=by, aside=aside)


TEN = "10 ms where H takes 77: ≤ 0.13 H"

FIGURES = (
    over(1, "start to first useful paint", Of("console", "ready"), 1.2, Of("M", "ready")),
    over(2, "start to settled", Of("console", "settled"), 1.4, Of("M", "settled")),
    Figure(3, "bytes until settled", Of("console", "bytes"), 6000, "B"),
    over(4, "`--version`", Of("version", "time"), 0.4, Of("H", "time")),
    over(4, "`--help`", Of("help", "time"), 0.4, Of("H", "time")),
    over(4, "name completion", Of("completion", "time"), 0.4, Of("H", "time")),
    over(5, "one-shot `server list` on loopback", Of("one-shot", "time"), 1.5, Of("H", "time")),
    Figure(6, "bytes per cursor move", Of("moving", "move bytes"), 230, "B"),
    Figure(7, "bytes per line scrolled", Of("large", "scroll bytes"), 450, "B"),
    Figure(8, "bytes to open a dialog", Of("dialog", "open"), 4500, "B"),
    Figure(8, "bytes to close it", Of("dialog", "close"), 4500, "B"),
    Figure(8, "the same in 16 colours: open", Of("dialog in 16 colours", "open"), 1000, "B"),
    Figure(8, "close", Of("dialog in 16 colours", "close"), 1000, "B"),
    over(9, "key to first change", Of("moving", "move first"), 1.2, Of("V", "move first")),
    over(
        10,
        "filter keystroke settled, 10,000 rows",
        Of("large", "filter settled"),
        1.2,
        Of("V 10,000", "filter settled"),
    ),
    over(11, "sort, 10,000 rows", Of("large", "sort settled"), 1.5, Of("V 10,000", "sort settled")),
    Figure(11, "one cell changed", Of("polling", "seen"), 120, "B"),
    Figure(11, "one cell changed off the screen", Of("polling", "unseen"), 0, "B"),
    over(12, "ready with 10,000 rows", Of("large", "ready"), 1.2, Of("V 10,000", "ready")),
    Figure(13, "idle 60 s, polling on", Of("idle", "bytes"), 0, "B"),
    Figure(13, "idle 60 s, the filter focused", Of("idle", "filter bytes"), 0, "B"),
    over(13, "processor time meanwhile", Of("idle", "processor"), 1.2, Of("idle", "M processor")),
    over(13, "processor time, the filter focused", Of("idle", "filter processor"), 1.2, Of("idle", "M processor")),
    Figure(14, "a poll that changes nothing", Of("polling", "same"), 0, "B"),
    Figure(15, "something in progress", Of("progress", "rate"), 60, "B/s"),
    over(16, "memory at start", Of("console", "memory"), 1.4, Of("M", "memory")),
    over(16, "memory with 10,000 servers", Of("large", "memory"), 1.6, Of("M", "memory")),
    Figure(17, "key held 3 s at 15/s on 100 kbit/s, 150 ms: lag", Of("slow", "lag"), 250, "ms"),
    over(18, "shell to first prompt", Of("shell", "ready"), 1.2, Of("P", "ready")),
    over(19, "exit", Of("console", "exit"), 1.0, Of("M", "exit")),
    Figure(19, "terminal modes left on", Of("console", "modes"), 0),
    Figure(20, "lone Escape", Of("escape", "escape"), 104, "ms", aside="as low as is correct"),
    over(21, "the whole catalogue of API v1", Of("catalogue v1", "time"), 0.13, Of("H", "time"), TEN),
    over(21, "the whole catalogue of API v2", Of("catalogue v2", "time"), 0.13, Of("H", "time"), TEN),
)
