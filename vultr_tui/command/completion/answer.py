"""`vultr-tui _complete`: the words that may stand where the cursor is. Loads next to nothing."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from vultr_tui.folders import folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    Offer = tuple[str, str]
    Known = Mapping[str, Any]

MEANING = 60
"""No meaning is longer than this."""


def main(arguments: Sequence[str]) -> int:
    """Print the words, each with its meaning behind a tab; `arguments` are a line, or its words."""
    words = words_of(arguments[1]) if arguments[:1] == ["line"] else list(arguments[1:])
    if words:
        found = Completing(*_before(words[:-1])).at(words[-1])
        sys.stdout.writelines(f"{word}\t{meaning[:MEANING]}\n" for word, meaning in found)
    return 0


def words_of(line: str) -> list[str]:
    """Cut a line as far as it goes into words; the last, which may be empty, is the one at the cursor."""
    import shlex  # noqa: PLC0415  (bash alone sends lines)

    for end in ("x", "x'", 'x"', "\\x"):
        try:
            words = shlex.split(line + end)
        except ValueError:
            continue
        return [*words[:-1], words[-1][:-1]][1:]
    return []


def _before(words: Sequence[str]) -> tuple[Known, list[str], dict[str, str]]:
    """Return the board, and of the words before the cursor those that are no options, and the options."""
    board = _board(_version(words))
    options = board["options"]
    bare = _separate(words, options)[0]
    if bare and bare[0] in board["commands"]:
        options = board["commands"][bare[0]]["options"]
    return board, *_separate(words, options)


def _version(words: Sequence[str]) -> str:
    """Say which version of the API is meant: as the words or the settings say, or as it was spoken last."""
    said = {word: words[index] for index, word in enumerate(words, 1) if index < len(words)}
    if "--demo" in words or said.get("--api") in {"v1", "v2"}:
        return said.get("--api", "v1")
    settings = _settings()
    name = said.get("--profile") or said.get("-p") or os.environ.get("VULTR_PROFILE") or settings.get("default")
    api = settings.get("profile", {}).get(name or "default", {}).get("api", "auto")
    if api != "auto":
        return str(api)
    rows = (folder("cache") / "rows" / (name or "default")).glob("*/v*.jsonl")
    latest = max(rows, key=lambda path: path.stat().st_mtime, default=None)
    return latest.name.partition(".")[0] if latest else "v2"


def _separate(words: Sequence[str], options: Known) -> tuple[list[str], dict[str, str]]:
    bare, given, waiting = [], {}, ""
    by_short = {option["short"]: name for name, option in options.items() if option["short"]}
    for word in words:
        if waiting:
            given[waiting], waiting = word, ""
        elif word.startswith("-") and word != "-":
            name, _, value = word[2:].partition("=") if word.startswith("--") else (by_short.get(word[1], ""), "", "")
            given[name] = value or word[2:] * (not word.startswith("--"))
            waiting = name if options.get(name, {}).get("takes") and not given[name] else ""
        else:
            bare.append(word)
    if waiting:
        given[""] = waiting
    return bare, given


class Completing:
    """What may stand behind these words and options; an option that waits for its value goes by an empty name."""

    def __init__(self, board: Known, words: Sequence[str], given: Mapping[str, str]) -> None:
        self.board = board
        self.words = words
        self.given = given

    def at(self, typed: str) -> Iterator[Offer]:
        """Offer what begins as the word that is typed."""
        options = self._options()
        if waiting := self.given.get(""):
            return self._option_values(options[waiting], waiting, "", typed)
        if typed.startswith("--") and "=" in typed:
            name, _, value = typed[2:].partition("=")
            return self._option_values(options.get(name, {}), name, f"--{name}=", value)
        if typed.startswith("-"):
            offered = ((f"--{name}", option["summary"]) for name, option in options.items())
            return (offer for offer in offered if offer[0].startswith(typed))
        return self._words(typed)

    def _options(self) -> Known:
        command = self.board["commands"].get(self.words[0]) if self.words else None
        found: Known = command["options"] if command else self.board["options"]
        return found

    def _option_values(self, option: Known, name: str, prefix: str, typed: str) -> Iterator[Offer]:
        values = _settings().get("profile", {}) if name == "profile" else option.get("allowed", ())
        return ((prefix + value, "") for value in values if value.startswith(typed))

    def _words(self, typed: str) -> Iterator[Offer]:
        groups, commands = self.board["groups"], self.board["commands"]
        if not self.words or (self.words[0] == "help" and len(self.words) == 1):
            yield from _beginning(typed, dict.fromkeys(groups, ""))
            yield from _beginning(typed, {name: command["summary"] for name, command in commands.items()})
            yield from _beginning(typed, dict.fromkeys(commands["help"]["words"] if self.words else (), ""))
            return
        words = self.words[1:] if self.words[0] == "help" else self.words
        if words[0] in commands:
            yield from _beginning(typed, dict.fromkeys(commands[words[0]]["words"] * (len(words) == 1), ""))
            return
        verbs = groups.get(_meant(words[0], groups), {})
        if len(words) == 1:
            yield from _beginning(typed, {name: verb["summary"] for name, verb in verbs.items()})
        elif words is self.words and (operation := verbs.get(_meant(words[1], verbs))):
            yield from self._arguments(operation, typed)

    def _arguments(self, operation: Known, typed: str) -> Iterator[Offer]:
        """Offer the values of the parameter that is meant, else the parameters that are missing, needed ones first."""
        parameters: Known = operation["parameters"]
        exact = {name.lower(): name for name in parameters}
        name, equals, value = typed.partition("=")
        if equals:
            parameter = parameters.get(exact.get(name.lower(), ""))
            if parameter:
                yield from self._values(parameter, f"{name}=", value)
            return
        said = {word.partition("=")[0].removesuffix("[]").lower() for word in self.words[2:] if "=" in word}
        places = [place for place in operation["bare"] if place.lower() not in said]
        count = sum("=" not in word for word in self.words[2:])
        if places and (count < len(places) or parameters[places[-1]]["many"]):
            yield from self._values(parameters[places[min(count, len(places) - 1)]], "", typed)
        for needed in (True, False):
            for found, parameter in parameters.items():
                free = found.lower() not in said and found not in places[:count] and found != operation["target"]
                if free and parameter["required"] is needed and found.lower().startswith(typed.lower()):
                    yield f"{found}=", parameter["summary"]

    def _values(self, parameter: Known, prefix: str, typed: str) -> Iterator[Offer]:
        if prefix and parameter["many"]:
            done, comma, typed = typed.rpartition(",")
            prefix += done + comma
        for value in parameter["allowed"]:
            if value.startswith(typed):
                yield prefix + value, ""
        resource = self.board["resources"].get(parameter["refers_to"])
        for word, meaning in self._rows(resource, typed) if resource else ():
            yield prefix + word, meaning

    def _rows(self, resource: Known, typed: str) -> Iterator[Offer]:
        """Offer the rows that an earlier run saw, by their ids or by the names that begin so."""
        rows = _rows(self._profile(), resource["file"])
        called = [str(row.get(resource["label"] or resource["key"]) or "") for row in rows]
        for row, label in zip(rows, called, strict=True):
            key = str(row.get(resource["key"], ""))
            usual = label if label and called.count(label) == 1 else key
            names = (usual, key, *(str(row.get(name) or "") for name in resource["names"])) if typed else (usual,)
            word = next((name for name in names if name and name.lower().startswith(typed.lower())), "")
            if word and word.isprintable():
                told = (key, *(str(row.get(name) or "") for name in resource["telling"]))
                meaning = ", ".join(dict.fromkeys(text for text in told if text and text != word))
                yield word, meaning if meaning.isprintable() else ""

    def _profile(self) -> str:
        if "demo" in self.given:
            return "demo"
        said = self.given.get("profile") or os.environ.get("VULTR_PROFILE") or _settings().get("default")
        return str(said or "default")


def _beginning(typed: str, names: Mapping[str, str]) -> Iterator[Offer]:
    return ((name, meaning) for name, meaning in names.items() if name.startswith(typed))


def _meant(word: str, names: Mapping[str, Known]) -> str:
    """Return the name that the word is, or is the only beginning of."""
    found = [name for name in names if name.startswith(word)]
    return word if word in names or len(found) != 1 else found[0]


def _board(api: str) -> Known:
    """Read the board, or make it if there is none, or if it is older than what it says."""
    path = folder("cache") / f"board.{api}.json"
    try:
        if path.stat().st_mtime > _changed():
            kept: Known = json.loads(path.read_bytes())
            return kept
    except (OSError, ValueError):
        pass
    from vultr_tui.command.completion.board import make  # noqa: PLC0415  (slow, and seldom)

    return make(path, api)


def _changed() -> float:
    """Tell when a file of the program was changed last that has a say in what the board says."""
    package = Path(__file__).parents[2]
    files = (file for room in ("api", "command", "grammar") for file in (package / room).rglob("*.py"))
    return max(file.stat().st_mtime for file in files)


def _rows(profile: str, name: str) -> list[Known]:
    """Return the rows of the profile's account, as it was last looked at; none if they cannot be read."""
    try:
        latest = max((folder("cache") / "rows" / profile).glob(f"*/{name}"), key=lambda path: path.stat().st_mtime)
        _, _, *lines = latest.read_bytes().splitlines()
        return [row for line in lines for row in json.loads(line) if isinstance(row, dict)]
    except (OSError, ValueError, LookupError, TypeError):
        return []


def _settings() -> Known:
    """Return what the settings file says; nothing if it cannot be read."""
    path = folder("config") / "settings.toml"
    if not path.exists():
        return {}
    import tomllib  # noqa: PLC0415  (most have no such file)

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
