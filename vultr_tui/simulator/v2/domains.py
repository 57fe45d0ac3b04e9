"""Name service: zones and their records."""

from __future__ import annotations

import sqlite3

from vultr_tui.api.values import Json
from vultr_tui.simulator.v2.dates import moment
from vultr_tui.simulator.v2.handlers import Call, Problem, handles
from vultr_tui.simulator.v2.ids import RECORD
from vultr_tui.simulator.v2.pages import page
from vultr_tui.simulator.world import dns, dns_validation
from vultr_tui.simulator.world.world import Refusal, World

UNKNOWN = "Invalid domain"
"""v2 facts: errors."""

NO_PRIORITY = -1
"""What a record without a priority has for one (v2 facts: list fields)."""


@handles("GET /domains")
def list_(world: World, call: Call) -> Json:
    """List the zones."""
    return page(call, "domains", dns.listed(world), _row, lambda zone: str(zone["domain"]))


@handles("GET /domains/{domain}")
def get(world: World, call: Call) -> Json:
    """Tell of one zone."""
    return {"domain": _row(_zone(world, call))}


@handles("POST /domains")
def create(world: World, call: Call) -> Json:
    """Make a zone, with the usual records if an address is given."""
    name = dns.create(world, call.text("domain"), call.text("ip") or None)
    dns.sign(world, name, signed=call.enabled("dns_sec"))
    return {"domain": _row(dns.owned(world, name))}


@handles("PUT /domains/{domain}")
def put(world: World, call: Call) -> Json:
    """Turn DNSSEC on or off."""
    dns.sign(world, _zone(world, call)["domain"], signed=call.enabled("dns_sec", ""))
    return None


@handles("DELETE /domains/{domain}")
def delete(world: World, call: Call) -> Json:
    """Remove a zone with its records."""
    dns.delete(world, _zone(world, call)["domain"])
    return None


@handles("GET /domains/{domain}/soa")
def soa(world: World, call: Call) -> Json:
    """Tell what can be chosen of a zone's SOA record."""
    zone = _zone(world, call)
    return {"dns_soa": {"nsprimary": zone["nsprimary"], "email": zone["email"]}}


@handles("PATCH /domains/{domain}/soa")
def patch_soa(world: World, call: Call) -> Json:
    """Change what was sent of a zone's SOA record."""
    zone = _zone(world, call)["domain"]
    dns.change_soa(world, zone, nsprimary=call.given("nsprimary"), email=call.given("email"))
    return None


@handles("GET /domains/{domain}/dnssec")
def dnssec(world: World, call: Call) -> Json:
    """Tell a zone's DNSSEC keys, none where it is off."""
    return {"dns_sec": list(dns.signatures(world, _zone(world, call)["domain"]))}


@handles("GET /domains/{domain}/records")
def records(world: World, call: Call) -> Json:
    """List a zone's records."""
    rows = dns.records(world, _zone(world, call)["domain"])
    return page(call, "records", rows, _record, lambda row: RECORD.uuid(row["id"]))


@handles("GET /domains/{domain}/records/{record_id}")
def record(world: World, call: Call) -> Json:
    """Tell of one record."""
    return {"record": _record(_found(world, call))}


@handles("POST /domains/{domain}/records", 201)
def create_record(world: World, call: Call) -> Json:
    """Add a record."""
    zone = _zone(world, call)["domain"]
    number = dns.add_record(
        world,
        zone,
        call.text("type"),
        call.text("name"),
        call.text("data"),
        priority=call.counted("priority"),
        ttl=call.counted("ttl"),
    )
    return {"record": _record(dns.record(world, zone, number))}


@handles("PATCH /domains/{domain}/records/{record_id}")
def patch_record(world: World, call: Call) -> Json:
    """Change what was sent of a record."""
    found = _found(world, call)
    dns.change_record(
        world,
        found["zone"],
        found["id"],
        name=call.given("name"),
        data=call.given("data"),
        priority=call.counted("priority"),
        ttl=call.counted("ttl"),
    )
    return None


@handles("DELETE /domains/{domain}/records/{record_id}")
def delete_record(world: World, call: Call) -> Json:
    """Remove a record."""
    found = _found(world, call)
    dns.remove_record(world, found["zone"], found["id"])
    return None


def _zone(world: World, call: Call) -> sqlite3.Row:
    try:
        return dns.owned(world, call.text("domain"))
    except Refusal:
        raise Problem(UNKNOWN) from None


def _found(world: World, call: Call) -> sqlite3.Row:
    zone = _zone(world, call)["domain"]
    return call.found(world, RECORD, "record_id", lambda world, number: dns.record(world, zone, number))


def _row(zone: sqlite3.Row) -> dict[str, Json]:
    return {
        "domain": zone["domain"],
        "date_created": moment(zone["created"]),
        "dns_sec": "enabled" if zone["public_key"] is not None else "disabled",
    }


def _record(row: sqlite3.Row) -> dict[str, Json]:
    return {
        "id": RECORD.uuid(row["id"]),
        "type": row["type"],
        "name": row["name"],
        "data": row["data"],
        "priority": row["priority"] if row["type"] in dns_validation.PRIORITIZED else NO_PRIORITY,
        "ttl": row["ttl"],
    }
