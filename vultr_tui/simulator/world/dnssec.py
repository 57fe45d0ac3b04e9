"""DNSSEC: a zone's public key, and the digests of it that its parent zone publishes."""

from __future__ import annotations

import hashlib
import random
from base64 import b64encode

FLAGS, PROTOCOL, ALGORITHM = 257, 3, 13
"""A key-signing key, for DNSSEC, of ECDSA on the curve P-256 (RFC 4034, RFC 6605)."""

DIGESTS = {1: "sha1", 2: "sha256"}
"""The digest types a DS record is made with, and what hashlib calls them."""

PRIME = 2**256 - 2**224 + 2**192 + 2**96 - 1
CONSTANT = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
"""The curve P-256 is y² = x³ - 3x + CONSTANT, modulo PRIME (FIPS 186-4, D.1.2.3)."""


def new_key(chance: random.Random) -> bytes:
    """A random public key: the 64 bytes of a point on the curve."""
    while True:
        x = chance.randrange(PRIME)
        square = (x**3 - 3 * x + CONSTANT) % PRIME
        y = pow(square, (PRIME + 1) // 4, PRIME)
        if y * y % PRIME == square:
            return x.to_bytes(32, "big") + y.to_bytes(32, "big")


def records(domain: str, key: bytes) -> list[str]:
    """The DNSKEY record of the key and a DS record for each digest type, as lines of a zone file."""
    data = FLAGS.to_bytes(2, "big") + bytes((PROTOCOL, ALGORITHM)) + key
    return [
        f"{domain} IN DNSKEY {FLAGS} {PROTOCOL} {ALGORITHM} {b64encode(key).decode()}",
        *(f"{domain} IN DS {key_tag(data)} {ALGORITHM} {kind} {digest(kind, domain, data)}" for kind in DIGESTS),
    ]


def key_tag(data: bytes) -> int:
    """The number that tells a zone's keys apart (RFC 4034, appendix B); `data` is a DNSKEY record's."""
    total = sum(byte << 8 if index % 2 == 0 else byte for index, byte in enumerate(data))
    return (total + (total >> 16)) & 0xFFFF


def digest(kind: int, domain: str, data: bytes) -> str:
    """The digest of a DNSKEY record's data that a DS record of that kind holds (RFC 4034, 5.1.4)."""
    return hashlib.new(DIGESTS[kind], _wire_name(domain) + data).hexdigest()


def _wire_name(domain: str) -> bytes:
    """The name as it is hashed: lower case, each label after its length, and the root's empty label last."""
    labels = [label.encode() for label in domain.lower().split(".")]
    return b"".join(bytes((len(label),)) + label for label in labels) + b"\0"
