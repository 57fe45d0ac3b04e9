"""The values that travel between an API and its users: types, formats, rows and arguments."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import Enum
from math import isfinite
from sys import intern
from typing import TypeAlias

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"
"""Anything a reply can hold."""

Row: TypeAlias = Mapping[str, Json]
"""One object of the account, in the API's own field names."""

Argument: TypeAlias = "str | int | float | bool | Sequence[str]"
Arguments: TypeAlias = Mapping[str, Argument]
"""What the user gave for an operation's parameters, by parameter name."""


_LARGEST = 10**18
"""Nothing that is counted here comes near it, and sums of what is below it stay finite."""
_NUMBER = re.compile(r"[-+]?(\d{1,18}(\.\d{1,18})?|\.\d{1,18})", re.ASCII)


def shared(row: dict[str, Json]) -> dict[str, Json]:
    """Keep one copy of each text, of which rows have many alike.

    As the `object_hook` of a long document it also lets other threads run while that is read.
    """
    for name, value in row.items():
        if value.__class__ is str:
            row[name] = intern(value)
    return row


def number(value: Json) -> float | None:
    """Read the value as a number, or None."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return value if abs(value) < _LARGEST else None
    return float(value) if isinstance(value, str) and _NUMBER.fullmatch(value) else None


def finite(literal: str) -> float:
    """Read a number as JSON has it; ValueError for those that it does not have."""
    value = float(literal)
    if not isfinite(value):
        raise ValueError(literal)
    return value


def word(value: Json) -> str:
    """Return the value as one word to compare by; empty for what says nothing (None, "", "0", False, an empty list).

    The wire says «none» in many ways: `false` for a free address, `null` for a free volume, `"0"` for no firewall.
    """
    if isinstance(value, bool):
        return "yes" if value else ""
    text = str(value or "").strip()
    return text if text.strip("0") else ""


class Type(Enum):
    """The wire type of a parameter or field."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    ARRAY = "array"
    OBJECT = "object"


class Format(Enum):
    """What a value means beyond its type: how it is checked, shown, sorted and edited."""

    PLAIN = "plain"
    ADDRESS = "address"
    """An IPv4 or IPv6 address."""
    BASE64 = "base64"
    """Encoded on the wire, plain text for the user."""
    DATE = "date"
    """A moment in UTC."""
    DNS_DATA = "dns-data"
    """What a DNS record says; its syntax depends on the record's type."""
    DOMAIN = "domain"
    EMAIL = "email"
    GIGABYTES = "gigabytes"
    MEGABYTES = "megabytes"
    BYTES = "bytes"
    HOSTNAME = "hostname"
    MONEY = "money"
    """US dollars."""
    NETWORK = "network"
    """A network: `192.0.2.0/24`, or its address alone where a field of its own has the prefix length."""
    PORT = "port"
    """A port, or two of them with a colon between."""
    PREFIX = "prefix"
    """How many leading bits of an address name the network: up to 32 in IPv4, 128 in IPv6."""
    SECRET = "secret"  # noqa: S105 - the name of a format
    SSH_KEY = "ssh-key"
    """A public key in authorized_keys form."""
    TEXT = "text"
    """Several lines."""
    URL = "url"


def assigned(address: str) -> bool:
    """Whether that is an address: a machine that has none yet shows `0`, `0.0.0.0` or `::` (live: both versions)."""
    return bool(address.strip("0.:"))
