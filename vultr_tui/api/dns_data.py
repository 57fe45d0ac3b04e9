"""What the data of a DNS record may be, by the record's type (reference: dns/create_record; errata 3)."""

from __future__ import annotations

import re
from collections.abc import Callable
from ipaddress import AddressValueError, IPv4Address, IPv6Address

DNS_NAME = re.compile(r"(?=.{1,253}\Z)(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?(?:\.(?!\Z)|\Z))+")
"""A name without a final dot; unlike a host's name it may hold underscores."""

_SRV = re.compile(r"(\d{1,5}) (\d{1,5}) (\S+)", re.ASCII)
_TEXT = re.compile(r'"[^"]*"')
_CAA = re.compile(r'(\d{1,3}) ([A-Za-z0-9]{1,15}) "[^"]*"', re.ASCII)
_CAA_UNQUOTED = re.compile(r'(\d{1,3} [A-Za-z0-9]{1,15}) ([^"\s]+)', re.ASCII)
_SSHFP = re.compile(r"(\d{1,3}) (\d{1,3}) ([0-9A-Fa-f]+)", re.ASCII)

_BYTE = 0xFF
_WORD = 0xFFFF

_DIGITS = {"1": 40, "2": 64}
"""The length of a host key's fingerprint in hexadecimal digits: SHA-1 and SHA-256."""


def check_data(kind: str, data: str) -> str:
    """Tell what is wrong with the data for a record of this kind; empty if nothing is, or if the kind is unknown."""
    rule = _RULES.get(kind.upper())
    if rule is None:
        return "" if data else "Say what the record holds."
    fits, wanted = rule
    return "" if fits(data) else wanted


def written(kind: str, text: str) -> str:
    """Write what people type as the service wants it: text in quotes, a CAA's value too, and no final dot."""
    said = text.strip()
    match kind.upper():
        case "TXT":
            return text if _is_text(text) else f'"{text}"'
        case "CAA" if match := _CAA_UNQUOTED.fullmatch(said):
            return f'{match[1]} "{match[2]}"'
        case "CNAME" | "NS" | "MX" | "SRV":
            return said.removesuffix(".")
        case _:
            return said


def plain(kind: str, data: str) -> str:
    """Show the data as people type it: text without the quotes around it."""
    return data[1:-1] if kind.upper() == "TXT" and _is_text(data) else data


def is_name(text: str) -> bool:
    """Whether this is a DNS name, without a final dot."""
    return DNS_NAME.fullmatch(text) is not None


def _is_ipv4(text: str) -> bool:
    try:
        IPv4Address(text)
    except AddressValueError:
        return False
    return True


def _is_ipv6(text: str) -> bool:
    try:
        return IPv6Address(text).scope_id is None
    except AddressValueError:
        return False


def _is_service(text: str) -> bool:
    match = _SRV.fullmatch(text)
    return match is not None and all(int(number) <= _WORD for number in match.group(1, 2)) and is_name(match[3])


def _is_text(text: str) -> bool:
    return _TEXT.fullmatch(text) is not None


def _is_authorization(text: str) -> bool:
    match = _CAA.fullmatch(text)
    return match is not None and int(match[1]) <= _BYTE


def _is_fingerprint(text: str) -> bool:
    match = _SSHFP.fullmatch(text)
    return match is not None and int(match[1]) <= _BYTE and len(match[3]) == _DIGITS.get(match[2], len(match[3]))


_NAME = (is_name, "Give a name without a final dot, like mail.example.com.")

_RULES: dict[str, tuple[Callable[[str], bool], str]] = {
    "A": (_is_ipv4, "Give an IPv4 address, like 192.0.2.1."),
    "AAAA": (_is_ipv6, "Give an IPv6 address, like 2001:db8::1."),
    "CNAME": _NAME,
    "NS": _NAME,
    "MX": _NAME,
    "SRV": (_is_service, "Give weight, port and target, like 5 5060 sip.example.com; the priority goes apart."),
    "TXT": (_is_text, 'Give the text in double quotes, with none inside it, like "v=spf1 -all".'),
    "CAA": (_is_authorization, 'Give flags, tag and a value in quotes, like 0 issue "letsencrypt.org".'),
    "SSHFP": (_is_fingerprint, "Give algorithm, kind and fingerprint, as ssh-keygen -r prints them after SSHFP."),
}
