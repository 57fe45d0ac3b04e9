"""Whether a decoded value still says what came."""

from __future__ import annotations

from typing import Any

TRUTHS = {"yes": True, "no": False, "true": True, "false": False, "1": True, "0": False}


def same(came: Any, kept: Any) -> bool:
    """Whether nothing was lost: a value is kept as it came, or in the type its field has."""
    if isinstance(came, dict) and isinstance(kept, dict):
        return came.keys() <= kept.keys() and all(same(value, kept[name]) for name, value in came.items())
    if isinstance(came, list) and isinstance(kept, list):
        return len(came) == len(kept) and all(map(same, came, kept))
    if type(came) is type(kept):
        return bool(came == kept)
    return _converted(came, kept)


def _converted(came: Any, kept: Any) -> bool:
    """Whether a value of another type says the same."""
    match came, kept:
        case str(), bool():
            return TRUTHS.get(came.lower()) is kept
        case str(), int() | float():
            return float(came) == float(kept)
        case int() | float(), bool() | str():
            return not isinstance(came, bool) and str(came) == (kept if isinstance(kept, str) else str(int(kept)))
        case _:
            return (came == [] and kept == {}) or (came is False and kept is None)
