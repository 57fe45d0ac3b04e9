"""Style sheets are read once for all the consoles of a test run: a quarter of opening one, or of changing its theme."""

from __future__ import annotations

from typing import Any

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

_read: dict[Any, list[RuleSet]] = {}
_parse_rules = Stylesheet._parse_rules


def _parsed(self: Stylesheet, *sheet: Any, **described: Any) -> list[RuleSet]:
    """The rules of a sheet with the colours of a theme, as they were read the first time."""
    key = (sheet, *described.items(), *self._variables.items())
    if key not in _read:
        _read[key] = _parse_rules(self, *sheet, **described)
    return _read[key]


def read_once() -> None:
    """Have every sheet read once from now on."""
    Stylesheet._parse_rules = _parsed  # type: ignore[method-assign]
