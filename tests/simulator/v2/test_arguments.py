"""What is made of the arguments of requests: those that are missing, those that say nothing, and filters."""

from __future__ import annotations

from typing import Any

import pytest

from tests.simulator.service import KEY, Service

PUBLIC_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE0vKvNmQ5R2Q2q2bqD0m2n8o1m2Yb3Yq2b9k1x3d5e7 a@example.com"


async def first(service: Service, plural: str, envelope: str = "") -> Any:
    return (await service.told(f"GET /{plural}"))[envelope or plural][0]


@pytest.mark.parametrize(
    ("method", "plural", "envelope"),
    [
        ("PUT", "domains", "domains"),
        ("PUT", "firewalls", "firewall_groups"),
        ("PUT", "iso", "isos"),
        ("PATCH", "reserved-ips", "reserved_ips"),
        ("PUT", "snapshots", "snapshots"),
        ("PUT", "vpcs", "vpcs"),
    ],
)
@pytest.mark.parametrize("body", [{}, {"description": None, "label": None, "dns_sec": None}])
async def test_a_change_to_nothing_is_refused(
    typical: Service, method: str, plural: str, envelope: str, body: dict[str, None]
) -> None:
    before = await first(typical, plural, envelope)
    answer = await typical.ask(f"{method} /{plural}/{before.get('id') or before['domain']}", body)
    assert answer.status_code == 400, answer.text
    assert await first(typical, plural, envelope) == before


@pytest.mark.parametrize(
    ("request_", "body"),
    [("POST /ssh-keys", {"ssh_key": PUBLIC_KEY}), ("POST /startup-scripts", {"script": "IyEvYmluL3No"})],
)
async def test_what_has_no_name_is_not_made(service: Service, request_: str, body: object) -> None:
    answer = await service.ask(request_, body)
    assert (answer.status_code, answer.json()["error"]) == (400, "Invalid name.")


async def test_null_changes_nothing(typical: Service) -> None:
    records = "/domains/example.com/records"
    record = (await typical.told(f"GET {records}"))["records"][0]
    nothing = {"name": None, "data": record["data"], "ttl": None, "priority": None}
    await typical.told(f"PATCH {records}/{record['id']}", nothing)
    assert (await typical.told(f"GET {records}/{record['id']}"))["record"] == record


async def test_a_network_without_a_length_is_not_everywhere(typical: Service) -> None:
    user = await first(typical, "users")
    path = f"/users/{user['id']}/ip-whitelist"
    for method in ("POST", "DELETE"):
        answer = await typical.ask(f"{method} {path}", {"subnet": "192.0.2.0"})
        assert (answer.status_code, answer.json()["error"]) == (400, "Invalid subnet")
    assert (await typical.told(f"GET {path}"))["ip_whitelist"] == []


async def test_a_key_works_at_its_addresses_alone_in_both_versions(service: Service) -> None:
    person = {"email": "a@example.com", "first_name": "A", "last_name": "B", "password": "p", "acls": ["subscriptions"]}
    user = (await service.told("POST /users", person))["user"]
    path = f"/users/{user['id']}/ip-whitelist"
    await service.told(f"POST {path}", {"subnet": "192.0.2.0", "subnet_size": 24})
    service.key = user["api_key"]
    answer = await service.get("server/list")
    assert (answer.status_code, answer.text) == (403, "Your IP (127.0.0.1) is not authorized to use this API key")
    answer = await service.ask("GET /instances")
    assert (answer.status_code, answer.json()["error"]) == (401, "Unauthorized IP address: 127.0.0.1")
    service.key = KEY
    await service.told(f"POST {path}", {"subnet": "127.0.0.0", "subnet_size": 8})
    service.key = user["api_key"]
    assert await service.read("server/list") == []


async def test_an_address_with_control_characters_is_none(service: Service) -> None:
    person = {"email": "a\x00@example.com", "first_name": "A", "last_name": "B", "password": "p"}
    answer = await service.ask("POST /users", person)
    assert (answer.status_code, answer.json()["error"]) == (400, "Unable to create user: Invalid email address")


async def test_a_user_was_last_seen_when_it_changed_something(service: Service) -> None:
    person = {"email": "a@example.com", "first_name": "A", "last_name": "B", "password": "p", "acls": ["subscriptions"]}
    user = (await service.told("POST /users", person))["user"]
    assert user["last_activity"] == ""
    service.key = user["api_key"]
    service.clock.advance(60)
    await service.told("POST /ssh-keys", {"name": "k", "ssh_key": PUBLIC_KEY})
    service.key = KEY
    assert (await first(service, "users"))["last_activity"] == "2018-04-24T12:01:00+00:00"


async def test_servers_are_found_by_each_of_their_tags(service: Service) -> None:
    order = {"region": "ewr", "plan": "vc2-1c-1gb", "os_id": 244}
    for tags in (["web", "prod"], ["web"], []):
        await service.told("POST /instances", {**order, "tags": tags})
    for tag, count in (("web", 2), ("prod", 1), ("pro", 0)):
        assert (await service.told("GET /instances", tag=tag))["meta"]["total"] == count


async def test_a_script_can_become_one_of_another_type(typical: Service) -> None:
    script = await first(typical, "startup-scripts", "startup_scripts")
    path = f"/startup-scripts/{script['id']}"
    await typical.told(f"PATCH {path}", {"type": "pxe"})
    assert (await typical.told(f"GET {path}"))["startup_script"]["type"] == "pxe"
    assert (await typical.ask(f"PATCH {path}", {"type": "cron"})).status_code == 400


async def test_a_rule_for_a_network_by_its_name_needs_no_subnet(typical: Service) -> None:
    group = await first(typical, "firewalls", "firewall_groups")
    rule = {"ip_type": "v4", "protocol": "TCP", "port": "8443", "source": "cloudflare", "subnet": "x", "subnet_size": 9}
    made = (await typical.told(f"POST /firewalls/{group['id']}/rules", rule))["firewall_rule"]
    assert (made["source"], made["subnet_size"]) == ("cloudflare", 0)


async def test_traffic_of_as_many_days_as_are_asked_for(typical: Service) -> None:
    server = (await typical.told("GET /instances", label="web-1"))["instances"][0]
    path = f"/instances/{server['id']}/bandwidth"
    for days in (1, 7, 180):
        assert len((await typical.told(f"GET {path}", date_range=days))["bandwidth"]) == days
    for days in (0, 181):
        assert (await typical.ask(f"GET {path}", date_range=days)).status_code == 400


async def test_lists_that_the_service_sends_in_one_piece(typical: Service) -> None:
    machine = await first(typical, "bare-metals", "bare_metals")
    for path in ("/apikeys", f"/users/{(await first(typical, 'users'))['id']}/apikeys"):
        assert (await typical.told(f"GET {path}")).keys() == {"api_keys"}
    assert (await typical.told(f"GET /bare-metals/{machine['id']}/vpcs")).keys() == {"vpcs"}


async def test_whole_dollars_are_whole_numbers(typical: Service) -> None:
    text = (await typical.ask("GET /blocks")).text
    assert '"cost":20,' in text
