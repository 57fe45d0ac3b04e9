"""How the text of a value must be, by its format; every check tells what is wrong, or nothing."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from datetime import datetime
from ipaddress import ip_address, ip_network
from urllib.parse import urlsplit

from vultr_tui.api.dns_data import check_data
from vultr_tui.api.ports import LAST_PORT
from vultr_tui.api.values import Format

HOST_NAME = re.compile(r"(?=.{1,253}\Z)(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.(?!\Z)|\Z))+")
"""RFC 1123, without a final dot."""

_LOCAL_PART = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_PORT = re.compile(r"(\d{1,5})(?::(\d{1,5}))?", re.ASCII)

PREFIXES = {"v4": 32, "v6": 128}
SCHEMES = frozenset({"http", "https", "ftp", "tftp"})


def check_format(wanted: Format, text: str, kind: str = "") -> str:
    """Tell what is wrong with the text, in a sentence for the user; empty if nothing is.

    `kind` says which of its sorts the value must be of: `v4` or `v6` for an address or prefix, the type of a
    record for DNS data.
    """
    check = _CHECKS.get(wanted)
    return check(text, kind) if check else ""


def _address(text: str, kind: str) -> str:
    try:
        address = ip_address(text)
    except ValueError:
        return "Give an IP address, like 192.0.2.1 or 2001:db8::1."
    if kind in PREFIXES and kind != f"v{address.version}":
        return f"Give an IPv{kind[1:]} address, as the type says."
    return "Give the address without a zone." if "%" in text else ""


def _network(text: str, _kind: str) -> str:
    if "/" not in text:
        return "Give the size of the network too, like 192.0.2.1/32 or 2001:db8::/64."
    try:
        network = ip_network(text, strict=False)
    except ValueError:
        return "Give an address and a prefix length, like 192.0.2.1/32 or 2001:db8::/64."
    if not text.rpartition("/")[2].isdecimal() or "%" in text:
        return "Give the prefix as a number of bits, like /32 or /64."
    return "" if str(network.network_address) == str(ip_address(text.partition("/")[0])) else f"Begin with {network}."


def _prefix(text: str, kind: str) -> str:
    most = PREFIXES.get(kind, max(PREFIXES.values()))
    fits = text.isascii() and text.isdecimal() and int(text) <= most
    return "" if fits else f"Give the number of bits in the prefix, from 0 to {most}."


def _base64(text: str, _kind: str) -> str:
    try:
        base64.b64decode(text, validate=True)
    except ValueError:
        return "Give it encoded in base64."
    return ""


def _date(text: str, _kind: str) -> str:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return "Give a date, like 2018-04-24 10:15:00."
    return ""


def _host(text: str, _kind: str) -> str:
    if HOST_NAME.fullmatch(text):
        return ""
    if not text.isascii():
        return "Give the name in its ASCII form, which begins with xn--."
    return "Give a name of letters, digits and hyphens, with dots between and none at the end."


def _domain(text: str, kind: str) -> str:
    return _host(text, kind) or ("" if "." in text else "Give the whole domain, like example.com.")


def _email(text: str, kind: str) -> str:
    local, _, host = text.rpartition("@")
    if not _LOCAL_PART.fullmatch(local) or _domain(host, kind):
        return "Give an e-mail address, like admin@example.com."
    return ""


def _port(text: str, _kind: str) -> str:
    match = _PORT.fullmatch(text)
    if match is None:
        return "Give a port, like 443, or two with a colon between, like 8000:8080."
    first = int(match[1])
    last = int(match[2] or first)
    if not 1 <= first <= LAST_PORT or not 1 <= last <= LAST_PORT:
        return f"A port is a number from 1 to {LAST_PORT}."
    return "" if first <= last else "Give the lower port first."


def _secret(text: str, _kind: str) -> str:
    return "" if text else "It must not be empty."


def _url(text: str, _kind: str) -> str:
    wrong = "Give a web address, like https://example.com/image.iso."
    if not text.isascii() or not text.isprintable() or " " in text:
        return wrong
    try:
        parts = urlsplit(text)
        usable = parts.scheme in SCHEMES and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return wrong
    return "" if usable else wrong


def _ssh_key(text: str, _kind: str) -> str:
    if "PRIVATE KEY" in text:
        return "This is a private key: keep it secret, and give the public one, from the file that ends in .pub."
    match [] if "\n" in text.strip() else text.split(maxsplit=2):
        case [kind, encoded, *_]:
            return _key_blob(kind, encoded)
        case _:
            return "Give one line as in authorized_keys: type, key and comment."


def _key_blob(kind: str, encoded: str) -> str:
    try:
        blob = base64.b64decode(encoded, validate=True)
    except ValueError:
        return "The key is damaged: its second word is not base64."
    match _strings(blob):
        case [name, _, *_] if name == kind.encode():
            return ""
        case _:
            return "The key is damaged or cut short: what is inside does not fit its type."


def _strings(blob: bytes) -> list[bytes]:
    """Split what RFC 4253 writes as lengths and bytes; nothing if they do not add up."""
    parts: list[bytes] = []
    while blob:
        end = 4 + int.from_bytes(blob[:4], "big")
        if len(blob) < max(end, 4):
            return []
        parts.append(blob[4:end])
        blob = blob[end:]
    return parts


def _dns_data(text: str, kind: str) -> str:
    return check_data(kind, text)


_CHECKS: dict[Format, Callable[[str, str], str]] = {
    Format.ADDRESS: _address,
    Format.BASE64: _base64,
    Format.DATE: _date,
    Format.DNS_DATA: _dns_data,
    Format.DOMAIN: _domain,
    Format.EMAIL: _email,
    Format.HOSTNAME: _host,
    Format.NETWORK: _network,
    Format.PORT: _port,
    Format.PREFIX: _prefix,
    Format.SECRET: _secret,
    Format.SSH_KEY: _ssh_key,
    Format.URL: _url,
}
