"""v1's dns group."""

from __future__ import annotations

from typing import Any

import pytest

from tests.simulator.service import Service

UNKNOWN = "Invalid domain.  Check domain value and ensure your API key matches the domains's account"


@pytest.fixture
async def zone(service: Service) -> Service:
    await service.do("dns/create_domain", domain="example.com", serverip="192.0.2.1")
    return service


async def records(service: Service, kind: str = "") -> list[Any]:
    found = await service.read("dns/records", domain="example.com")
    return [record for record in found if kind in {"", record["type"]}]


async def added(service: Service, **fields: str | float) -> Any:
    """Add a record; it as it is listed."""
    before = {record["RECORDID"] for record in await records(service)}
    await service.do("dns/create_record", domain="example.com", **fields)
    (record,) = [record for record in await records(service) if record["RECORDID"] not in before]
    return record


async def test_no_zones_are_an_empty_array(service: Service) -> None:
    assert (await service.get("dns/list")).text == "[]"


async def test_a_zone_is_listed_with_its_date(zone: Service) -> None:
    assert await zone.read("dns/list") == [{"domain": "example.com", "date_created": "2018-04-24 12:00:00"}]


async def test_a_zone_begins_with_the_usual_records(zone: Service) -> None:
    found = await records(zone)

    assert [(r["type"], r["name"], r["data"], r["priority"], r["ttl"]) for r in found] == [
        ("A", "", "192.0.2.1", 0, 300),
        ("CNAME", "*", "example.com", 0, 300),
        ("MX", "", "example.com", 10, 300),
        ("NS", "", "ns1.vultr.com", 0, 300),
        ("NS", "", "ns2.vultr.com", 0, 300),
    ]
    assert list(found[0]) == ["type", "name", "data", "priority", "RECORDID", "ttl"]
    assert all(type(record[name]) is int for record in found for name in ("RECORDID", "priority", "ttl"))


async def test_changes_are_answered_with_nothing(service: Service) -> None:
    answer = await service.post("dns/create_domain", domain="example.com", serverip="192.0.2.1")

    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-type"] == "text/html; charset=UTF-8"


async def test_zones_are_listed_by_name_in_lower_case(service: Service) -> None:
    for domain in ("b.example", "A.Example", "c.example."):
        await service.do("dns/create_domain", domain=domain, serverip="192.0.2.1")

    assert [row["domain"] for row in await service.read("dns/list")] == ["a.example", "b.example", "c.example"]


@pytest.mark.parametrize(
    ("domain", "address", "text"),
    [
        ("example.com", "192.0.2.2", "Unable to create domain: Domain already exists"),
        ("EXAMPLE.com", "192.0.2.2", "Unable to create domain: Domain already exists"),
        ("example", "192.0.2.2", "Unable to create domain: Invalid domain name"),
        ("exa mple.com", "192.0.2.2", "Unable to create domain: Invalid domain name"),
        ("-.com", "192.0.2.2", "Unable to create domain: Invalid domain name"),
        ("b.example", "2001:db8::1", "Unable to create domain: Invalid server IP address"),
    ],
)
async def test_domains_that_cannot_be_made(zone: Service, domain: str, address: str, text: str) -> None:
    assert await zone.refusal("dns/create_domain", domain=domain, serverip=address) == text
    assert len(await zone.read("dns/list")) == 1


async def test_a_deleted_zone_takes_its_records_along(zone: Service) -> None:
    await zone.do("dns/delete_domain", domain="example.com")
    assert await zone.read("dns/list") == []

    await zone.do("dns/create_domain", domain="example.com", serverip="192.0.2.9")
    assert len(await records(zone)) == 5


@pytest.mark.parametrize(
    "call",
    [
        ("dns/delete_domain", {}),
        ("dns/create_record", {"type": "A", "name": "www", "data": "192.0.2.1"}),
        ("dns/update_record", {"RECORDID": 1265276, "ttl": 60}),
        ("dns/delete_record", {"RECORDID": 1265276}),
        ("dns/soa_update", {"email": "a@example.com"}),
        ("dns/dnssec_enable", {"enable": "yes"}),
    ],
)
async def test_a_zone_of_somebody_else(zone: Service, call: tuple[str, dict[str, Any]]) -> None:
    path, fields = call

    assert await zone.refusal(path, domain="example.org", **fields) == UNKNOWN


@pytest.mark.parametrize("path", ["dns/records", "dns/soa_info", "dns/dnssec_info"])
async def test_a_zone_of_somebody_else_cannot_be_read(zone: Service, path: str) -> None:
    answer = await zone.get(path, domain="example.org")

    assert (answer.status_code, answer.text) == (412, UNKNOWN)


@pytest.mark.parametrize(
    ("sent", "listed"),
    [
        ({"type": "A", "name": "www", "data": "192.0.2.7"}, ("A", "www", "192.0.2.7", 0, 300)),
        ({"type": "a", "name": "www.", "data": " 192.0.2.7 "}, ("A", "www", "192.0.2.7", 0, 300)),
        ({"type": "AAAA", "name": "www", "data": "2001:DB8::7"}, ("AAAA", "www", "2001:DB8::7", 0, 300)),
        ({"type": "CNAME", "name": "docs", "data": "docs.example.org."}, ("CNAME", "docs", "docs.example.org", 0, 300)),
        ({"type": "NS", "name": "sub", "data": "ns.example.org"}, ("NS", "sub", "ns.example.org", 0, 300)),
        ({"type": "MX", "name": "", "data": "m.example.org", "priority": 5}, ("MX", "", "m.example.org", 5, 300)),
        (
            {"type": "SRV", "name": "_sip._tcp", "data": "5 5060 sip.example.org.", "priority": 20, "ttl": 60},
            ("SRV", "_sip._tcp", "5 5060 sip.example.org", 20, 60),
        ),
        ({"type": "TXT", "name": "*.a", "data": '"v=spf1 -all"'}, ("TXT", "*.a", '"v=spf1 -all"', 0, 300)),
        ({"type": "TXT", "name": "slash", "data": r'"a\b"'}, ("TXT", "slash", r'"a\b"', 0, 300)),
        (
            {"type": "CAA", "name": "", "data": '0 issue "letsencrypt.org"'},
            ("CAA", "", '0 issue "letsencrypt.org"', 0, 300),
        ),
        (
            {"type": "SSHFP", "name": "", "data": f"4 2 {'ab' * 32}", "ttl": 86400},
            ("SSHFP", "", f"4 2 {'ab' * 32}", 0, 86400),
        ),
        ({"type": "A", "name": "x", "data": "192.0.2.7", "priority": 9}, ("A", "x", "192.0.2.7", 0, 300)),
    ],
)
async def test_records_of_every_type(
    zone: Service, sent: dict[str, str | float], listed: tuple[str, str, str, int, int]
) -> None:
    record = await added(zone, **sent)

    assert tuple(record[name] for name in ("type", "name", "data", "priority", "ttl")) == listed


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"type": "TXT", "data": "plain"}, "Record data must be enclosed in quotes"),
        ({"type": "TXT", "data": '"half'}, "Record data must be enclosed in quotes"),
        ({"type": "TXT", "data": '"'}, "Record data must be enclosed in quotes"),
        ({"type": "TXT", "data": '"a"b"'}, "Quotes may only appear at the beginning and end of the data"),
        ({"type": "A", "data": "192.0.2"}, "Record data must be a valid IPv4 address"),
        ({"type": "A", "data": "2001:db8::1"}, "Record data must be a valid IPv4 address"),
        ({"type": "AAAA", "data": "192.0.2.1"}, "Record data must be a valid IPv6 address"),
        ({"type": "NS", "data": "no host"}, "Record data must be a valid host name"),
        ({"type": "MX", "data": "mail.example.com"}, "Priority is required for MX records"),
        ({"type": "MX", "data": "10 mail.example.com", "priority": 1}, "Record data must be a valid host name"),
        ({"type": "SRV", "data": "1 2 sip.example.com"}, "Priority is required for SRV records"),
        (
            {"type": "SRV", "data": "sip.example.com", "priority": 1},
            "Record data must be in the format: weight port target",
        ),
        (
            {"type": "SRV", "data": "1 65536 sip.example.com", "priority": 1},
            "Record data must be in the format: weight port target",
        ),
        ({"type": "CAA", "data": "0 issue ca.example"}, 'Record data must be in the format: flag tag "value"'),
        ({"type": "CAA", "data": '256 issue "ca.example"'}, 'Record data must be in the format: flag tag "value"'),
        ({"type": "SSHFP", "data": "1 1 abcd"}, "Record data must be in the format: algorithm type fingerprint"),
        ({"type": "A", "name": "a b", "data": "192.0.2.1"}, "Invalid record name"),
        ({"type": "A", "name": "a..b", "data": "192.0.2.1"}, "Invalid record name"),
        ({"type": "A", "name": "@", "data": "192.0.2.1"}, "Invalid record name"),
    ],
)
async def test_records_that_cannot_be_made(zone: Service, fields: dict[str, str | float], text: str) -> None:
    refused = await zone.refusal("dns/create_record", domain="example.com", **{"name": "x", **fields})

    assert refused == f"Unable to add record: {text}"
    assert len(await records(zone)) == 5


async def test_records_are_listed_by_type_then_name(zone: Service) -> None:
    for name in ("_acme-challenge", "updated.test", "Random", "delete.testid", "1"):
        await zone.do("dns/create_record", domain="example.com", type="TXT", name=name, data='"x"')
    await zone.do("dns/create_record", domain="example.com", type="A", name="www", data="192.0.2.1")

    assert [record["type"] for record in await records(zone)] == ["A"] * 2 + ["CNAME", "MX", "NS", "NS"] + ["TXT"] * 5
    names = [record["name"] for record in await records(zone, "TXT")]
    assert names == ["1", "delete.testid", "Random", "updated.test", "_acme-challenge"]


async def test_the_same_record_twice(zone: Service) -> None:
    for _ in range(2):
        await zone.do("dns/create_record", domain="example.com", type="TXT", name="x", data='"x"')

    assert len({record["RECORDID"] for record in await records(zone, "TXT")}) == 2


async def test_an_update_keeps_what_is_not_sent(zone: Service) -> None:
    record = await added(zone, type="MX", name="sub", data="m.example.com", priority=7, ttl=60)

    await zone.do("dns/update_record", domain="example.com", RECORDID=record["RECORDID"], data="n.example.com")
    (changed,) = [row for row in await records(zone) if row["RECORDID"] == record["RECORDID"]]
    assert changed == {**record, "data": "n.example.com"}

    await zone.do("dns/update_record", domain="example.com", RECORDID=record["RECORDID"], name="", ttl=90, priority=0)
    (changed,) = [row for row in await records(zone) if row["RECORDID"] == record["RECORDID"]]
    assert changed == {**record, "data": "n.example.com", "name": "", "ttl": 90, "priority": 0}


async def test_an_update_is_checked_by_the_type(zone: Service) -> None:
    record = await added(zone, type="TXT", name="x", data='"x"')

    refused = await zone.refusal(
        "dns/update_record", domain="example.com", RECORDID=record["RECORDID"], data="x", name="y"
    )

    assert refused == "Unable to update record: Record data must be enclosed in quotes"
    assert await records(zone, "TXT") == [record]


async def test_a_deleted_record_is_gone_for_good(zone: Service) -> None:
    record = await added(zone, type="A", name="x", data="192.0.2.1")
    await zone.do("dns/delete_record", domain="example.com", RECORDID=record["RECORDID"])
    assert len(await records(zone)) == 5

    again = await added(zone, type="A", name="x", data="192.0.2.1")
    assert again["RECORDID"] > record["RECORDID"]


@pytest.mark.parametrize("path", ["dns/update_record", "dns/delete_record"])
async def test_a_record_of_another_zone(zone: Service, path: str) -> None:
    record = await added(zone, type="A", name="x", data="192.0.2.1")
    await zone.do("dns/create_domain", domain="example.org", serverip="192.0.2.1")

    assert await zone.refusal(path, domain="example.org", RECORDID=record["RECORDID"]) == (
        "Invalid record.  Check RECORDID value and ensure your API key matches the domains's account"
    )
    assert record in await records(zone)


async def test_soa(zone: Service) -> None:
    assert await zone.read("dns/soa_info", domain="example.com") == {
        "nsprimary": "ns1.vultr.com",
        "email": "dnsadm@vultr.com",
    }

    await zone.do("dns/soa_update", domain="example.com", email="admin@example.com")
    await zone.do("dns/soa_update", domain="example.com", nsprimary="ns2.vultr.com")
    assert await zone.read("dns/soa_info", domain="example.com") == {
        "nsprimary": "ns2.vultr.com",
        "email": "admin@example.com",
    }


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"nsprimary": "no host"}, "Unable to update SOA record: Invalid primary nameserver"),
        ({"email": "nobody"}, "Unable to update SOA record: Invalid email address"),
    ],
)
async def test_an_soa_record_that_cannot_be(zone: Service, fields: dict[str, str], text: str) -> None:
    assert await zone.refusal("dns/soa_update", domain="example.com", **fields) == text


async def test_dnssec_keys_last_until_it_is_turned_off(zone: Service) -> None:
    assert (await zone.get("dns/dnssec_info", domain="example.com")).text == "[]"

    await zone.do("dns/dnssec_enable", domain="example.com", enable="yes")
    keys = await zone.read("dns/dnssec_info", domain="example.com")
    assert [key.split()[:3] for key in keys] == [["example.com", "IN", kind] for kind in ("DNSKEY", "DS", "DS")]

    await zone.do("dns/dnssec_enable", domain="example.com", enable="yes")
    assert await zone.read("dns/dnssec_info", domain="example.com") == keys

    await zone.do("dns/dnssec_enable", domain="example.com", enable="no")
    assert await zone.read("dns/dnssec_info", domain="example.com") == []
