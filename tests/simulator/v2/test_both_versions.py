"""What one version of the API does is there in the other."""

from __future__ import annotations

from typing import Any

import pytest

from tests.simulator.service import Service


async def instance(service: Service, label: str) -> Any:
    """The one server of that label, as v2 tells of it."""
    (found,) = (await service.told("GET /instances", label=label))["instances"]
    return found


async def test_a_server_deployed_by_v1_is_seen_and_destroyed_by_v2(service: Service) -> None:
    made = await service.do("server/create", DCID=1, VPSPLANID=201, OSID=167, label="web-1", tag="www")
    service.clock.advance(60)
    old = await service.read("server/list", SUBID=made["SUBID"])
    new = await instance(service, "web-1")
    assert (new["main_ip"], new["os"], new["tags"]) == (old["main_ip"], old["os"], ["www"])
    assert (new["region"], new["plan"], new["os_id"], new["ram"]) == ("ewr", "vc2-1c-1gb", 167, 1024)
    gone = await service.ask(f"DELETE /instances/{new['id']}")
    assert (gone.status_code, gone.content) == (204, b"")
    assert gone.headers["content-type"] == "text/html; charset=UTF-8"  # recorded
    assert "content-length" not in gone.headers
    assert (await service.ask(f"GET /instances/{new['id']}")).status_code == 404
    service.clock.advance(10)
    assert await service.read("server/list") == []


async def test_a_server_deployed_by_v2_is_seen_and_destroyed_by_v1(service: Service) -> None:
    body = {"region": "ams", "plan": "vc2-2c-4gb", "app_id": 17, "label": "git", "backups": "enabled"}
    made = (await service.told("POST /instances", body))["instance"]
    ((number, old),) = (await service.read("server/list")).items()
    assert (old["DCID"], old["VPSPLANID"], old["APPID"], old["auto_backups"]) == ("7", "203", "17", "yes")
    assert made["id"] == (await instance(service, "git"))["id"]
    service.clock.advance(400)
    await service.do("server/destroy", SUBID=number)
    assert (await service.told("GET /instances"))["instances"] == []


SAME = (
    ("server/list", "label", "/instances", "instances", "label"),
    ("server/list", "main_ip", "/instances", "instances", "main_ip"),
    ("baremetal/list", "label", "/bare-metals", "bare_metals", "label"),
    ("block/list", "label", "/blocks", "blocks", "label"),
    ("block/list", "size_gb", "/blocks", "blocks", "size_gb"),
    ("dns/list", "domain", "/domains", "domains", "domain"),
    ("firewall/group_list", "description", "/firewalls", "firewall_groups", "description"),
    ("firewall/group_list", "instance_count", "/firewalls", "firewall_groups", "instance_count"),
    ("network/list", "v4_subnet", "/vpcs", "vpcs", "v4_subnet"),
    ("reservedip/list", "subnet", "/reserved-ips", "reserved_ips", "subnet"),
    ("snapshot/list", "description", "/snapshots", "snapshots", "description"),
    ("sshkey/list", "ssh_key", "/ssh-keys", "ssh_keys", "ssh_key"),
    ("startupscript/list", "name", "/startup-scripts", "startup_scripts", "name"),
    ("user/list", "email", "/users", "users", "email"),
    ("iso/list", "filename", "/iso", "isos", "filename"),
    ("backup/list", "status", "/backups", "backups", "status"),
    ("os/list", "name", "/os", "os", "name"),
    ("regions/list", "name", "/regions", "regions", "city"),
)
"""A list and a field of it in v1, and the same in v2."""


@pytest.mark.parametrize(("old", "field", "new", "envelope", "name"), SAME, ids=lambda word: word)
async def test_both_tell_of_the_same_things(
    typical: Service, old: str, field: str, new: str, envelope: str, name: str
) -> None:
    before = await typical.read(old)
    rows = list(before.values()) if isinstance(before, dict) else before
    told = (await typical.told(f"GET {new}", per_page=500))[envelope]
    assert rows
    assert sorted(str(row[field]) for row in rows) == sorted(str(row[name]) for row in told)


async def test_money_is_the_same(typical: Service) -> None:
    old = await typical.read("account/info")
    new = (await typical.told("GET /account"))["account"]
    assert (float(old["balance"]), float(old["pending_charges"])) == (new["balance"], new["pending_charges"])
    items = (await typical.told("GET /billing/pending-charges", per_page=500))["pending_charges"]
    assert abs(sum(item["total"] for item in items) - new["pending_charges"]) < 0.5


async def test_what_was_done_by_either_is_in_the_log(service: Service) -> None:
    await service.do("dns/create_domain", domain="example.com", serverip="203.0.113.5")
    await service.told("DELETE /domains/example.com")
    logs = (await service.told("GET /logs"))["logs"]
    assert [(entry["resource_type"], entry["message"]) for entry in logs] == [
        ("domains", "DELETE /v2/domains/example.com"),
        ("dns", "POST /v1/dns/create_domain"),
    ]
    assert {entry["metadata"]["ip_address"] for entry in logs} == {"127.0.0.1"}


async def test_a_key_of_v2_opens_v1_until_it_ends_or_is_revoked(service: Service) -> None:
    made = (await service.told("POST /apikeys", {"name": "laptop", "date_expire": "2018-04-26T12:00:00+00:00"}))[
        "api_key"
    ]
    lasting = (await service.told("POST /apikeys", {"name": "desk"}))["api_key"]
    service.key = made["api_key"]
    assert (await service.get("server/list")).status_code == 200
    service.clock.advance(3 * 86400)
    assert (await service.get("server/list")).status_code == 403
    assert (await service.ask("GET /account")).json() == {"error": "Invalid API token.", "status": 401}
    service.key = lasting["api_key"]
    assert (await service.ask("GET /account")).headers["x-user"] == "owner@example.com"
    await service.told(f"DELETE /apikeys/{lasting['id']}")
    assert (await service.ask("GET /account")).status_code == 401


async def test_many_requests_of_one_address_are_throttled_whatever_their_key() -> None:
    service = Service(rate_limit=True)
    statuses = [(await service.ask("GET /account")).status_code for _ in range(30)]
    service.key = None
    answer = await service.ask("GET /regions")
    assert statuses == [200] * 30
    assert answer.json() == {"status": 429, "error": "rate limit exceeded"}
    assert answer.headers["retry-after"] == "1"
    service.clock.advance(1)
    assert (await service.ask("GET /regions")).status_code == 200
    await service.close()
