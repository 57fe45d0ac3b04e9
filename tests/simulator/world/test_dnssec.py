"""DNSSEC keys and their digests."""

from __future__ import annotations

import random
from base64 import b64decode

from vultr_tui.simulator.world import dnssec

KEY = b64decode("kRrxANp7YTGqVbaWtMy8hhsK0jcG4ajjICZKMb4fKv79Vx/RSn76vNjzIT7/Uo0BXil01Fk8RRQc4nWZctGJBA==")
"""A key whose tag is known to be 27933 (reference: dns/dnssec_info)."""


def test_the_tag_of_a_known_key() -> None:
    lines = dnssec.records("example.com", KEY)

    assert lines[0].startswith("example.com IN DNSKEY 257 3 13 kRrxANp7YTGq")
    assert [line.rpartition(" ")[0] for line in lines[1:]] == [
        "example.com IN DS 27933 13 1",
        "example.com IN DS 27933 13 2",
    ]
    assert [len(line.rpartition(" ")[2]) for line in lines[1:]] == [40, 64]


def test_the_digest_of_the_example_of_rfc_4509() -> None:
    """Its key is of another algorithm, so the digest is made from the parts."""
    key = b64decode(
        "AQOeiiR0GOMYkDshWoSKz9XzfwJr1AYtsmx3TGkJaNXVbfi/2pHm822aJ5iI9BMzNXxeYCmZDRD99WYwYqUSdjMmmAphXdvx"
        "egXd/M5+X7OrzKBaMbCVdFLUUh6DhweJBjEVv5f2wwjM9XzcnOf+EPbtG9DMBmADjFDc2w/rljwvFw=="
    )
    data = (256).to_bytes(2, "big") + bytes((3, 5)) + key

    assert dnssec.key_tag(data) == 60485
    assert dnssec.digest(2, "dskey.example.com", data) == (
        "d4b7d520e7bb5f0f67674a0cceb1e3e0614b93c4f9e99b8383f6a1e4469da50a"
    )
    assert dnssec.digest(1, "dskey.example.com", data) == "2bb183af5f22588179a53b0a98631fad1a292118"


def test_a_new_key_is_a_point_on_the_curve() -> None:
    key = dnssec.new_key(random.SystemRandom())
    x, y = int.from_bytes(key[:32], "big"), int.from_bytes(key[32:], "big")

    assert (y * y - (x**3 - 3 * x + dnssec.CONSTANT)) % dnssec.PRIME == 0
    assert dnssec.new_key(random.SystemRandom()) != key
