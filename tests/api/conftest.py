"""What the tests of the catalogue share."""

from __future__ import annotations

from pathlib import Path

import pytest

from vultr_tui.api.catalogue import Api, load

RECORDINGS = Path(__file__).parents[2].parent / "shared" / "recordings" / "v1"


@pytest.fixture(scope="session")
def v1() -> Api:
    return load("v1")


@pytest.fixture(scope="session")
def recordings() -> Path:
    """The folder of recorded replies."""
    if not RECORDINGS.is_dir():
        pytest.skip("there are no recordings beside this repository")
    return RECORDINGS
