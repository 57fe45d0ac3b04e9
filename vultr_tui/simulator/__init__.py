"""The embedded account: a stateful service that speaks the catalogue's APIs."""

from __future__ import annotations

import time as _time
from collections.abc import Callable
from pathlib import Path

from vultr_tui.simulator.app import EmbeddedAccount
from vultr_tui.simulator.faults.choice import Faults
from vultr_tui.simulator.seed import NAMES


def create_app(
    state: str | Path = ":memory:",
    *,
    key: str | None,
    seed: str = "typical",
    clock_rate: float = 1.0,
    rate_limit: bool = True,
    time: Callable[[], float] = _time.time,
    faults: Faults | None = None,
) -> EmbeddedAccount:
    """Open an account: an ASGI application over the state file, which is made if it is not there.

    `key` is the owner's; None lets in whoever asks. `seed` (`empty`, `typical`, `large`) is what a new state holds.
    The world's clock runs `clock_rate` times as fast as `time`. `rate_limit` counts requests as the service does.
    `faults` are what it does wrong.

    Raises StateError if the file cannot be used, ValueError for an unknown seed.
    """
    if seed not in NAMES:
        raise ValueError(f"There is no seed {seed!r}; choose one of {', '.join(NAMES)}.")
    return EmbeddedAccount(
        state,
        key=key,
        seed_name=seed,
        clock_rate=clock_rate,
        rate_limit=rate_limit,
        time=time,
        faults=faults or Faults(),
    )
