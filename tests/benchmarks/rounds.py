"""Rounds: in each, every candidate is taken once, in turn, so that what slows the machine slows them all."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from tests.benchmarks.figures import Figure, Round
from tests.benchmarks.ground import Ground
from tests.benchmarks.trials import SELDOM, TRIALS, Measures

SELDOM_RUNS = 2


def rounds(ground: Ground, figures: Sequence[Figure], runs: int) -> Sequence[Round]:
    """Measure what the figures need, so many times; the first round warms up and does not count."""
    needed = {trial for figure in figures for trial in figure.trials}
    warm = dict(_round(ground, [trial for trial in TRIALS if trial in needed - SELDOM], "warming up"))
    taken = [
        dict(
            _round(
                ground,
                [trial for trial in TRIALS if trial in needed and (trial not in SELDOM or number < SELDOM_RUNS)],
                f"round {number + 1} of {runs}",
            )
        )
        for number in range(runs)
    ]
    return taken or [warm]


def _round(ground: Ground, trials: Sequence[str], title: str) -> Iterator[tuple[str, Measures]]:
    for trial in trials:
        sys.stderr.write(f"\r\x1b[K{title}: {trial}")
        sys.stderr.flush()
        yield trial, TRIALS[trial](ground)
    sys.stderr.write("\r\x1b[K")
