"""Name service: zones, their records, SOA and DNSSEC."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from vultr_tui.simulator.world import dns_validation as valid
from vultr_tui.simulator.world import dnssec, numbers
from vultr_tui.simulator.world.world import Refusal, World

SCHEMA = """
create table zones (
    domain      text primary key,           -- lower case, no dot at the end
    created     real not null,
    nsprimary   text not null,
    email       text not null,
    public_key  blob                        -- for DNSSEC, null where that is off
) without rowid;
create table records (
    id          integer primary key,
    zone        text not null,
    type        text not null,
    name        text not null,              -- nothing for the zone itself
    data        text not null,
    priority    integer not null,           -- 0 where the type has none
    ttl         integer not null            -- seconds
);
create index records_by_zone on records (zone);
"""

UNKNOWN = "Invalid domain.  Check domain value and ensure your API key matches the domains's account"
"""Clients agree."""

UNKNOWN_RECORD = "Invalid record.  Check RECORDID value and ensure your API key matches the domains's account"

FIRST_RECORD = 1_265_276

NAME_SERVERS = ("ns1.vultr.com", "ns2.vultr.com")
CONTACT = "dnsadm@vultr.com"
"""The SOA record of a new zone has the first name server and this address (reference: dns/soa_info)."""

DEFAULT_TTL = 300
"""Seconds (clients agree)."""

Record = tuple[str, str, str, int]
"""Type, name, data and priority."""


def owned(world: World, domain: str) -> sqlite3.Row:
    """The zone of that name; raises Refusal if the account has none such."""
    row = world.row("select * from zones where domain = ?", domain.strip().lower().removesuffix("."))
    if row is None:
        raise Refusal(UNKNOWN)
    return row


def listed(world: World) -> Iterator[sqlite3.Row]:
    """All zones, by name."""
    return world.rows("select * from zones order by domain")


def create(world: World, domain: str, address: str | None) -> str:
    """Make a zone, with the records that send everything to one IPv4 address if there is one; its name.

    Raises Refusal for what is no domain or address, and for a zone there already is.
    """
    with _refusing("Unable to create domain"):
        name, address = valid.domain(domain), address if address is None else valid.server_address(address)
        if world.row("select 1 from zones where domain = ?", name):
            raise ValueError("Domain already exists")
    world.insert("zones", domain=name, created=world.now, nsprimary=NAME_SERVERS[0], email=CONTACT)
    if address is not None:
        add_records(world, name, default_records(name, address))
    return name


def default_records(domain: str, address: str) -> list[Record]:
    """The records of a new zone (clients agree)."""
    return [
        ("A", "", address, 0),
        ("CNAME", "*", domain, 0),
        ("MX", "", domain, 10),
        *(("NS", "", server, 0) for server in NAME_SERVERS),
    ]


def delete(world: World, domain: str) -> None:
    """Remove a zone with its records; raises Refusal if there is no such zone."""
    zone = owned(world, domain)["domain"]
    world.delete("records", "zone", zone)
    world.delete("zones", "domain", zone)


def records(world: World, domain: str) -> Iterator[sqlite3.Row]:
    """The zone's records by type and name, `_` after the letters; raises Refusal if there is no such zone."""
    zone = owned(world, domain)["domain"]
    return world.rows("select * from records where zone = ? order by type, upper(name), id", zone)


def add_records(world: World, domain: str, added: Sequence[Record], ttl: int = DEFAULT_TTL) -> int:
    """Add many records at once, unchecked, to a zone that exists; the number of the first."""
    first = numbers.take(world, "record", first=FIRST_RECORD, count=len(added))
    world.db.executemany(
        "insert into records (id, zone, type, name, data, priority, ttl) values (?, ?, ?, ?, ?, ?, ?)",
        ((number, domain, *values, ttl) for number, values in enumerate(added, first)),
    )
    return first


def add_record(
    world: World, domain: str, kind: str, name: str, data: str, *, priority: int | None = None, ttl: int | None = None
) -> int:
    """Add a record, even if the same one is there already; its number.

    Raises Refusal for an unknown zone, and for what a record of that type cannot say.
    """
    zone = owned(world, domain)["domain"]
    kind = kind.strip().upper()
    with _refusing("Unable to add record"):
        values = (kind, valid.record_name(name), valid.data(kind, data), valid.priority(kind, priority))
        return add_records(world, zone, [values], DEFAULT_TTL if ttl is None else valid.ttl(ttl))


def change_record(
    world: World,
    domain: str,
    number: int,
    *,
    name: str | None = None,
    data: str | None = None,
    priority: int | None = None,
    ttl: int | None = None,
) -> None:
    """Change what is not None of a record; its type stays.

    Raises Refusal for an unknown zone or record, and for what a record of that type cannot say.
    """
    old = record(world, domain, number)
    kind = old["type"]
    with _refusing("Unable to update record"):
        world.update(
            "records",
            "id",
            number,
            name=old["name"] if name is None else valid.record_name(name),
            data=old["data"] if data is None else valid.data(kind, data),
            priority=old["priority"] if priority is None else valid.priority(kind, priority),
            ttl=old["ttl"] if ttl is None else valid.ttl(ttl),
        )


def remove_record(world: World, domain: str, number: int) -> None:
    """Remove a record; raises Refusal if there is no such zone, or no such record in it."""
    world.delete("records", "id", record(world, domain, number)["id"])


def change_soa(world: World, domain: str, *, nsprimary: str | None = None, email: str | None = None) -> None:
    """Change what is not None of the zone's SOA record.

    Raises Refusal for an unknown zone, and for what is no host name or address.
    """
    zone = owned(world, domain)
    with _refusing("Unable to update SOA record"):
        world.update(
            "zones",
            "domain",
            zone["domain"],
            nsprimary=zone["nsprimary"] if nsprimary is None else valid.name_server(nsprimary),
            email=zone["email"] if email is None else valid.email(email),
        )


def sign(world: World, domain: str, *, signed: bool) -> None:
    """Turn DNSSEC on, with a new key unless there is one, or off, which forgets the key.

    Raises Refusal if there is no such zone.
    """
    zone = owned(world, domain)
    if signed != (zone["public_key"] is not None):
        world.update("zones", "domain", zone["domain"], public_key=dnssec.new_key(world.chance) if signed else None)


def signatures(world: World, domain: str) -> list[str]:
    """The zone's DNSKEY and DS records; none where DNSSEC is off. Raises Refusal if there is no such zone."""
    zone = owned(world, domain)
    return dnssec.records(zone["domain"], zone["public_key"]) if zone["public_key"] else []


def record(world: World, domain: str, number: int) -> sqlite3.Row:
    """Return a record of a zone; raises Refusal if there is no such zone, or no such record in it."""
    zone = owned(world, domain)["domain"]
    row = world.row("select * from records where id = ? and zone = ?", number, zone)
    if row is None:
        raise Refusal(UNKNOWN_RECORD)
    return row


@contextmanager
def _refusing(what: str) -> Iterator[None]:
    """Refuse with «what: the reason» where a value is not valid."""
    try:
        yield
    except ValueError as problem:
        raise Refusal(f"{what}: {problem}") from None
