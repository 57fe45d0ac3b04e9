"""The DNS zones of a typical account, as data."""

from __future__ import annotations

from dataclasses import dataclass

FINGERPRINT = "4 2 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


@dataclass(frozen=True, slots=True)
class Record:
    """A record; `{label}` in its data is replaced with that server's IPv4 address."""

    type: str
    name: str
    data: str
    priority: int | None = None
    ttl: int | None = None


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone made `age` days ago for the server of that label, with further records."""

    domain: str
    server: str
    age: float
    records: tuple[Record, ...] = ()
    signed: bool = False


ZONES = (
    Zone(
        "example.com",
        "lb-1",
        700,
        (
            Record("A", "web-1", "{web-1}"),
            Record("A", "web-2", "{web-2}"),
            Record("A", "mail", "{mail}", ttl=3600),
            Record("A", "git", "{git}"),
            Record("AAAA", "", "2001:db8:1000:1::100"),
            Record("CNAME", "www", "example.com"),
            Record("MX", "", "mail.example.com", 5, 3600),
            Record("MX", "", "backup-mail.example.net", 20, 3600),
            Record("TXT", "", '"v=spf1 mx -all"'),
            Record("TXT", "_dmarc", '"v=DMARC1; p=quarantine; rua=mailto:dmarc@example.com"'),
            Record("SRV", "_imaps._tcp", "0 993 mail.example.com", 10),
            Record("CAA", "", '0 issue "ca.example.net"'),
            Record("SSHFP", "git", FINGERPRINT),
            Record("NS", "lab", "ns-1.example.net"),
        ),
        signed=True,
    ),
    Zone("example.net", "ns-1", 340, (Record("A", "ns-1", "{ns-1}"), Record("A", "monitor", "{monitor}"))),
    Zone("example.org", "blog", 355, (Record("CNAME", "www", "example.org"),)),
    Zone("shop.example", "shop", 150, (Record("CNAME", "cdn", "web-fra.example.com"),)),
)
