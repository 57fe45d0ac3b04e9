"""Reading the settings file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from vultr_tui.api.light import frozen
from vultr_tui.settings.errors import SettingsError
from vultr_tui.settings.paths import shown
from vultr_tui.settings.profile import AUTO, BUDGET, BUDGET_HINT, DEMO, KEY_SOURCES, NAME, Profile

Place = tuple[str, ...]
"""The names that lead to a setting: `("profile", "prod", "url")`."""

LOCAL = "local"
TIMES = (LOCAL, "utc")
"""What times of day may be shown in."""
USUAL = {"default": "", "theme": "", "mouse": True, "sparing": True, "time": LOCAL}
"""The settings outside any table, and what they usually are."""
USUAL_PROFILE: dict[str, Any] = {
    name: getattr(Profile, name) for name in Profile.__match_args__ if name not in {"name", "trouble", "options"}
}
KINDS = {str: "a text in quotes", bool: "true or false", tuple: "a list of texts"}

_API = re.compile(r"v\d+")
_HEADING = re.compile(r"\s*\[+([^\]]+)\]")
_SETTING = re.compile(r"""\s*((?:[\w.\s-]|"[^"]*"|'[^']*')+?)\s*=""")
_PART = re.compile(r"""(?:"[^"]*"|'[^']*'|[^.])+""")


@frozen
class Contents:
    """What the settings file says."""

    profiles: Mapping[str, Profile]
    keys: Mapping[str, str]
    others: Mapping[str, Any]


def read(path: Path, text: str) -> Contents:
    """Read the text of the settings file. Raises SettingsError for whatever it does not know, naming the line."""
    import tomllib  # noqa: PLC0415  (not for a user without settings)

    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{shown(path)}: {error}.", "Correct the line.") from None
    except (ValueError, RecursionError):
        message = f"{shown(path)}: a number is too long, or brackets are too deep."
        raise SettingsError(message, "Correct the line.") from None
    return _Reader(path, text).contents(document)


@frozen
class _Reader:
    path: Path
    text: str

    def contents(self, document: Mapping[str, Any]) -> Contents:
        profiles, keys = self._table(document, ("profile",)), self._table(document, ("keys",))
        others = {name: value for name, value in document.items() if name not in {"profile", "keys"}}
        self._check(others, USUAL, ())
        if others.get("time", LOCAL) not in TIMES:
            raise self._error(("time",), f"there is no time {others['time']!r}", 'Say time = "local" or "utc".')
        self._check(keys, dict.fromkeys(keys, ""), ("keys",))
        return Contents(
            {name: self._profile(name, self._table(profiles, ("profile", name))) for name in profiles}, keys, others
        )

    def _profile(self, name: str, said: Mapping[str, Any]) -> Profile:
        place = ("profile", name)
        if name == DEMO:
            raise self._error(place, f"the profile {DEMO!r} is built in", "Call yours something else.")
        if not NAME.fullmatch(name):
            hint = "Use letters, digits, dots, dashes and underscores."
            raise self._error(place, f"{name!r} is no name for a profile", hint)
        self._check(said, USUAL_PROFILE, place)
        sources = [source for source in KEY_SOURCES if said.get(source)]
        if len(sources) > 1:
            raise self._error((*place, sources[1]), f"there is {sources[0]} already", "Keep one of them.")
        api = said.get("api", AUTO)
        if api != AUTO and (not _API.fullmatch(api) or find_spec(f"vultr_tui.api.{api}") is None):
            raise self._error((*place, "api"), f"there is no API {api!r}", 'Say api = "v2", "v1" or "auto".')
        if said.get("budget") and not BUDGET.fullmatch(said["budget"]):
            raise self._error((*place, "budget"), "budget must be the address of a Redis server", BUDGET_HINT)
        values: dict[str, Any] = {key: tuple(v) if isinstance(v, list) else v for key, v in said.items()}
        return Profile(name, **values)

    def _table(self, document: Mapping[str, Any], place: Place) -> dict[str, Any]:
        table = document.get(place[-1], {})
        if not isinstance(table, dict):
            raise self._error(place, f"{place[-1]} must be a table", f"Write [{'.'.join(place)}].")
        return table

    def _check(self, said: Mapping[str, Any], usual: Mapping[str, Any], place: Place) -> None:
        """Raise SettingsError for a setting that is not known, or not of the kind of its usual value."""
        for name, value in said.items():
            if name not in usual:
                raise self._error((*place, name), f"unknown setting {name!r}", f"Known here: {', '.join(usual)}.")
            kind = type(usual[name])
            listed = isinstance(value, list) and all(isinstance(item, str) for item in value)
            if not (listed if kind is tuple else isinstance(value, kind)):
                raise self._error((*place, name), f"{name} must be {KINDS[kind]}", "Correct the value.")

    def _error(self, place: Place, message: str, hint: str) -> SettingsError:
        return wrong_at(self.path, self.text, place, message, hint)


def wrong_at(path: Path, text: str, place: Place, message: str, hint: str) -> SettingsError:
    """Say what is wrong with what the file sets at that place."""
    return SettingsError(f"{shown(path)}, line {line_of(text, place)}: {message}.", hint)


def line_of(text: str, place: Place) -> int:
    """Find the line that sets what is at that place, or as much on the way there as has a line of its own."""
    return max(_places(text), key=lambda numbered: (_shared(numbered[1], place), -numbered[0]), default=(1, ()))[0]


def _places(text: str) -> Iterator[tuple[int, Place]]:
    """Give their numbers to the lines that head a table or set something, each with its place."""
    table: Place = ()
    for number, line in enumerate(text.splitlines(), 1):
        if heading := _HEADING.match(line):
            table = _parts(heading[1])
            yield number, table
        elif setting := _SETTING.match(line):
            yield number, table + _parts(setting[1])


def _parts(dotted: str) -> Place:
    return tuple(part.strip().strip("\"'") for part in _PART.findall(dotted))


def _shared(one: Place, other: Place) -> int:
    """Count the names with which both begin."""
    return next(
        (i for i, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), min(len(one), len(other))
    )
