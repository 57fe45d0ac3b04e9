"""How v2 writes moments (v2 facts: dates)."""

from __future__ import annotations

from datetime import UTC, datetime


def moment(seconds: float) -> str:
    """Write a moment: `2020-10-10T01:56:20+00:00`."""
    return datetime.fromtimestamp(int(seconds), UTC).isoformat()


def plain(seconds: float) -> str:
    """Write a moment as newer products do: `2020-10-10 01:56:20`, UTC."""
    return datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%d %H:%M:%S")
