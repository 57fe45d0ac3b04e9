"""Zone files: what is read, what is left out, and that what is written is read again."""

from __future__ import annotations

from collections.abc import Callable
from operator import mul
from string import ascii_letters, ascii_lowercase, digits, punctuation

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from vultr_tui.api.dns_data import check_data
from vultr_tui.api.dns_records import Record
from vultr_tui.grammar.errors import GrammarError
from vultr_tui.grammar.zonefile import read, write

ZONE = "example.com"
FILE = r"""
$TTL 1h
@       IN SOA ns1.other.net. admin.other.net. ( 7 3600 600 86400 300 ) ; its own
@       IN NS  ns1.other.net.
        IN MX  10 mail
www 60  IN A   192.0.2.1
www     IN AAAA 2001:DB8:0::1
ftp     CNAME  www.example.com.
_sip._tcp SRV  5 10 5060 sip.example.com.
note    TXT    "v=spf1 " "-all" ; in two strings
back    TXT    "a\\b"
@       CAA    0 issue "ca.example.net"
git     SSHFP  4 2 9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08
$ORIGIN lab.example.com.
a       A      192.0.2.2
other.org. A   192.0.2.3
quote   TXT    "say \"no\""
web     HTTPS  1 . alpn=h2
"""


def test_a_file_is_read() -> None:
    found = read(FILE, ZONE)
    fingerprint = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
    assert set(found.records) == {
        Record("NS", "", "ns1.other.net", 0, 3600),
        Record("MX", "", "mail.example.com", 10, 3600),
        Record("A", "www", "192.0.2.1", 0, 60),
        Record("AAAA", "www", "2001:db8::1", 0, 3600),
        Record("CNAME", "ftp", "www.example.com", 0, 3600),
        Record("SRV", "_sip._tcp", "10 5060 sip.example.com", 5, 3600),
        Record("TXT", "note", '"v=spf1 -all"', 0, 3600),
        Record("TXT", "back", '"a\\b"', 0, 3600),
        Record("CAA", "", '0 issue "ca.example.net"', 0, 3600),
        Record("SSHFP", "git", f"4 2 {fingerprint}", 0, 3600),
        Record("A", "a.lab", "192.0.2.2", 0, 3600),
    }
    assert [skipped.what for skipped in found.skipped] == [
        "example.com SOA",
        "other.org A",
        "quote.lab.example.com TXT",
        "web.lab.example.com HTTPS",
    ]


def test_text_that_stands_in_quotes_keeps_them_or_is_left_out() -> None:
    found = read(r"""note TXT "\"quoted\"" """, ZONE)
    assert found.records == ()
    assert [skipped.what for skipped in found.skipped] == ["note.example.com TXT"]


def test_a_file_without_any_ttl_has_the_usual_one() -> None:
    assert read("www A 192.0.2.1", ZONE).records == (Record("A", "www", "192.0.2.1", 0, 300),)


@pytest.mark.parametrize(
    "text",
    [
        "www A 1.2.3",
        "www BOGUS x",
        "www IN",
        "www CH TXT x",
        'www TXT "open',
        "a..b A 192.0.2.1",
        "( ( (",
        "$INCLUDE /etc/hostname",
        "$GENERATE 1-9 a$ A 192.0.2.$",
        "\x00\x1b",
    ],
)
def test_what_is_no_zone_file_is_told_with_its_line(text: str) -> None:
    with pytest.raises(GrammarError, match=r"near line:\d"):
        read(f"ok A 192.0.2.1\n{text}\n", ZONE)


ENDS = some.sampled_from(f"{ascii_lowercase}{digits}_")
LABELS = ENDS | some.builds("{}{}{}".format, ENDS, some.text(f"{ascii_lowercase}{digits}_-", max_size=8), ENDS)
NAMES = some.lists(LABELS, min_size=1, max_size=3).map(".".join)
LETTERS = f"{ascii_letters}{digits}{punctuation} äß€ж漢😀\u0301".replace('"', "")
TEXTS = some.builds(mul, some.text(LETTERS, max_size=12), some.integers(1, 60))
"""Many of them longer than the 255 bytes that fit into one string."""
WORDS = some.integers(0, 65535)
DATA: dict[str, some.SearchStrategy[str]] = {
    "A": some.ip_addresses(v=4).map(str),
    "AAAA": some.ip_addresses(v=6).map(str),
    "CNAME": NAMES,
    "NS": NAMES,
    "MX": NAMES,
    "SRV": some.builds("{} {} {}".format, WORDS, WORDS, NAMES),
    "TXT": TEXTS.map('"{}"'.format),
    "CAA": some.builds('{} {} "{}"'.format, some.integers(0, 255), some.just("issue"), NAMES),
    "SSHFP": some.binary(min_size=32, max_size=32).map(lambda key: f"4 2 {key.hex()}"),
}


@some.composite
def records(draw: Callable[[some.SearchStrategy[object]], object]) -> Record:
    kind = draw(some.sampled_from(sorted(DATA)))
    assert isinstance(kind, str)
    name = draw(some.just("") | some.just("*") | NAMES)
    data = draw(DATA[kind])
    priority = draw(WORDS) if kind in {"MX", "SRV"} else 0
    ttl = draw(some.integers(1, 2**31 - 1))
    return Record(kind, str(name), str(data), int(str(priority)), int(str(ttl)))


@given(some.lists(records(), max_size=6))
def test_what_is_written_is_read_again(zone: list[Record]) -> None:
    text = write(ZONE, zone, server="ns1.example.net", contact="dns.admin@example.net")
    found = read(text, ZONE)
    assert found.records == tuple(dict.fromkeys(zone))
    assert [skipped.what for skipped in found.skipped] == ["example.com SOA"]


@given(some.text(max_size=80), some.text(max_size=80), some.sampled_from(sorted(DATA)))
def test_whatever_the_service_says_is_written_without_harm(name: str, data: str, kind: str) -> None:
    text = write(ZONE, [Record(kind, name, data), Record("A", "last", "192.0.2.9")])
    assert text.isascii()
    found = read(text, ZONE)
    assert Record("A", "last", "192.0.2.9") in found.records
    assert all(not check_data(record.kind, record.data) for record in found.records)
    assert len(found.records) + len(found.skipped) <= 2


@given(some.text(min_size=1, max_size=80), some.text(min_size=1, max_size=80) | some.just("jörg@example.net"))
@example("ns1\x1b[2J", "a@b\n@ A 192.0.2.66")
def test_whoever_the_service_says_has_the_zone_is_written_without_harm(server: str, contact: str) -> None:
    text = write(ZONE, [Record("A", "last", "192.0.2.9")], server=server, contact=contact)
    assert text.isascii()
    assert text.replace("\n", "").isprintable()
    assert read(text, ZONE).records == (Record("A", "last", "192.0.2.9"),)


@given(some.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = read(text, ZONE)
    except GrammarError:
        return
    assert all(not check_data(record.kind, record.data) for record in found.records)


@pytest.mark.parametrize("zone", ["a..b", "x" * 64, "\\", "é" * 70])
def test_a_name_that_is_none_is_told_and_nothing_is_written_for_it(zone: str) -> None:
    with pytest.raises(GrammarError, match="no name of a zone"):
        read("www A 203.0.113.1\n", zone)
    assert "; cannot be written" in write(zone, [Record("A", "www", "203.0.113.1", 0, 300)])
