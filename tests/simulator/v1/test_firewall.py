"""v1's firewall group."""

from __future__ import annotations

from ipaddress import IPv4Address
from typing import Any

import pytest

from tests.simulator.service import Service

UNKNOWN = (
    "Invalid firewall group.  Check FIREWALLGROUPID value and ensure your API key matches the firewall group's account"
)
SSH: dict[str, Any] = {
    "direction": "in",
    "ip_type": "v4",
    "protocol": "tcp",
    "subnet": "192.0.2.0",
    "subnet_size": 24,
    "port": "22",
}
ANYWHERE = str(IPv4Address(0))


async def group(service: Service, description: str = "office") -> str:
    reply = await service.do("firewall/group_create", description=description)
    return str(reply["FIREWALLGROUPID"])


async def listed(service: Service, wall: str) -> Any:
    return (await service.read("firewall/group_list"))[wall]


async def rules(service: Service, wall: str, ip_type: str = "v4") -> Any:
    return await service.read("firewall/rule_list", FIREWALLGROUPID=wall, direction="in", ip_type=ip_type)


async def test_no_groups_are_an_empty_array(service: Service) -> None:
    assert (await service.get("firewall/group_list")).text == "[]"


async def test_a_new_group(service: Service) -> None:
    wall = await group(service)

    assert len(wall) == 8
    assert int(wall, 16) >= 0
    assert await service.read("firewall/group_list") == {
        wall: {
            "FIREWALLGROUPID": wall,
            "description": "office",
            "date_created": "2018-04-24 12:00:00",
            "date_modified": "2018-04-24 12:00:00",
            "instance_count": 0,
            "rule_count": 0,
            "max_rule_count": 50,
        }
    }


async def test_a_group_needs_no_description(service: Service) -> None:
    wall = (await service.do("firewall/group_create"))["FIREWALLGROUPID"]

    assert (await listed(service, wall))["description"] == ""


async def test_one_group_can_be_asked_for(service: Service) -> None:
    await group(service)
    wall = await group(service)

    assert list(await service.read("firewall/group_list", FIREWALLGROUPID=wall)) == [wall]
    assert (await service.get("firewall/group_list", FIREWALLGROUPID="0badcafe")).text == "[]"


async def test_a_new_description_changes_the_date(service: Service) -> None:
    wall = await group(service)
    service.clock.advance(60)
    await service.do("firewall/group_set_description", FIREWALLGROUPID=wall, description="home")

    row = await listed(service, wall)
    assert (row["description"], row["date_created"], row["date_modified"]) == (
        "home",
        "2018-04-24 12:00:00",
        "2018-04-24 12:01:00",
    )


async def test_a_rule_is_listed_as_it_was_made(service: Service) -> None:
    wall = await group(service)
    service.clock.advance(60)

    assert await service.do("firewall/rule_create", FIREWALLGROUPID=wall, **SSH) == {"rulenumber": 1}
    assert await rules(service, wall) == {
        "1": {
            "rulenumber": 1,
            "action": "accept",
            "protocol": "tcp",
            "port": "22",
            "subnet": "192.0.2.0",
            "subnet_size": 24,
        }
    }
    row = await listed(service, wall)
    assert (row["rule_count"], row["date_modified"]) == (1, "2018-04-24 12:01:00")
    assert (await service.get("firewall/rule_list", FIREWALLGROUPID=wall, direction="in", ip_type="v6")).text == "[]"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"port": "8000:8080"}, {"port": "8000 - 8080"}),
        ({"port": "443", "protocol": "udp"}, {"port": "443", "protocol": "udp"}),
        ({"protocol": "icmp", "port": ""}, {"protocol": "icmp", "port": ""}),
        ({"protocol": "gre", "port": "22"}, {"protocol": "gre", "port": ""}),
        ({"subnet": ANYWHERE, "subnet_size": 0}, {"subnet": "", "subnet_size": 0}),
        ({"subnet": "", "subnet_size": 0}, {"subnet": "", "subnet_size": 0}),
        ({"subnet": "192.0.2.7", "subnet_size": 32}, {"subnet": "192.0.2.7", "subnet_size": 32}),
    ],
)
async def test_what_a_rule_may_say(service: Service, fields: dict[str, Any], expected: dict[str, Any]) -> None:
    wall = await group(service)
    await service.do("firewall/rule_create", FIREWALLGROUPID=wall, **{**SSH, **fields})

    assert (await rules(service, wall))["1"].items() >= expected.items()


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"port": ""}, "Invalid port"),
        ({"port": "0"}, "Invalid port"),
        ({"port": "65536"}, "Invalid port"),
        ({"port": "80:70"}, "Invalid port"),
        ({"port": "80-90"}, "Invalid port"),
        ({"port": "http"}, "Invalid port"),
        ({"subnet": "2001:db8::"}, "Invalid subnet"),
        ({"subnet": "192.0.2"}, "Invalid subnet"),
        ({"subnet_size": 33}, "Invalid subnet"),
        ({"subnet_size": -1}, "Invalid subnet"),
        ({"ip_type": "v6", "subnet": "fe80::%1", "subnet_size": 64}, "Invalid subnet"),
        ({"ip_type": "v5"}, "Invalid IP type"),
        ({"protocol": "sctp"}, "Invalid protocol"),
    ],
)
async def test_rules_that_cannot_be(service: Service, fields: dict[str, Any], text: str) -> None:
    wall = await group(service)

    refused = await service.refusal("firewall/rule_create", FIREWALLGROUPID=wall, **{**SSH, **fields})

    assert refused == f"Unable to create firewall rule: {text}"
    assert (await listed(service, wall))["rule_count"] == 0


@pytest.mark.parametrize("absent", ["subnet", "subnet_size", "port", "ip_type", "protocol", "direction"])
async def test_a_rule_needs_all_of_it(service: Service, absent: str) -> None:
    wall = await group(service)

    await service.refusal("firewall/rule_create", FIREWALLGROUPID=wall, **{k: v for k, v in SSH.items() if k != absent})
    assert (await listed(service, wall))["rule_count"] == 0


async def test_there_is_one_direction_and_two_kinds_of_address(service: Service) -> None:
    wall = await group(service)

    assert await service.refusal("firewall/rule_create", FIREWALLGROUPID=wall, **SSH | {"direction": "out"}) == (
        "Invalid direction"
    )
    for direction, ip_type, text in (("out", "v4", "Invalid direction"), ("in", "v5", "Invalid IP type")):
        answer = await service.get("firewall/rule_list", FIREWALLGROUPID=wall, direction=direction, ip_type=ip_type)
        assert (answer.status_code, answer.text) == (412, text)


async def test_the_same_rule_twice(service: Service) -> None:
    wall = await group(service)
    await service.do("firewall/rule_create", FIREWALLGROUPID=wall, **SSH)

    assert await service.refusal("firewall/rule_create", FIREWALLGROUPID=wall, **SSH) == (
        "Unable to create firewall rule: This rule is already defined"
    )
    await service.do("firewall/rule_create", FIREWALLGROUPID=await group(service), **SSH)


async def test_numbers_count_over_both_kinds_and_are_not_given_twice(service: Service) -> None:
    wall = await group(service)
    v6 = {"ip_type": "v6", "subnet": "::", "subnet_size": 0}
    for fields in ({"port": "22"}, {**v6, "port": "22"}, {"port": "23"}):
        await service.do("firewall/rule_create", FIREWALLGROUPID=wall, **{**SSH, **fields})
    assert (list(await rules(service, wall)), list(await rules(service, wall, "v6"))) == (["1", "3"], ["2"])

    await service.do("firewall/rule_delete", FIREWALLGROUPID=wall, rulenumber=3)
    reply = await service.do("firewall/rule_create", FIREWALLGROUPID=wall, **SSH | {"port": "24"})
    assert reply == {"rulenumber": 4}
    assert list(await rules(service, wall)) == ["1", "4"]


async def test_a_group_is_full_with_fifty_rules(service: Service) -> None:
    wall = await group(service)
    for port in range(1, 51):
        await service.do("firewall/rule_create", FIREWALLGROUPID=wall, **SSH | {"port": port})

    assert await service.refusal("firewall/rule_create", FIREWALLGROUPID=wall, **SSH | {"port": 51}) == (
        "Unable to create firewall rule: A firewall group can have at most 50 rules"
    )
    assert (await listed(service, wall))["rule_count"] == 50


async def test_a_deleted_rule_is_gone(service: Service) -> None:
    wall = await group(service)
    await service.do("firewall/rule_create", FIREWALLGROUPID=wall, **SSH)
    service.clock.advance(60)
    await service.do("firewall/rule_delete", FIREWALLGROUPID=wall, rulenumber=1)

    row = await listed(service, wall)
    assert (row["rule_count"], row["date_modified"]) == (0, "2018-04-24 12:01:00")
    assert await service.refusal("firewall/rule_delete", FIREWALLGROUPID=wall, rulenumber=1) == (
        "Invalid firewall rule.  Check rulenumber value and ensure your API key matches the firewall group's account"
    )


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("firewall/group_delete", {}),
        ("firewall/group_set_description", {"description": "x"}),
        ("firewall/rule_create", SSH),
        ("firewall/rule_delete", {"rulenumber": 1}),
    ],
)
async def test_a_group_of_somebody_else(service: Service, path: str, fields: dict[str, Any]) -> None:
    assert await service.refusal(path, FIREWALLGROUPID="0badcafe", **fields) == UNKNOWN


async def test_the_rules_of_somebody_else(service: Service) -> None:
    answer = await service.get("firewall/rule_list", FIREWALLGROUPID="0badcafe", direction="in", ip_type="v4")

    assert (answer.status_code, answer.text) == (412, UNKNOWN)


async def test_servers_count_and_lose_a_deleted_group(service: Service) -> None:
    wall = await group(service)
    order = {"DCID": 1, "VPSPLANID": 201, "OSID": 167}
    server = (await service.do("server/create", **order, FIREWALLGROUPID=wall))["SUBID"]
    await service.do("server/create", **order)
    assert (await listed(service, wall))["instance_count"] == 1

    await service.do("firewall/group_delete", FIREWALLGROUPID=wall)
    assert await service.read("firewall/group_list") == []
    assert (await service.read("server/list", SUBID=server))["FIREWALLGROUPID"] == "0"


async def test_a_destroyed_server_does_not_count(service: Service) -> None:
    wall = await group(service)
    server = (await service.do("server/create", DCID=1, VPSPLANID=201, OSID=167, FIREWALLGROUPID=wall))["SUBID"]
    service.clock.advance(600)
    await service.do("server/destroy", SUBID=server)

    assert (await listed(service, wall))["instance_count"] == 0
