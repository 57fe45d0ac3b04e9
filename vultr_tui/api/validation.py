"""Whether arguments suit an operation, told in sentences for the user, before anything is sent.

No sentence repeats a value: it may be a secret, or hold what a terminal obeys.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from enum import Enum
from math import isfinite

from vultr_tui.api.formats import check_format
from vultr_tui.api.light import frozen
from vultr_tui.api.operation import Operation
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.values import Argument, Arguments, Type, finite, word

_INTEGER = re.compile(r"-?\d{1,19}", re.ASCII)
_SURROGATE = re.compile("[\ud800-\udfff]")
_QUANTITIES = frozenset({Type.INTEGER, Type.NUMBER})
_BOOLEANS = frozenset({"yes", "no", "true", "false", "1", "0"})


class Kind(Enum):
    """What sort of problem it is."""

    MISSING = "missing"
    UNKNOWN = "unknown"
    TYPE = "type"
    VALUE = "value"
    ONE_OF = "one of"
    NOT_APPLICABLE = "not applicable"


@frozen
class Problem:
    """What is wrong with one parameter of an operation."""

    parameter: str
    message: str
    kind: Kind


def check(operation: Operation, arguments: Arguments) -> tuple[Problem, ...]:
    """Find everything that is wrong with the arguments; nothing if the operation can be sent with them.

    Names may be in any case. What the service or the target's row supplies is not missing.
    """
    return tuple(_problems(operation, arguments))


def check_value(parameter: Parameter, value: Argument, arguments: Arguments | None = None) -> str:
    """Tell what is wrong with a value, in a sentence for the user; empty if nothing is.

    `arguments` are those for the other parameters, under their exact names, where the value depends on them.
    """
    fault = _fault(parameter, value, arguments or {})
    return fault[1] if fault else ""


def values_of(parameter: Parameter, value: Argument) -> tuple[str | float, ...]:
    """Take apart what is given for a parameter that may have several values."""
    if not isinstance(value, str | int | float):
        return tuple(value)
    if isinstance(value, str) and parameter.separator:
        return tuple(filter(None, map(str.strip, value.split(parameter.separator))))
    return (value,)


def _problems(operation: Operation, arguments: Arguments) -> Iterator[Problem]:
    known: dict[str, Argument] = {}
    for name, value in arguments.items():
        parameter = operation.parameter(name)
        if parameter:
            known[parameter.name] = value
        else:
            yield Problem(name, _no_such(operation, name), Kind.UNKNOWN)
    for parameter in operation.parameters:
        if parameter.name not in known:
            if parameter.needed(known) and parameter.default is None and not parameter.implied:
                yield Problem(parameter.name, "It is missing.", Kind.MISSING)
        elif not parameter.applies(known):
            if _says_something(known[parameter.name]):
                yield Problem(parameter.name, _only_when(parameter), Kind.NOT_APPLICABLE)
        elif fault := _fault(parameter, known[parameter.name], known):
            yield Problem(parameter.name, fault[1], fault[0])
    yield from _group_problems(operation, known)


def _group_problems(operation: Operation, known: Arguments) -> Iterator[Problem]:
    for group in operation.one_of:
        count = sum(name in known for name in group)
        if count != 1:
            yield Problem(group[0], f"Give exactly one of {_listed(group)}.", Kind.ONE_OF)
    for group in operation.exclusive:
        given = [name for name in group if name in known and _says_something(known[name])]
        if len(given) > 1:
            yield Problem(given[0], f"Give at most one of {_listed(group)}.", Kind.ONE_OF)


def _says_something(value: Argument) -> bool:
    return word(value) not in {"", "no"}


def _no_such(operation: Operation, name: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415  (most names are right)

    near = get_close_matches(name.lower(), operation.by_name, n=1)
    hint = f" Is {operation.by_name[near[0]].name} meant?" if near else ""
    return f"{operation.group} {operation.verb} has no such parameter.{hint}"


def _only_when(parameter: Parameter) -> str:
    when = parameter.when
    return f"It has a meaning only if {when.parameter} is {_listed(when.values, 'or')}." if when else ""


def _listed(names: tuple[str, ...], last: str = "and") -> str:
    return f" {last} ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _fault(parameter: Parameter, value: Argument, arguments: Arguments) -> tuple[Kind, str] | None:
    items = values_of(parameter, value)
    if len(items) > 1 and not parameter.many:
        return Kind.TYPE, "Give one value."
    if not items and parameter.required and not parameter.may_be_none:
        return Kind.VALUE, "Give at least one value."
    return next(filter(None, (_fault_of_one(parameter, item, arguments) for item in items)), None)


def _fault_of_one(parameter: Parameter, value: str | float, arguments: Arguments) -> tuple[Kind, str] | None:
    text = ("yes" if value else "no") if isinstance(value, bool) else str(value)
    if parameter.none and text == parameter.none:
        return None
    if wrong := _no_text(text) or _wrong_type(parameter.type, text):
        return Kind.TYPE, wrong
    if wrong := _wrong_choice(parameter, text) or _out_of_range(parameter, text):
        return Kind.VALUE, wrong
    kind = str(arguments.get(parameter.decided_by, ""))
    if wrong := check_format(parameter.format, text, kind):
        return Kind.VALUE, wrong
    return None


def _no_text(text: str) -> str:
    """Tell whether it holds bytes that are no text, which Python keeps as halves of characters."""
    return "Give it as text in UTF-8." if _SURROGATE.search(text) else ""


def _wrong_type(wanted: Type, text: str) -> str:
    match wanted:
        case Type.INTEGER:
            return "" if _INTEGER.fullmatch(text) else "Give a whole number."
        case Type.NUMBER:
            return "" if _is_number(text) else "Give a number."
        case Type.BOOLEAN:
            return "" if text.lower() in _BOOLEANS else "Say yes or no."
        case Type.OBJECT:
            return _wrong_json(text)
        case _:
            return ""


def _is_number(text: str) -> bool:
    try:
        return text.isascii() and "_" not in text and isfinite(float(text))
    except ValueError:
        return False


def _wrong_json(text: str) -> str:
    try:
        content = json.loads(text, parse_constant=finite, parse_float=finite)
    except json.JSONDecodeError as error:
        return f"Give it as JSON; line {error.lineno}, column {error.colno} is none."
    except ValueError:
        return "Give it as JSON, which has no number so long or large, and no NaN."
    except RecursionError:
        return "Give it as JSON that is not so deeply nested."
    return "" if isinstance(content, (dict, list)) else "Give it as JSON in { } or [ ]."


def _wrong_choice(parameter: Parameter, text: str) -> str:
    if parameter.allowed and text not in parameter.allowed:
        return f"Choose {_listed(parameter.allowed, 'or')}."
    return "Say which one." if parameter.refers_to and not text else ""


def _out_of_range(parameter: Parameter, text: str) -> str:
    least, most = parameter.minimum, parameter.maximum
    if parameter.type not in _QUANTITIES:
        return ""
    number = float(text)
    if (least is None or number >= least) and (most is None or number <= most):
        return ""
    if least is None:
        return f"Give {most} at most."
    return f"Give {least} at least." if most is None else f"Give a number from {least} to {most}."
