"""What zones and their records may say, in the service's words where they may not.

Every check returns the value as it is stored, or raises ValueError with the reason.
"""

from __future__ import annotations

from vultr_tui.api.dns_data import check_data, is_name
from vultr_tui.api.formats import check_format
from vultr_tui.api.values import Format

_NAME = "Record data must be a valid host name"

REASONS = {
    "A": "Record data must be a valid IPv4 address",
    "AAAA": "Record data must be a valid IPv6 address",
    "CAA": 'Record data must be in the format: flag tag "value"',
    "CNAME": _NAME,
    "MX": _NAME,
    "NS": _NAME,
    "SRV": "Record data must be in the format: weight port target",
    "SSHFP": "Record data must be in the format: algorithm type fingerprint",
    "TXT": "Record data must be enclosed in quotes",
}
"""The record types, and what is said of data that does not suit them."""

INNER_QUOTES = "Quotes may only appear at the beginning and end of the data"
"""Said of a TXT record (recorded, in a later era)."""

PRIORITIZED = ("MX", "SRV")
"""The record types with a priority of their own."""

LARGEST_PRIORITY = 65_535
LARGEST_TTL = 2**31 - 1


def domain(text: str) -> str:
    """A domain one can register or delegate, in lower case."""
    return _formatted(Format.DOMAIN, _relative(text.lower()), "Invalid domain name")


def server_address(text: str) -> str:
    """The IPv4 address that the first records of a zone point to."""
    address = text.strip()
    if check_format(Format.ADDRESS, address, "v4"):
        raise ValueError("Invalid server IP address")
    return address


def name_server(text: str) -> str:
    """The name of the server that holds a zone."""
    return _formatted(Format.HOSTNAME, _relative(text), "Invalid primary nameserver")


def email(text: str) -> str:
    """An address of somebody responsible."""
    return _formatted(Format.EMAIL, text.strip(), "Invalid email address")


def record_name(text: str) -> str:
    """What a record is called within its zone: nothing for the zone itself, `*` for all that have no name."""
    name = _relative(text)
    if name not in {"", "*"} and not is_name(name.removeprefix("*.")):
        raise ValueError("Invalid record name")
    return name


def data(kind: str, text: str) -> str:
    """What a record of that type says, without a dot at the end of a name."""
    if kind not in REASONS:
        raise ValueError("Invalid record type")
    said = _relative(text)
    if kind == "TXT" and said[1:-1].count('"') and said[0] == said[-1] == '"':
        raise ValueError(INNER_QUOTES)
    if check_data(kind, said):
        raise ValueError(REASONS[kind])
    return said


def priority(kind: str, number: int | None) -> int:
    """The priority of a record of that type; 0 where the type has none, whatever was sent."""
    if kind not in PRIORITIZED:
        return 0
    if number is None:
        raise ValueError(f"Priority is required for {kind} records")
    if not 0 <= number <= LARGEST_PRIORITY:
        raise ValueError("Invalid priority")
    return number


def ttl(seconds: int) -> int:
    """For how many seconds a record may be remembered."""
    if not 1 <= seconds <= LARGEST_TTL:
        raise ValueError("Invalid TTL")
    return seconds


def _relative(text: str) -> str:
    return text.strip().removesuffix(".")


def _formatted(wanted: Format, text: str, reason: str) -> str:
    if check_format(wanted, text):
        raise ValueError(reason)
    return text
