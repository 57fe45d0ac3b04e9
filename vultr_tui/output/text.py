"""Values as text for people, harmless to a terminal."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from datetime import UTC, datetime
from functools import lru_cache
from unicodedata import category

from vultr_tui.api.columns import heading
from vultr_tui.api.resource import Field
from vultr_tui.api.values import Format, Json, assigned, number

_OBEYED = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""The Unicode categories of what a terminal may obey, or gives no width of its own."""
_JOINERS = {"\u200c", "\u200d"}
_PICTURES = {chr(code): chr(0x2400 + code) for code in range(0x20)} | {"\x7f": "␡"}
_KILO = 1024
_UNITS = ("B", "KB", "MB", "GB", "TB", "PB")
_MEGABYTES = re.compile(r"(\d{1,9}) MB", re.ASCII)
"""How v1 writes memory (`recorded: server/list`)."""
_SMALLEST = {Format.BYTES: 0, Format.MEGABYTES: 2, Format.GIGABYTES: 3}
"""Which unit a size of that format counts."""


@lru_cache(maxsize=8192)
def harmless(text: str) -> str:
    """Make visible what a terminal would obey: control characters become their pictures (`␛`)."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_visible, text))


def obeyed(character: str) -> bool:
    """Whether a terminal may obey the character, or show nothing for it."""
    return category(character) in _OBEYED and character not in _JOINERS


def _visible(character: str) -> str:
    return _PICTURES.get(character, "�") if obeyed(character) else character


def formatted(field: Field, value: Json) -> str:
    """Write the value as people read it: `$5.00`, `2 GB`, `yes`, a date to the minute; empty if there is none.

    The text may hold anything the API said; see `harmless`.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return _text(field, value)
    if isinstance(value, (int, float)):
        return str(value) if number(value) is None else _quantity(field, value)
    plain = [item for item in value if isinstance(item, (str, int, float))]
    if len(plain) == len(value) and isinstance(value, (list, tuple)):
        return ", ".join(formatted(field, item) for item in plain)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _text(field: Field, value: str) -> str:
    if field.format is Format.DATE:
        return _in_utc(value)[: len("2018-03-02 11:20")].replace("T", " ")  # v2 writes ISO 8601
    if field.format is Format.ADDRESS and not assigned(value):
        return ""
    if field.format is Format.BASE64:
        try:
            return b64decode(value, validate=True).decode()
        except ValueError:
            return value
    if field.format is Format.MEGABYTES and (written := _MEGABYTES.fullmatch(value)):
        return _quantity(field, int(written[1]))
    return value


def _in_utc(date: str) -> str:
    """Write the date in UTC, as nearly all are, where it says another zone (v2 facts: dates)."""
    if date[len("2018-03-02 11:20:05") :] in {"", "Z", "+00:00"}:
        return date
    try:
        at = datetime.fromisoformat(date)
        return at.astimezone(UTC).isoformat() if at.tzinfo else date
    except (ValueError, OverflowError):
        return date


def _quantity(field: Field, value: float) -> str:
    if field.format is Format.MONEY:
        return dollars(value, "" if "$" in heading(field) else "$")
    if field.format in _SMALLEST:
        return size(value, _SMALLEST[field.format])
    return str(value)


def dollars(amount: float, sign: str = "$") -> str:
    """Write dollars and cents: `-$1,234.50`."""
    return f"{'-' if amount < 0 else ''}{sign}{abs(amount):,.2f}"


def size(value: float, unit: int = 0) -> str:
    """Write the size in the unit that keeps it short (`1.5 TB`); `unit` 0 is bytes, 2 megabytes, 3 gigabytes."""
    while abs(value) >= _KILO and unit < len(_UNITS) - 1:
        value, unit = value / _KILO, unit + 1
    return f"{value:.1f}".removesuffix(".0") + f" {_UNITS[unit]}"
