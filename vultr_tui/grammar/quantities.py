"""Numbers, sizes and dates as they are written, by the API and by people."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from vultr_tui.api.values import Format, Json, number

UNITS = {Format.BYTES: 1, Format.MEGABYTES: 1 << 20, Format.GIGABYTES: 1 << 30}
"""How many bytes a size without a unit counts, by its field's format."""

_POWERS = {"": 0, "K": 10, "M": 20, "G": 30, "T": 40}
_SIZE = re.compile(r"(?:(\d{1,3}) ?x )?(\d{1,15}(?:\.\d{1,9})?) ?([kmgt]?)i?b\b", re.ASCII | re.IGNORECASE)
_SHORT_SIZE = re.compile(r"()(\d{1,15}(?:\.\d{1,9})?)([kmgt])", re.ASCII | re.IGNORECASE)
_DATE = re.compile(r"[\d: T-]+", re.ASCII)
_SECOND = re.compile(r"[\d-]{10}[ T][\d:]{8}(\.\d{1,9})?(Z|[+-]\d\d:\d\d)?", re.ASCII)
"""A date to the second, with its zone perhaps: not all of v2's are in UTC (v2 facts: dates)."""
_FIRST = "0001-01-01 00:00:00"
_LENGTHS = {
    len("2018"): None,
    len("2018-03"): None,
    len("2018-03-02"): timedelta(days=1),
    len("2018-03-02 11"): timedelta(hours=1),
    len("2018-03-02 11:20"): timedelta(minutes=1),
}
"""The ways to write a part of a date, by their length, and how long that part lasts; years and months vary."""


def money(value: Json) -> float | None:
    """Read the value as dollars, with or without a dollar sign, or None."""
    return number(value.replace("$", "", 1).replace(",", "") if isinstance(value, str) else value)


def size(value: Json, unit: int) -> float | None:
    """Read the value in bytes, or None; a plain number counts `unit` bytes, `2x 240 GB SSD` is twice 240 GB."""
    plain = number(value)
    if plain is not None:
        return plain * unit
    if not isinstance(value, str):
        return None
    match = _SIZE.search(value) or _SHORT_SIZE.fullmatch(value)
    return int(match[1] or 1) * float(match[2]) * (1 << _POWERS[match[3].upper()]) if match else None


def period(value: Json) -> tuple[float, float] | None:
    """Return when a date begins and what follows it (`2018-03` is a month), in seconds since 1970 UTC, or None."""
    if not isinstance(value, str):
        return None
    try:
        if _SECOND.fullmatch(value):
            second = instant(value).replace(microsecond=0).timestamp()
            return second, second + 1
        value = value.removesuffix("Z").removesuffix("+00:00")
        if len(value) not in _LENGTHS or not _DATE.fullmatch(value):
            return None
        start = datetime.fromisoformat(value + _FIRST[len(value) :]).replace(tzinfo=UTC)
        return start.timestamp(), _end(start, len(value)).timestamp()
    except (ValueError, OverflowError):
        return None


def instant(text: str) -> datetime:
    """Read a date as the service writes it, in UTC where it names no zone; ValueError if it is none."""
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _end(start: datetime, written: int) -> datetime:
    if length := _LENGTHS[written]:
        return start + length
    if written == len("2018"):
        return start.replace(year=start.year + 1)
    return (start + timedelta(days=31)).replace(day=1)


def moment(value: Json) -> float | None:
    """Read the value as seconds since 1970 UTC, or None."""
    found = period(value)
    return found[0] if found else None
