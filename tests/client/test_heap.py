from __future__ import annotations

import ctypes
import re
from pathlib import Path

import pytest

from vultr_tui.client.heap import give_back

GLIBC = hasattr(ctypes.CDLL(None), "malloc_trim")


def resident() -> int:
    """The KiB that this process has in memory."""
    found = re.search(r"VmRSS:\s+(\d+)", Path("/proc/self/status").read_text())
    assert found
    return int(found[1])


@pytest.mark.skipif(not GLIBC, reason="another C library")
def test_what_is_free_between_what_is_used_is_given_back() -> None:
    pieces = [bytes(1000) for _ in range(40_000)]
    used = pieces[::100]
    del pieces
    before = resident()
    give_back()
    assert before - resident() > 20_000
    assert len(used) == 400


@pytest.mark.parametrize("error", [OSError, AttributeError])
def test_another_library_is_left_alone(monkeypatch: pytest.MonkeyPatch, error: type[Exception]) -> None:
    def missing(_: None) -> None:
        raise error

    monkeypatch.setattr(ctypes, "CDLL", missing)
    give_back()
