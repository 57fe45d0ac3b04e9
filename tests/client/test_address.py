"""A session goes to addresses that keep the key safe, with keys that can be sent."""

from __future__ import annotations

import pytest

from vultr_tui.client.address import address_of, checked_key
from vultr_tui.client.errors import Misconfigured


@pytest.mark.parametrize(
    ("url", "base"),
    [
        ("https://api.vultr.com", "https://api.vultr.com"),
        ("https://api.vultr.com/", "https://api.vultr.com"),
        ("https://api.vultr.com/v2", "https://api.vultr.com/v2"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://localhost:8080/", "http://localhost:8080"),
        ("http://[::1]:8080", "http://[::1]:8080"),
    ],
)
def test_good_addresses(url: str, base: str) -> None:
    assert address_of(url).base == base


@pytest.mark.parametrize(
    "url",
    [
        "http://api.vultr.com",
        "http://127.0.0.1.evil.test",
        "http://127.evil.test",
        "http://localhost.evil.test",
        "http://localhost@evil.test",
        "http://127.0.0.1\\@evil.test",
        "https://user:password@api.vultr.com",
        "https://api.vultr.com?api_key=1",
        "https://api.vultr.com#part",
        "https://api.vultr.com/ v1",
        "http://localho\u017ft",
        "ftp://api.vultr.com",
        "api.vultr.com",
        "https://",
        "",
        "https://api.vultr.com\n",
        "https://999.1.1.1",
        "https://[:::1]",
        "https://[127.0.0.1]",
        "https://127.0.0.1:65536",
    ],
)
def test_bad_addresses(url: str) -> None:
    with pytest.raises(Misconfigured) as caught:
        address_of(url)
    assert isinstance(caught.value, ValueError)
    assert "password" not in str(caught.value)
    assert caught.value.hint


def test_plain_http_elsewhere_must_be_asked_for() -> None:
    address = address_of("http://api.test", insecure_http=True)
    assert not address.encrypted
    assert not address.loopback


def test_a_key_loses_the_line_end_of_its_file() -> None:
    assert checked_key("EXAMPLE\r\n") == "EXAMPLE"
    assert checked_key("") == ""


@pytest.mark.parametrize("key", ["two words", "line\nbreak", "naïve", "nul\0", "tab\tkey"])
def test_a_key_that_cannot_be_sent_is_refused_without_being_shown(key: str) -> None:
    with pytest.raises(Misconfigured) as caught:
        checked_key(key)
    assert key not in repr(caught.value)
