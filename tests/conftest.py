"""What any test may ask for."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator

import keyring
import pytest
from hypothesis import HealthCheck, settings

from tests.rings import Ring

settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")  # how long an example takes says something of the machine, not of the program
gc.set_threshold(50_000, 20, 50)  # what a test leaves is looked for less often: it takes a tenth of the time


def pytest_xdist_auto_num_workers() -> int:
    """Run twice as many as there are cores: much of the time goes into waiting for processes and terminals."""
    return 2 * (os.cpu_count() or 1)


@pytest.fixture
def ring() -> Iterator[Ring]:
    """The system's keyring, of the test's own."""
    before, ring = keyring.get_keyring(), Ring()
    ring.priority = 5
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)
