"""A small file of JSON that a face keeps for the next time: named parts, each a table of values by name.

Several programs may keep the same file: each writes what it changed into what is there. What is not understood is
never overwritten.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from vultr_tui.account.private import change, folder
from vultr_tui.api.light import define, field

Parts = dict[str, dict[str, Any]]


class NewerError(Exception):
    """The file is of a later version."""


class DamagedError(Exception):
    """The file is not as it should be."""


@define
class Document:
    """The file of that version at `path`; without one, nothing is kept.

    `parts` names what is in it. The values of those that are `growing` are lists, to which every program adds.
    """

    path: Path | None
    version: int
    parts: tuple[str, ...]
    growing: tuple[str, ...] = ()
    problem: str = ""
    """Why what was kept is not here."""
    _known: Parts = field(init=False)
    """What the file was known to say."""

    def __post_init__(self) -> None:
        self._known = {name: {} for name in self.parts}

    def read(self) -> Parts:
        """Read the parts, which are empty where there is no file that can be understood; `problem` says so."""
        try:
            if self.path is not None:
                self._known = self._understood(self.path.read_bytes())
        except (FileNotFoundError, NotADirectoryError):
            pass
        except OSError as error:
            self._forgo(f"{self.path} cannot be read ({error.strerror})")
        except NewerError:
            self._forgo(f"{self.path} was written by a later vultr-tui and is left alone")
        except DamagedError:
            self.set_aside()
        return {name: dict(values) for name, values in self._known.items()}

    def set_aside(self) -> None:
        """Give up what the file says, because it makes no sense, and keep it under another name."""
        self._known = {name: {} for name in self.parts}
        if self.path is None:
            return
        aside = self.path.with_name(f"{self.path.name}.damaged")
        try:
            self.path.replace(aside)
        except OSError as error:
            self._forgo(f"{self.path} is damaged and cannot be moved away ({error.strerror})")
        else:
            self.problem = f"{self.path} is damaged: it is now {aside.name}, and what it kept starts afresh."

    def save(self, parts: Parts) -> str:
        """Keep the parts; say why that is impossible, or nothing."""
        if self.path is None:
            return ""
        try:
            folder(self.path.parent)
            change(self.path, lambda content: self._renewed(content, parts))
        except OSError as error:
            return f"{self.path} cannot be written: {error.strerror}."
        except NewerError:
            self._forgo(f"{self.path} was written by a later vultr-tui and is left alone")
            return self.problem
        self._known = {name: dict(values) for name, values in parts.items()}
        return ""

    def _forgo(self, why: str) -> None:
        self.problem = f"{why}: nothing is kept there this time."
        self.path = None

    def _understood(self, content: bytes) -> Parts:
        """Take the parts from the content. Raises NewerError and DamagedError."""
        import json  # noqa: PLC0415  (most who start have no such file)

        try:
            said = json.loads(content)
            newer = said["version"] > self.version
            parts = {name: dict(said[name].items()) for name in self.parts} if not newer else {}
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise DamagedError from error
        if newer:
            raise NewerError
        return parts

    def _renewed(self, content: bytes | None, parts: Parts) -> bytes:
        """Write what was changed here into what others have written meanwhile."""
        import json  # noqa: PLC0415

        try:
            there = self._understood(content) if content is not None else self._known
        except DamagedError:
            there = self._known
        said = {
            name: (grown if name in self.growing else merged)(self._known[name], parts[name], there[name])
            for name in self.parts
        }
        return json.dumps({"version": self.version, **said}, indent=1).encode()


def merged(before: Mapping[str, Any], here: Mapping[str, Any], there: Mapping[str, Any]) -> dict[str, Any]:
    """Put what was changed here, since it was as before, into what is there."""
    gone = before.keys() - here.keys()
    mine = {name: value for name, value in here.items() if name not in before or before[name] != value}
    return {name: value for name, value in {**there, **mine}.items() if name not in gone}


def grown(before: Mapping[str, Any], here: Mapping[str, Any], there: Mapping[str, Any]) -> dict[str, Any]:
    """Add what is new in the lists here to the lists there."""
    lists = dict(there)
    for name, items in here.items():
        new = [item for item in items if item not in before.get(name, ())]
        lists[name] = [*(item for item in there.get(name, ()) if item not in new), *new]
    return lists
