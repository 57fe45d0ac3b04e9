"""Whether a reply is as a step expects it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tests.walk.step import Expected


def matching(reply: Any, expected: Expected) -> Iterable[Mapping[str, Any]]:
    """The rows of a reply that have these values; a value of None means any list or nothing at all."""
    return [row for row in rows(reply) if all(same(row.get(name), value) for name, value in expected.items())]


def same(found: Any, expected: Any) -> bool:
    if expected is None:
        return found is None or isinstance(found, list)
    return bool(found == expected) or (isinstance(expected, str) and isinstance(found, int) and str(found) == expected)


def rows(reply: Any) -> list[Mapping[str, Any]]:
    if isinstance(reply, list):
        return [row for row in reply if isinstance(row, dict)]
    return [reply] if isinstance(reply, dict) else []


def filled(expected: Any, known: Mapping[str, str]) -> Any:
    if isinstance(expected, str):
        return expected.format_map(known)
    if isinstance(expected, dict):
        return {name: filled(value, known) for name, value in expected.items()}
    return [filled(item, known) for item in expected] if isinstance(expected, list) else expected
