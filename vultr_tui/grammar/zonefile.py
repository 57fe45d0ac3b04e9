"""Zone files as BIND reads and writes them: text to the records of a zone, and back.

Records are as the service has them: names within the zone, no final dots, text in one pair of quotes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from ipaddress import IPv6Address

import dns.exception
import dns.name
import dns.rdata
import dns.rdataclass
import dns.rdatatype
import dns.rdtypes.ANY.TXT
import dns.tokenizer
import dns.transaction
import dns.zonefile

from vultr_tui.api.dns_data import check_data, is_name, plain
from vultr_tui.api.dns_records import DEFAULT_TTL, TYPES, Record
from vultr_tui.api.light import frozen
from vultr_tui.grammar.errors import GrammarError

LONGEST_STRING = 255
"""Bytes that fit into one string of a TXT record (RFC 1035)."""
DIRECTIVES = ("$ORIGIN", "$TTL")
"""What a file may direct: it includes no other file, and generates no records by the thousand."""


@frozen
class Skipped:
    """A record of a file that the zone cannot have, in a few words, and why."""

    what: str
    why: str


@frozen
class ZoneFile:
    """What a zone file says."""

    records: tuple[Record, ...]
    skipped: tuple[Skipped, ...] = ()


def read(text: str, zone: str) -> ZoneFile:
    """Read a zone file; what the zone cannot have is left out, with the reason.

    Raises GrammarError, with the number of the line (it may be the one after), for what is no zone file, and for a
    zone whose name is none.
    """
    try:
        origin = dns.name.from_text(zone)
    except (dns.exception.DNSException, UnicodeError) as error:
        raise GrammarError(f"{zone!a} is no name of a zone: {error}") from None
    records: list[Record] = []
    skipped: list[Skipped] = []
    for name, ttl, rdata in _parsed(text, origin):
        kind = _kind(rdata)
        what = f"{name.to_text(omit_final_dot=True)} {kind}"
        if why := "it is not in this zone" if not name.is_subdomain(origin) else _unfit(kind):
            skipped.append(Skipped(what, why))
            continue
        record = _record(kind, name.relativize(origin).to_text().removeprefix("@"), rdata, ttl)
        if why := check_data(kind, record.data) or _unnamed(record.name):
            skipped.append(Skipped(what, why))
        else:
            records.append(record)
    return ZoneFile(tuple(dict.fromkeys(records)), tuple(skipped))


class _Listing(dns.transaction.Transaction):
    """Lists every record of a file as it stands there: none is merged with another, or dropped."""

    def __init__(self) -> None:
        super().__init__(dns.zonefile.RRSetsReaderManager(), replacement=True)
        self.found: list[tuple[dns.name.Name, int, dns.rdata.Rdata]] = []

    def add(self, *args: object) -> None:
        match args:
            case (dns.name.Name() as name, int(ttl), dns.rdata.Rdata() as rdata):
                self.found.append((name, ttl, rdata))

    def _set_origin(self, origin: dns.name.Name | None) -> None:
        """Names come with their origin."""


def _parsed(text: str, origin: dns.name.Name) -> list[tuple[dns.name.Name, int, dns.rdata.Rdata]]:
    listing = _Listing()
    reader = dns.zonefile.Reader(
        dns.tokenizer.Tokenizer(text, "near line"),
        dns.rdataclass.IN,
        listing,
        allow_directives=DIRECTIVES,
    )
    reader.current_origin = reader.last_name = origin
    reader.last_ttl, reader.last_ttl_known = DEFAULT_TTL, True
    try:
        reader.read()
    except (dns.exception.DNSException, ValueError, UnicodeError) as error:
        raise GrammarError(f"This is no zone file: {error}") from None
    return listing.found


def _kind(rdata: dns.rdata.Rdata) -> str:
    return dns.rdatatype.to_text(rdata.rdtype)


def _unfit(kind: str) -> str:
    if kind == "SOA":
        return "the start of authority is edited, not imported"
    return "" if kind in TYPES else "the service has no records of this type"


def _unnamed(name: str) -> str:
    return "" if name in {"", "*"} or is_name(name.removeprefix("*.")) else "the service takes no such name"


def _record(kind: str, name: str, rdata: dns.rdata.Rdata, ttl: int) -> Record:
    """Write the data as the service wants it; what cannot be is left for the check to find."""
    said = rdata.to_text()
    match kind:
        case "TXT":
            strings: tuple[bytes, ...] = rdata.strings  # type: ignore[attr-defined]  # a TXT record has them
            text = _decoded(b"".join(strings))
            return Record(kind, name, f'"{text}"' if text is not None else "", 0, ttl)  # quotes in it are its own
        case "CAA":
            value = _decoded(rdata.value)  # type: ignore[attr-defined]  # a CAA record has one
            head = " ".join(said.split(" ", 2)[:2])
            return Record(kind, name, f'{head} "{value}"' if value is not None else "", 0, ttl)
        case "MX" | "SRV":
            priority, _, rest = said.partition(" ")
            return Record(kind, name, rest.removesuffix("."), int(priority), ttl)
        case "SSHFP":
            algorithm, digest, *fingerprint = said.split()
            return Record(kind, name, f"{algorithm} {digest} {''.join(fingerprint)}", 0, ttl)
        case "AAAA":
            return Record(kind, name, str(IPv6Address(said)), 0, ttl)
        case _:
            return Record(kind, name, said.removesuffix("."), 0, ttl)


def _decoded(value: bytes) -> str | None:
    try:
        text = value.decode()
    except UnicodeDecodeError:
        return None
    return text if text.isprintable() else None


def write(zone: str, records: Iterable[Record], *, server: str = "", contact: str = "", serial: int = 1) -> str:
    """Write the records as a zone file; with the primary server and the administrator's e-mail address, also its SOA.

    A record that no zone file can hold becomes a comment.
    """
    lines = [f"$ORIGIN {zone}.", f"$TTL {DEFAULT_TTL}"]
    if server and contact:
        lines += _authority(server, contact, serial)
    return "\n".join([*lines, *_lines(zone, records), ""])


def _authority(server: str, contact: str, serial: int) -> Iterator[str]:
    local, _, host = contact.rpartition("@")
    try:
        primary, mailbox = dns.name.from_text(server), dns.name.Name((local.encode(), *dns.name.from_text(host).labels))
    except (dns.exception.DNSException, ValueError, UnicodeError):
        yield f"; cannot be written: {('SOA', server, contact)!a}"
        return
    yield "; The service does not tell its serial number and its timers: these are customary ones."
    yield f"@ IN SOA {primary} {mailbox} {serial} 10800 3600 604800 {DEFAULT_TTL}"


def _lines(zone: str, records: Iterable[Record]) -> Iterator[str]:
    for record in records:
        try:
            origin = dns.name.from_text(zone)
            name = dns.name.from_text(record.name, origin).relativize(origin) if record.name else dns.name.empty
            yield f"{name} {record.ttl} IN {record.kind} {_data(record)}"
        except (dns.exception.DNSException, ValueError, UnicodeError):
            yield f"; cannot be written: {(record.name, record.kind, record.data)!a}"


def _data(record: Record) -> str:
    """The data as a zone file has it."""
    kind = dns.rdatatype.from_text(record.kind)
    if record.kind == "TXT":
        raw = plain("TXT", record.data).encode()
        strings = [raw[start : start + LONGEST_STRING] for start in range(0, max(1, len(raw)), LONGEST_STRING)]
        return dns.rdtypes.ANY.TXT.TXT(dns.rdataclass.IN, kind, strings).to_text()
    text = record.data.replace("\\", "\\\\") if record.kind == "CAA" else record.data
    if record.kind in {"MX", "SRV"}:
        text = f"{record.priority} {text}"
    return dns.rdata.from_text(dns.rdataclass.IN, kind, text, dns.name.root, relativize=False).to_text()
