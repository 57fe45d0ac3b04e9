"""One comparison of a filter, ready to be asked of many values."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Sequence
from ipaddress import ip_address, ip_network
from warnings import catch_warnings

from vultr_tui.api.resource import Field
from vultr_tui.api.values import Format, Json
from vultr_tui.grammar.ordering import Measure, natural, typing
from vultr_tui.grammar.quantities import period

Check = Callable[[Json, Sequence[str]], bool]
"""Asked of a value and of the texts it shows, in folded case."""

_KINDS = {
    Format.MONEY: "an amount of money",
    Format.DATE: "a date such as 2018-03-02",
    Format.ADDRESS: "an address",
    Format.NETWORK: "an address",
    Format.BYTES: "a size such as 10GB",
    Format.MEGABYTES: "a size such as 10GB",
    Format.GIGABYTES: "a size such as 10GB",
}


def check(field: Field, comparison: str, text: str) -> Check:
    """Whether a value of the field compares so to the text; ValueError, saying what is expected, if none can.

    Besides the comparisons there is `:`, by which a field is searched as its kind suggests: a network holds its
    addresses.
    """
    if comparison == ":":
        return _contains(field, text)
    if comparison == "=":
        return _equals(field, text)
    if comparison == "!=":
        equals = _equals(field, text)
        return lambda value, texts: not equals(value, texts)
    return _compares(field, comparison, text)


def containing(text: str) -> Callable[[str], object]:
    """Return a test for the text in another one, which is in folded case."""
    wanted = text.casefold()
    return lambda found: wanted in found


def expression(text: str) -> Callable[[str], object]:
    """Return a test for a regular expression, in any case, in any line of a text; re.error if it is none."""
    with catch_warnings(action="ignore"):  # Python warns its programmers of `[[`, and whoever filters is none
        return re.compile(text, re.IGNORECASE | re.MULTILINE).search


def shows(test: Callable[[str], object]) -> Check:
    """Whether some text that a value shows passes the test."""
    return lambda _value, texts: any(test(text) for text in texts)


def _empty(_value: Json, texts: Sequence[str]) -> bool:
    return not any(texts)


def _contains(field: Field, text: str) -> Check:
    if not text:
        return _empty
    if "/" in text and field.format in {Format.ADDRESS, Format.NETWORK}:
        return _inside(text)
    measure = typing(field)
    if field.refers_to and text.isdecimal():
        return lambda value, _texts: str(value) == text
    if field.format is not Format.DATE and measure and measure(text) is not None:
        return _equals(field, text)
    return shows(containing(text))


def _inside(text: str) -> Check:
    try:
        network = ip_network(text, strict=False)
    except ValueError:
        return shows(containing(text))

    def inside(value: Json, _texts: Sequence[str]) -> bool:
        try:
            return ip_address(str(value).partition("/")[0]) in network
        except ValueError:
            return False

    return inside


def _equals(field: Field, text: str) -> Check:
    wanted = text.casefold()
    if not wanted:
        return _empty
    measure, bounds = typing(field), _bounds(field, text)
    if measure is None or bounds is None:
        return lambda _value, texts: wanted in texts
    low, high = bounds

    def equals(value: Json, _texts: Sequence[str]) -> bool:
        found = measure(value)
        return found is not None and low <= found <= high

    return equals


def _compares(field: Field, comparison: str, text: str) -> Check:
    bounds = _bounds(field, text)
    if bounds is None or not text:
        kind = _KINDS.get(field.format, "a number" if typing(field) else "a text")
        raise ValueError(f"{field.name} {comparison} needs {kind}, not {text!r}")
    low, high = bounds
    measure = typing(field) or _natural
    compare, bound = {
        "<": (operator.lt, low),
        "<=": (operator.le, high),
        ">": (operator.gt, high),
        ">=": (operator.ge, low),
    }[comparison]

    def compares(value: Json, _texts: Sequence[str]) -> bool:
        found = measure(value)
        return found is not None and compare(found, bound)

    return compares


def _bounds(field: Field, text: str) -> tuple[tuple[object, ...], tuple[object, ...]] | None:
    """Return the least and the greatest measure the text stands for: a month has a first and a last second."""
    if field.format is Format.DATE:
        found = period(text)
        return ((found[0],), (found[1] - 1,)) if found else None
    measure: Measure = typing(field) or _natural
    measured = measure(text)
    return (measured, measured) if measured is not None else None


def _natural(value: Json) -> tuple[object, ...] | None:
    if value is None or value == "":
        return None
    return natural(str(value))[:1]
