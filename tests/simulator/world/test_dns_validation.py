"""What a DNS record may say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vultr_tui.api.dns_records import PRIORITIZED, TYPES
from vultr_tui.simulator.world import dns_validation as valid

WORDS = st.sampled_from(
    [
        "192.0.2.1",
        "2001:db8::1",
        "fe80::1%eth0",
        "mail.example.com.",
        "0",
        "10",
        "issue",
        '"text"',
        "4 2",
        "ab" * 20,
        '"',
    ]
)
SAYINGS = st.text() | st.lists(WORDS, min_size=1).map(" ".join)


def test_the_types_of_the_catalogue_are_known() -> None:
    assert set(valid.REASONS) == set(TYPES)
    assert set(valid.PRIORITIZED) == set(PRIORITIZED)


@given(st.sampled_from(TYPES), SAYINGS)
def test_what_is_stored_is_valid_and_has_no_final_dot(kind: str, text: str) -> None:
    try:
        stored = valid.data(kind, text)
    except ValueError:
        return
    assert valid.data(kind, stored) == stored
    assert not stored.endswith(".")
    assert "\n" not in stored


@pytest.mark.parametrize("name", ["", "*", "www", "*.www", "_sip._tcp", "a-b.c", "a" * 63, ".".join(["abc"] * 63)])
def test_names(name: str) -> None:
    assert valid.record_name(name) == name


@pytest.mark.parametrize(
    "name", ["-a", "a-", "a..b", ".a", "a b", "a.*", "é", "a" * 64, ".".join(["abc"] * 64), "a\nb"]
)
def test_no_names(name: str) -> None:
    with pytest.raises(ValueError, match="Invalid record name"):
        valid.record_name(name)


@pytest.mark.parametrize("seconds", [0, -1, 2**31])
def test_no_ttl(seconds: int) -> None:
    with pytest.raises(ValueError, match="Invalid TTL"):
        valid.ttl(seconds)


@pytest.mark.parametrize("number", [-1, 65_536])
def test_no_priority(number: int) -> None:
    with pytest.raises(ValueError, match="Invalid priority"):
        valid.priority("MX", number)
