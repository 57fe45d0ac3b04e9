"""v1's dns group."""

from __future__ import annotations

from vultr_tui.api.values import Json
from vultr_tui.simulator.v1.handlers import Call, handles
from vultr_tui.simulator.world import dns
from vultr_tui.simulator.world.world import World, date


@handles("dns.list")
def list_(world: World, _call: Call) -> Json:
    """All zones."""
    return [{"domain": zone["domain"], "date_created": date(zone["created"])} for zone in dns.listed(world)]


@handles("dns.create_domain")
def create_domain(world: World, call: Call) -> Json:
    """Make a zone with the usual records."""
    dns.create(world, call.text("domain"), call.text("serverip"))
    return None


@handles("dns.delete_domain")
def delete_domain(world: World, call: Call) -> Json:
    """Remove a zone with its records."""
    dns.delete(world, call.text("domain"))
    return None


@handles("dns.records")
def records(world: World, call: Call) -> Json:
    """A zone's records."""
    return [
        {
            "type": record["type"],
            "name": record["name"],
            "data": record["data"],
            "priority": record["priority"],
            "RECORDID": record["id"],
            "ttl": record["ttl"],
        }
        for record in dns.records(world, call.text("domain"))
    ]


@handles("dns.create_record")
def create_record(world: World, call: Call) -> Json:
    """Add a record."""
    dns.add_record(
        world,
        call.text("domain"),
        call.text("type"),
        call.text("name"),
        call.text("data"),
        priority=_number(call, "priority"),
        ttl=_number(call, "ttl"),
    )
    return None


@handles("dns.update_record")
def update_record(world: World, call: Call) -> Json:
    """Change what was sent of a record."""
    dns.change_record(
        world,
        call.text("domain"),
        call.number("RECORDID"),
        name=call.given("name"),
        data=call.given("data"),
        priority=_number(call, "priority"),
        ttl=_number(call, "ttl"),
    )
    return None


@handles("dns.delete_record")
def delete_record(world: World, call: Call) -> Json:
    """Remove a record."""
    dns.remove_record(world, call.text("domain"), call.number("RECORDID"))
    return None


@handles("dns.soa_info")
def soa_info(world: World, call: Call) -> Json:
    """What can be chosen of a zone's SOA record."""
    zone = dns.owned(world, call.text("domain"))
    return {"nsprimary": zone["nsprimary"], "email": zone["email"]}


@handles("dns.soa_update")
def soa_update(world: World, call: Call) -> Json:
    """Change what was sent of a zone's SOA record."""
    dns.change_soa(world, call.text("domain"), nsprimary=call.given("nsprimary"), email=call.given("email"))
    return None


@handles("dns.dnssec_enable")
def dnssec_enable(world: World, call: Call) -> Json:
    """Turn DNSSEC on or off."""
    dns.sign(world, call.text("domain"), signed=call.yes("enable"))
    return None


@handles("dns.dnssec_info")
def dnssec_info(world: World, call: Call) -> Json:
    """A zone's DNSSEC keys, none where it is off."""
    return dns.signatures(world, call.text("domain"))


def _number(call: Call, name: str) -> int | None:
    return call.number(name) if call.text(name) else None
