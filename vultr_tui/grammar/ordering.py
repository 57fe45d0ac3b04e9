"""How values of a field compare: numbers as numbers, sizes as sizes, `web-2` before `web-10`."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from ipaddress import ip_address, ip_network
from itertools import takewhile

from vultr_tui.api.columns import value_of
from vultr_tui.api.light import frozen
from vultr_tui.api.resource import Field, Resource
from vultr_tui.api.values import Format, Json, Row, Type, number
from vultr_tui.grammar.quantities import UNITS, moment, money, size

_DIGITS = re.compile(r"\d+", re.ASCII)

Measure = Callable[[Json], tuple[object, ...] | None]
"""What a value counts as, to be compared with others of its field; None if it is of another kind."""

Key = tuple[object, ...]
"""A rank, and what counts within it: compares with the key of any other value of the same field."""


class Rank(IntEnum):
    """Values of the field's own kind come first, then any other text, then those that are not there."""

    TYPED = 0
    TEXT = 1
    ABSENT = 2


def keying(field: Field) -> Callable[[Json], Key]:
    """Return what gives the sort key of a value of the field."""
    typed = typing(field)

    def key(value: Json) -> Key:
        if value is None or value == "":
            return (Rank.ABSENT,)
        measured = typed(value) if typed else None
        if measured is not None:
            return (Rank.TYPED, *measured)
        return (Rank.TEXT, *natural(value if isinstance(value, str) else str(value)))

    return key


def typing(field: Field) -> Measure | None:
    """How the field's values are measured, or None if they are text."""
    match field.format:
        case Format.MONEY:
            return _measured(money)
        case Format.DATE:
            return _measured(moment)
        case Format.ADDRESS | Format.NETWORK:
            return _address
        case Format.BYTES | Format.MEGABYTES | Format.GIGABYTES:
            unit = UNITS[field.format]
            return _measured(lambda value: size(value, unit))
    return _measured(number) if field.type in {Type.INTEGER, Type.NUMBER} else None


def _measured(measure: Callable[[Json], float | None]) -> Measure:
    def measured(value: Json) -> tuple[object, ...] | None:
        result = measure(value)
        return None if result is None else (result,)

    return measured


def _address(value: Json) -> tuple[object, ...] | None:
    try:
        network = ip_network(str(value), strict=False)
        address = ip_address(str(value).partition("/")[0])
    except ValueError:
        return None
    return (address.version, int(address), network.prefixlen)


def natural(text: str) -> tuple[str, str]:
    """Return a key by which numbers inside text count as numbers, and case only where nothing else differs."""
    return _DIGITS.sub(_counted, text.casefold()), text


def _counted(found: re.Match[str]) -> str:
    """Write a number so that it is less than any letter, and the longer of two is the greater."""
    digits = found[0].lstrip("0")
    return f"\x01{chr(min(len(digits), sys.maxunicode))}{digits}"


def row_keys(resource: Resource, field: Field, rows: Sequence[Row]) -> list[Key]:
    """Return the sort keys of the rows' values of the field."""
    key = keying(field)
    return [key(value_of(resource, row, field)) for row in rows]


@frozen
class Order:
    """A field to sort by, and which way."""

    field: Field
    downwards: bool = False


def ordered(rows: Iterable[Row], resource: Resource, orders: Sequence[Order]) -> list[Row]:
    """Sort the rows by these fields, the first counting most; equal rows keep their order, absent values are last."""
    rows = list(rows)
    places: Sequence[int] = range(len(rows))
    for order in reversed(orders):
        places = arranged(places, row_keys(resource, order.field, rows), downwards=order.downwards)
    return [rows[place] for place in places]


def arranged(places: Sequence[int], keys: Sequence[Key], *, downwards: bool) -> list[int]:
    """Sort places in a list by the keys of what is there; equals keep their order, what is absent comes last."""
    found = sorted(places, key=keys.__getitem__, reverse=downwards)
    absent = len(tuple(takewhile(lambda place: keys[place][0] is Rank.ABSENT, found))) if downwards else 0
    return found[absent:] + found[:absent]
