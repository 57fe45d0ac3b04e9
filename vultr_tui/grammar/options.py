"""The options a command line may carry, wherever they stand in it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping

from vultr_tui.api.light import frozen
from vultr_tui.grammar.errors import GrammarError, nearest
from vultr_tui.grammar.words import Word

Options = Mapping[str, str]
"""What was given, by long name; a switch has an empty value."""

WAITS = ("ready", "running", "stopped", "gone")
"""What `--wait` may wait for, besides what the change itself is to bring about."""

FORMATS = ("table", "json", "jsonl", "yaml", "csv", "tsv", "id", "raw")


@frozen(kw_only=True)
class Option:
    """One option: `value` names what follows it and is empty for a switch.

    One whose value is `optional` is a switch too, and takes a value in the same word alone: `--wait=running`.
    """

    name: str
    summary: str
    short: str = ""
    value: str = ""
    allowed: tuple[str, ...] = ()
    optional: bool = False

    @property
    def spelling(self) -> str:
        """How the option is written in help."""
        short = f"-{self.short}, " if self.short else ""
        value = f"[={self.value}]" if self.optional else f" {self.value}" if self.value else ""
        return f"{short}--{self.name}{value}"


PRINTING = (
    Option(name="output", short="o", value="FORMAT", allowed=FORMATS, summary=f"how to print: {', '.join(FORMATS)}"),
    Option(name="columns", value="A,B", summary="print these fields only, in this order"),
    Option(name="no-header", summary="leave out the line of column titles"),
    Option(name="filter", value="TERMS", summary="print matching rows only: 'region:ewr !test price<40'"),
    Option(name="sort", value="FIELDS", summary="sort by these fields, downwards by -field"),
    Option(name="query", value="JMESPATH", summary="print what this finds in the data: '[].[label,main_ip]'"),
)
CHANGING = (
    Option(
        name="wait",
        value="STATE",
        optional=True,
        allowed=WAITS,
        summary=f"return when the change has had its effect, not when it is accepted; or {', '.join(WAITS)}",
    ),
    Option(name="timeout", value="SECONDS", summary="wait no longer than this (600)"),
    Option(name="dry-run", summary="show the request and what would be asked; change nothing"),
    Option(name="curl", summary="print the curl line that does the same; change nothing"),
    Option(name="yes", short="y", summary="confirm what interrupts service or costs money"),
    Option(name="confirm", value="NAME", summary="confirm what destroys: the target's name, or how many there are"),
)
CONNECTING = (
    Option(name="profile", short="p", value="NAME", summary="use this profile of the settings"),
    Option(name="demo", summary="use the embedded demo account: no key, no network"),
    Option(name="url", value="URL", summary="use the API at this address"),
    Option(name="api", value="VERSION", allowed=("v1", "v2", "auto"), summary="speak this version of the API"),
    Option(name="read-only", summary="refuse every change, by whichever profile"),
    Option(name="log", value="FILE", summary="add what is asked of the service to this file: no contents, no secrets"),
    Option(name="insecure-http", summary="allow plain http to other machines; the key travels readable"),
)
GENERAL = (
    Option(name="debug", summary="show a trace where the program itself fails"),
    Option(name="help", short="h", summary="show help on the words given"),
    Option(name="version", summary="show the version"),
)
OPTIONS = (*PRINTING, *CHANGING, *CONNECTING, *GENERAL)
"""The options of an operation."""


def separate(words: Iterable[Word], known: tuple[Option, ...] = OPTIONS) -> tuple[tuple[Word, ...], Options]:
    """Return the words that are no options, and the options; of one given twice the last counts.

    After `--` every word is no option. Raises GrammarError for an unknown option or a wrong or missing value.
    """
    rest: list[Word] = []
    options: dict[str, str] = {}
    remaining = iter(words)
    for word in remaining:
        if word.text == "--":
            rest.extend(remaining)
        elif not word.text.startswith("-") or word.text == "-":
            rest.append(word)
        else:
            option, attached = recognised(word, known)
            options[option.name] = _value(option, word, attached, remaining)
    return tuple(rest), options


def recognised(word: Word, known: tuple[Option, ...], whose: str = "there is") -> tuple[Option, str | None]:
    """Return the option the word names, and the value written in the same word; GrammarError if there is none."""
    if word.text.startswith("--"):
        name, equals, value = word.text[2:].partition("=")
        option = next((option for option in known if option.name == name), None)
        attached = value if equals else None
    else:
        name, value = word.text[1], word.text[2:]
        option = next((option for option in known if option.short == name), None)
        attached = value or None
    if option is None:
        spellings = {option.name: f"--{option.name}" for option in known}
        near = (spellings[found] for found in nearest(name, spellings))
        raise word.error(f"{whose} no option {word.text.partition('=')[0]}", near)
    return option, attached


def _value(option: Option, word: Word, attached: str | None, remaining: Iterator[Word]) -> str:
    if not option.value:
        if attached is not None:
            raise word.error(f"--{option.name} takes no value")
        return ""
    given, at = attached, word
    if given is None and option.optional:
        return ""
    if given is None:
        following = next(remaining, None)
        if following is None:
            raise word.error(f"--{option.name} needs a value: {option.value}")
        given, at = following.text, following
    if option.allowed and given not in option.allowed:
        expected = ", ".join(option.allowed)
        raise at.error(f"--{option.name} is one of {expected}", nearest(given, option.allowed))
    return given


def written(options: Options, known: tuple[Option, ...] = OPTIONS) -> Iterator[str]:
    """Return the words that give these options again."""
    by_name = {option.name: option for option in known}
    for name, value in options.items():
        option = by_name.get(name)
        attached = f"={value}" if option and option.optional and value else ""
        yield f"--{name}{attached}"
        if option and option.value and not option.optional:
            yield value


def number(options: Options, name: str, default: float) -> float:
    """Return an option's value as a number of 0 or more; GrammarError if it is none."""
    text = options.get(name)
    try:
        value = default if text is None else float(text)
    except ValueError:
        value = math.nan
    if not 0 <= value < math.inf:
        raise GrammarError(f"--{name} is a number of 0 or more, not {text!r}")
    return value
