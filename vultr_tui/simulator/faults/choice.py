"""The faults that somebody asked for, each at its time."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from vultr_tui.simulator.faults.table import BY_NAME, WELL, Fault
from vultr_tui.simulator.faults.when import When, when
from vultr_tui.simulator.wire import Request

_PIECES = re.compile(r"(?P<name>[^:@]+):?(?P<rest>.*)")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A fault, and when it comes."""

    fault: Fault
    when: When


@dataclass
class Faults:
    """The chosen faults; of several at one request the first comes. The same seed makes the same faults."""

    chosen: tuple[Chosen, ...] = ()
    seed: str = "0"
    _counts: Counter[int] = field(default_factory=Counter)

    def next(self, request: Request) -> Fault:
        """Count a request, and say which fault it meets; `WELL` if none."""
        line = f"{request.method} {request.path}"
        met = [chosen.fault for place, chosen in enumerate(self.chosen) if self._meets(place, chosen, line)]
        return met[0] if met else WELL

    @property
    def of_listener(self) -> bool:
        """Whether no connection is to come about."""
        return any(chosen.fault.of_listener for chosen in self.chosen)

    def _meets(self, place: int, chosen: Chosen, line: str) -> bool:
        if not chosen.when.concerns(line):
            return False
        self._counts[place] += 1
        count = self._counts[place]
        return chosen.when.comes(count, f"{self.seed} {place} {chosen.fault.name} {count}")


def chosen_by(text: str) -> tuple[Chosen, ...]:
    """Read `storm,html:0.2,reset-after:2-@POST`. Raises ValueError, which says what is wrong."""
    return tuple(_chosen(part.strip()) for part in text.split(",") if part.strip())


def _chosen(part: str) -> Chosen:
    pieces = _PIECES.fullmatch(part)
    fault = BY_NAME.get(pieces["name"]) if pieces else None
    if pieces is None or fault is None:
        raise ValueError(f"there is no fault {part!r}; the faults are {', '.join(BY_NAME)}")
    if fault.of_listener and pieces["rest"]:
        raise ValueError(f"{fault.name} is for every connection or none: give it without {pieces['rest']!r}")
    return Chosen(fault, when(pieces["rest"], fault.when))
