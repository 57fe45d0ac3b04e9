"""What any test may ask for."""

from __future__ import annotations

from collections.abc import Iterator

import keyring
import pytest

from tests.rings import Ring


@pytest.fixture
def ring() -> Iterator[Ring]:
    """The system's keyring, of the test's own."""
    before, ring = keyring.get_keyring(), Ring()
    ring.priority = 5
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)
