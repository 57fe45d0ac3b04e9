r"""What stands after NAME=: text, a file (`@path`), standard input (`-`), or several of these.

A backslash before `@`, `-` or a backslash at the start of a value makes it plain text; `\,` is a comma that
separates nothing.
"""

from __future__ import annotations

import re

from vultr_tui.api.light import frozen
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.values import Type


@frozen
class FromFile:
    """The content of a file, read when the command runs."""

    path: str


@frozen
class FromInput:
    """What comes on standard input, read when the command runs."""


Value = str | FromFile | FromInput
Given = Value | tuple[Value, ...]
"""One value, or those of a parameter that takes many."""

_ESCAPED = re.compile(r"\\[@\\-]")
_COMMA = re.compile(r"(?<!\\),")
_TRUTH = {"true": "yes", "false": "no"}


def read(parameter: Parameter, text: str) -> Given:
    """Say what the text after NAME= means for this parameter."""
    if parameter.many:
        return tuple(_read_one(part.replace("\\,", ",")) for part in _COMMA.split(text))
    return _read_one(text)


def write(parameter: Parameter, given: Given) -> tuple[str, ...]:
    """Write the texts that mean this again, each to stand after a NAME= of its own; no values are an empty one."""
    if isinstance(given, tuple):
        return tuple(_write_one(value).replace(",", "\\,") for value in given) or ("",)
    text = _write_one(given)
    return (text.replace(",", "\\,") if parameter.many else text,)


def spoken(parameter: Parameter, text: str) -> str:
    """Say what JSON calls true or false in the words of a command."""
    return _TRUTH.get(text, text) if parameter.type is Type.BOOLEAN else text


def _read_one(text: str) -> Value:
    if text == "-":
        return FromInput()
    if len(text) > 1 and text.startswith("@"):
        return FromFile(text[1:])
    return text[1:] if _ESCAPED.match(text) else text


def _write_one(value: Value) -> str:
    if isinstance(value, FromInput):
        return "-"
    if isinstance(value, FromFile):
        return f"@{value.path}"
    if value == "-" or (len(value) > 1 and value.startswith("@")) or _ESCAPED.match(value):
        return f"\\{value}"
    return value
