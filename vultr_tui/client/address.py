"""The address and the key a session is given, checked before anything is sent."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address

from vultr_tui.api.light import frozen
from vultr_tui.api.ports import LAST_PORT
from vultr_tui.client.errors import Misconfigured

URL = re.compile(
    r"(https?)://([a-z0-9.-]+|\[[0-9a-f:.]+\])(?::([0-9]{1,5}))?((?:/[\w.~%-]+)*)/?", re.ASCII | re.IGNORECASE
)
LOOPBACK = re.compile(r"localhost|127(\.[0-9]{1,3}){3}|\[::1\]", re.ASCII | re.IGNORECASE)
NUMBERS = re.compile(r"[0-9]+(\.[0-9]+){3}")
KEY = re.compile(r"[!-~]*")


@frozen
class Address:
    """Where the service is: `base` is the URL without a final slash."""

    base: str
    host: str
    encrypted: bool
    loopback: bool


def address_of(url: str, *, insecure_http: bool = False) -> Address:
    """Read the service's address from a URL.

    Raises Misconfigured (a ValueError) for anything but https, http to this machine, or any http if `insecure_http`.
    """
    parts = URL.fullmatch(url)
    if parts is None or not _exists(*parts.group(2, 3)):
        raise Misconfigured(
            "The service's address is not a plain http or https URL.",
            "Write it like https://api.example.com, without user name, query or blanks.",
        )
    scheme, host, _, _ = parts.groups()
    address = Address(
        base=url.rstrip("/"),
        host=host,
        encrypted=scheme.lower() == "https",
        loopback=LOOPBACK.fullmatch(host) is not None,
    )
    if not (address.encrypted or address.loopback or insecure_http):
        raise Misconfigured(
            f"The address {address.base} would send the API key unencrypted.",
            "Use https://, or allow plain http for this profile if you know why.",
        )
    return address


def _exists(host: str, port: str | None) -> bool:
    """Whether there can be such a host and such a port; what connects finds out by errors of every kind."""
    try:
        if host.startswith("["):
            IPv6Address(host[1:-1])
        elif NUMBERS.fullmatch(host):
            IPv4Address(host)
    except ValueError:
        return False
    return int(port or 0) <= LAST_PORT


def checked_key(key: str) -> str:
    """Return the key without the line's end that a file leaves behind; raises Misconfigured if it cannot be one."""
    stripped = key.strip()
    if not KEY.fullmatch(stripped):
        raise Misconfigured(
            "The API key contains a blank or a character that no key has.",
            "Check where the profile takes the key from.",
        )
    return stripped
