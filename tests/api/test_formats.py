"""Texts that fit their formats, and texts that do not."""

from __future__ import annotations

import base64
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vultr_tui.api.dns_data import check_data
from vultr_tui.api.formats import check_format
from vultr_tui.api.values import Format


def key_of(kind: str, *parts: bytes) -> str:
    """A public key in authorized_keys form."""
    blob = b"".join(len(part).to_bytes(4, "big") + part for part in (kind.encode(), *parts))
    return f"{kind} {base64.b64encode(blob).decode()}"


ED25519 = key_of("ssh-ed25519", bytes(range(32)))
RSA = key_of("ssh-rsa", b"\1\0\1", b"\0" + b"\xab" * 256)

FITTING = [
    (Format.ADDRESS, "192.0.2.1"),
    (Format.ADDRESS, "2001:DB8::1"),
    (Format.NETWORK, "192.0.2.1/32"),
    (Format.NETWORK, "2001:db8:8000::/64"),
    (Format.NETWORK, "2001:DB8:8000:0::/64"),
    (Format.PREFIX, "0"),
    (Format.PREFIX, "128"),
    (Format.BASE64, ""),
    (Format.BASE64, "ZWNobyBIZWxsbyBXb3JsZA=="),
    (Format.DATE, "2018-04-24 10:15:00"),
    (Format.DOMAIN, "example.com"),
    (Format.DOMAIN, "xn--mller-kva.example"),
    (Format.HOSTNAME, "web-1"),
    (Format.HOSTNAME, "a." * 126 + "a"),
    (Format.EMAIL, "dnsadm@vultr.com"),
    (Format.EMAIL, "first.last+tag@mail.example.com"),
    (Format.PORT, "1"),
    (Format.PORT, "65535"),
    (Format.PORT, "8000:8080"),
    (Format.SECRET, "correct horse"),
    (Format.SSH_KEY, ED25519),
    (Format.SSH_KEY, f"{RSA} jane doe@example.com"),
    (Format.TEXT, "#!/bin/sh\necho hello\n"),
    (Format.URL, "https://example.com/path/to/CentOS-6.5-x86_64-minimal.iso"),
    (Format.URL, "tftp://192.0.2.1/boot.ipxe"),
    (Format.URL, "http://[2001:db8::1]:8080/a"),
]

FAILING = [
    (Format.ADDRESS, ""),
    (Format.ADDRESS, "192.0.2.256"),
    (Format.ADDRESS, "192.0.2.1/32"),
    (Format.ADDRESS, "fe80::1%eth0"),
    (Format.ADDRESS, "3221225985"),
    (Format.NETWORK, "192.0.2.1"),
    (Format.NETWORK, "192.0.2.1/33"),
    (Format.NETWORK, "192.0.2.1/24"),
    (Format.NETWORK, "192.0.2.0/255.255.255.0"),
    (Format.NETWORK, "2001:db8:8000:/64"),
    (Format.PREFIX, "129"),
    (Format.PREFIX, "-1"),
    (Format.BASE64, "echo hello"),
    (Format.BASE64, "ZWNobw"),
    (Format.DATE, "2016-31-29 10:10:48"),
    (Format.DOMAIN, "localhost"),
    (Format.DOMAIN, "example.com."),
    (Format.DOMAIN, "müller.example"),
    (Format.DOMAIN, "-a.example"),
    (Format.DOMAIN, "a..example"),
    (Format.HOSTNAME, ""),
    (Format.HOSTNAME, "web_1"),
    (Format.HOSTNAME, "web 1"),
    (Format.HOSTNAME, "web-1\n"),
    (Format.HOSTNAME, "a" * 64),
    (Format.HOSTNAME, "a." * 127 + "a"),
    (Format.EMAIL, "admin"),
    (Format.EMAIL, "admin@"),
    (Format.EMAIL, "@example.com"),
    (Format.EMAIL, "a@b@example.com"),
    (Format.EMAIL, "a b@example.com"),
    (Format.PORT, ""),
    (Format.PORT, "0"),
    (Format.PORT, "65536"),
    (Format.PORT, "80:70"),
    (Format.PORT, "80-90"),
    (Format.PORT, "80:"),
    (Format.PORT, "http"),
    (Format.SECRET, ""),
    (Format.SSH_KEY, ""),
    (Format.SSH_KEY, "ssh-ed25519"),
    (Format.SSH_KEY, "ssh-rsa AA... test@example.com"),
    (Format.SSH_KEY, ED25519[:-8]),
    (Format.SSH_KEY, ED25519.replace("ssh-ed25519", "ssh-rsa", 1)),
    (Format.SSH_KEY, f"{ED25519}\n{RSA}"),
    (Format.SSH_KEY, "ssh-rsa " + base64.b64encode(b"\0\0\0\7ssh-rsa").decode()),
    (Format.URL, "example.com/a.iso"),
    (Format.URL, "file:///etc/passwd"),
    (Format.URL, "https://"),
    (Format.URL, "https://example.com/a b.iso"),
    (Format.URL, "https://example.com:99999/"),
    (Format.URL, "https://[2001:db8::1/"),
]


@pytest.mark.parametrize(("wanted", "text"), FITTING)
def test_fits(wanted: Format, text: str) -> None:
    assert check_format(wanted, text) == ""


@pytest.mark.parametrize(("wanted", "text"), FAILING)
def test_fails(wanted: Format, text: str) -> None:
    assert check_format(wanted, text).endswith(".")


@pytest.mark.parametrize(
    ("wanted", "text", "kind", "fits"),
    [
        (Format.ADDRESS, "192.0.2.0", "v4", True),
        (Format.ADDRESS, "192.0.2.0", "v6", False),
        (Format.ADDRESS, "::", "v6", True),
        (Format.ADDRESS, "::", "v4", False),
        (Format.PREFIX, "32", "v4", True),
        (Format.PREFIX, "33", "v4", False),
        (Format.PREFIX, "33", "v6", True),
        (Format.DNS_DATA, "192.0.2.1", "A", True),
        (Format.DNS_DATA, "192.0.2.1", "AAAA", False),
    ],
)
def test_the_sort_of_value_matters(wanted: Format, text: str, kind: str, fits: bool) -> None:
    assert (check_format(wanted, text, kind) == "") == fits


def test_a_private_key_is_recognised() -> None:
    text = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmU=\n-----END OPENSSH PRIVATE KEY-----"
    assert "private key" in check_format(Format.SSH_KEY, text)


def test_the_right_network_is_suggested() -> None:
    assert "192.0.2.0/24" in check_format(Format.NETWORK, "192.0.2.1/24")


@given(st.ip_addresses())
def test_every_address_fits(address: IPv4Address | IPv6Address) -> None:
    assert check_format(Format.ADDRESS, str(address), f"v{address.version}") == ""


@given(st.ip_addresses(), st.integers(0, 32))
def test_every_network_fits_and_nothing_beside_it(address: IPv4Address | IPv6Address, bits: int) -> None:
    network = (IPv4Network if address.version == 4 else IPv6Network)((int(address), bits), strict=False)
    assert check_format(Format.NETWORK, str(network)) == ""
    beside = f"{address}/{bits}"
    assert (check_format(Format.NETWORK, beside) == "") == (address == network.network_address)


@given(st.binary())
def test_whatever_was_encoded_fits(data: bytes) -> None:
    assert check_format(Format.BASE64, base64.b64encode(data).decode()) == ""


@given(st.integers(-10, 70_000), st.integers(-10, 70_000))
def test_ports(first: int, last: int) -> None:
    def good(port: int) -> bool:
        return 1 <= port <= 65535

    assert (check_format(Format.PORT, str(first)) == "") == good(first)
    both = good(first) and good(last) and first <= last
    assert (check_format(Format.PORT, f"{first}:{last}") == "") == both


@given(st.lists(st.binary(), min_size=1, max_size=4))
def test_every_well_formed_key_fits_and_no_shortened_one(parts: list[bytes]) -> None:
    kind, _, encoded = key_of("ssh-toy", *parts).partition(" ")
    blob = base64.b64decode(encoded)
    assert check_format(Format.SSH_KEY, f"{kind} {encoded}") == ""
    assert check_format(Format.SSH_KEY, f"{kind} {base64.b64encode(blob[:-1]).decode()}") != ""


@given(st.sampled_from(Format), st.text(), st.sampled_from(["", "v4", "v6", "A", "SRV", "TXT", "CAA", "nonsense"]))
def test_no_text_breaks_a_check_or_comes_back_in_its_answer(wanted: Format, text: str, kind: str) -> None:
    answer = check_format(wanted, text, kind)
    assert answer.isprintable()
    assert answer == "" or answer.endswith(".")


RECORDS_FITTING = [
    ("A", "192.0.2.1"),
    ("a", "192.0.2.1"),
    ("AAAA", "2001:db8::1"),
    ("CNAME", "example.com"),
    ("CNAME", "_acme.example.com"),
    ("NS", "ns1.vultr.com"),
    ("MX", "mail.example.com"),
    ("SRV", "5 5060 sip.example.com"),
    ("TXT", '"v=spf1 -all"'),
    ("TXT", '""'),
    ("CAA", '0 issue "letsencrypt.org"'),
    ("CAA", '128 issuewild ";"'),
    ("SSHFP", "1 1 " + "ab" * 20),
    ("SSHFP", "4 2 " + "AB" * 32),
    ("LOC", "anything at all"),
]

RECORDS_FAILING = [
    ("A", "example.com"),
    ("A", "2001:db8::1"),
    ("A", ""),
    ("AAAA", "192.0.2.1"),
    ("AAAA", "fe80::1%1"),
    ("CNAME", "example.com."),
    ("CNAME", "exa mple.com"),
    ("MX", "10 mail.example.com"),
    ("NS", ""),
    ("SRV", "10 5 5060 sip.example.com"),
    ("SRV", "5 65536 sip.example.com"),
    ("SRV", "5 5060"),
    ("TXT", "v=spf1 -all"),
    ("TXT", 'a "quoted" word'),
    ("TXT", '"one" "two"'),
    ("CAA", "0 issue letsencrypt.org"),
    ("CAA", '256 issue "letsencrypt.org"'),
    ("SSHFP", "1 1 " + "ab" * 19),
    ("SSHFP", "1 2 " + "ab" * 20),
    ("SSHFP", "1 1 " + "zz" * 20),
    ("LOC", ""),
]


@pytest.mark.parametrize(("kind", "data"), RECORDS_FITTING)
def test_record_fits(kind: str, data: str) -> None:
    assert check_data(kind, data) == ""


@pytest.mark.parametrize(("kind", "data"), RECORDS_FAILING)
def test_record_fails(kind: str, data: str) -> None:
    assert check_data(kind, data).endswith(".")
