"""v1's baremetal group."""

from __future__ import annotations

from typing import Any

import pytest

from tests.simulator.service import Service
from tests.simulator.v1.fleet import DEBIAN, SETTLED, UNKNOWN

PLAN = 100


async def order(service: Service, **options: str | float) -> str:
    wish: dict[str, Any] = {"DCID": 1, "METALPLANID": PLAN, "OSID": DEBIAN, **options}
    reply = await service.do("baremetal/create", **wish)
    assert list(reply) == ["SUBID"]
    return str(reply["SUBID"])


async def deploy(service: Service, **options: str | float) -> str:
    machine = await order(service, **options)
    service.clock.advance(SETTLED)
    return machine


async def row(service: Service, machine: str) -> Any:
    return await service.read("baremetal/list", SUBID=machine)


async def test_a_machine_is_pending_longer_than_a_server(service: Service) -> None:
    assert (await service.get("baremetal/list")).text == "[]"
    machine = await order(service, enable_ipv6="yes")

    service.clock.advance(60)
    new = await row(service, machine)
    assert (new["status"], new["main_ip"], new["v6_networks"]) == ("pending", "0", [])
    assert await service.read("baremetal/list_ipv4", SUBID=machine) == {machine: []}
    service.clock.advance(120)
    assert (await row(service, machine))["status"] == "active"


async def test_how_a_machine_is_listed(service: Service) -> None:
    machine = await deploy(service, label="render", tag="batch", enable_ipv6="yes")

    listed = (await service.read("baremetal/list"))[machine]
    assert len(listed.pop("default_password")) >= 10
    assert listed == {
        "SUBID": machine,
        "os": "Debian 9 x64 (stretch)",
        "ram": "32768 MB",
        "disk": "2x 240 GB SSD",
        "main_ip": "203.0.113.2",
        "cpu_count": 4,
        "location": "New Jersey",
        "DCID": "1",
        "date_created": "2018-04-24 12:00:00",
        "status": "active",
        "netmask_v4": "255.255.255.240",
        "gateway_v4": "203.0.113.1",
        "METALPLANID": 100,
        "v6_networks": [
            {"v6_network": "2001:db8:1000:1::", "v6_main_ip": "2001:db8:1000:1::100", "v6_network_size": 64}
        ],
        "label": "render",
        "tag": "batch",
        "OSID": "244",
        "APPID": "0",
    }


async def test_filters(service: Service) -> None:
    first = await deploy(service, label="a", tag="x")
    second = await deploy(service, label="b", tag="x")

    assert list(await service.read("baremetal/list", tag="x")) == [first, second]
    assert list(await service.read("baremetal/list", label="b")) == [second]
    address = (await row(service, first))["main_ip"]
    assert list(await service.read("baremetal/list", main_ip=address)) == [first]


async def test_servers_and_machines_are_apart_but_share_their_numbers(service: Service) -> None:
    machine = await deploy(service)
    server = str((await service.do("server/create", DCID=1, VPSPLANID=201, OSID=DEBIAN))["SUBID"])

    assert server != machine
    assert list(await service.read("baremetal/list")) == [machine]
    assert list(await service.read("server/list")) == [server]
    assert await service.refusal("server/halt", SUBID=machine) == UNKNOWN
    assert await service.refusal("baremetal/halt", SUBID=server) == UNKNOWN


async def test_addresses(service: Service) -> None:
    machine = await deploy(service)

    assert await service.read("baremetal/list_ipv4", SUBID=machine) == {
        machine: [{"ip": "203.0.113.2", "netmask": "255.255.255.240", "gateway": "203.0.113.1", "type": "main_ip"}]
    }
    assert await service.read("baremetal/list_ipv6", SUBID=machine) == {machine: []}
    await service.do("baremetal/ipv6_enable", SUBID=machine)
    await service.do("baremetal/halt", SUBID=machine)
    assert await service.read("baremetal/list_ipv6", SUBID=machine) == {
        machine: [{"ip": "2001:db8:1000:1::100", "network": "2001:db8:1000:1::", "network_size": 64, "type": "main_ip"}]
    }


async def test_changing_the_system_and_the_application(service: Service) -> None:
    machine = await deploy(service)

    others = await service.read("baremetal/os_change_list", SUBID=machine)
    assert others["167"] == {
        "OSID": "167",
        "name": "CentOS 7 x64",
        "arch": "x64",
        "family": "centos",
        "windows": False,
        "surcharge": 0,
    }
    await service.do("baremetal/os_change", SUBID=machine, OSID=167)
    assert await service.refusal("baremetal/reboot", SUBID=machine) == (
        "Unable to reboot server: Server is currently locked"
    )
    service.clock.advance(SETTLED)
    assert (await row(service, machine))["os"] == "CentOS 7 x64"
    application = next(iter(await service.read("baremetal/app_change_list", SUBID=machine)))
    await service.do("baremetal/app_change", SUBID=machine, APPID=application)
    assert (await row(service, machine))["APPID"] == application
    service.clock.advance(SETTLED)
    info = (await service.read("baremetal/get_app_info", SUBID=machine))["app_info"]
    assert (await row(service, machine))["main_ip"] in info


async def test_reinstalling(service: Service) -> None:
    machine = await deploy(service)
    before = await row(service, machine)

    await service.do("baremetal/reinstall", SUBID=machine)
    service.clock.advance(SETTLED)
    after = await row(service, machine)
    assert after.pop("default_password") != before.pop("default_password")
    assert after == before


@pytest.mark.parametrize("field", ["label", "tag"])
async def test_naming(service: Service, field: str) -> None:
    machine = await deploy(service)

    await service.do(f"baremetal/{field}_set", SUBID=machine, **{field: "spare"})
    assert (await row(service, machine))[field] == "spare"


async def test_user_data(service: Service) -> None:
    machine = await deploy(service)

    await service.do("baremetal/set_user_data", SUBID=machine, userdata="ZWNobyBIZWxsbyBXb3JsZA==")
    assert await service.read("baremetal/get_user_data", SUBID=machine) == {"userdata": "ZWNobyBIZWxsbyBXb3JsZA=="}


async def test_traffic_is_in_numbers(service: Service) -> None:
    machine = await deploy(service)
    service.clock.advance(86400)

    traffic = await service.read("baremetal/bandwidth", SUBID=machine)
    assert list(traffic) == ["incoming_bytes", "outgoing_bytes"]
    assert [day for day, _ in traffic["incoming_bytes"]] == ["2018-04-24", "2018-04-25"]
    assert all(isinstance(moved, int) for _, moved in traffic["incoming_bytes"])


async def test_destroying(service: Service) -> None:
    machine = await order(service)
    service.clock.advance(250)
    assert await service.refusal("baremetal/destroy", SUBID=machine) == (
        "Unable to destroy server: Servers cannot be destroyed within 5 minutes of being created"
    )

    service.clock.advance(100)
    await service.do("baremetal/destroy", SUBID=machine)
    assert (await row(service, machine))["status"] == "closed"
    service.clock.advance(10)
    assert (await service.get("baremetal/list")).text == "[]"


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({"DCID": 99}, "Invalid location."),
        ({"METALPLANID": 9999}, "Plan is not available in the selected datacenter."),
        ({"DCID": 19}, "Plan is not available in the selected datacenter."),
        ({"OSID": 9999}, "Invalid operating system."),
        ({"OSID": 159}, "Invalid operating system."),
        ({"OSID": 164, "SNAPSHOTID": "none"}, "Invalid snapshot."),
        ({"OSID": 186, "APPID": 9999}, "Invalid application."),
        ({"SSHKEYID": "none"}, "Invalid SSH Key."),
        ({"hostname": "a b"}, "Invalid hostname."),
    ],
)
async def test_what_cannot_be_had(service: Service, options: dict[str, Any], text: str) -> None:
    wish = {"DCID": 1, "METALPLANID": PLAN, "OSID": DEBIAN, **options}

    assert (await service.refusal("baremetal/create", **wish)).startswith(text)
    assert (await service.get("baremetal/list")).text == "[]"


async def test_an_unknown_machine(service: Service) -> None:
    answer = await service.get("baremetal/list", SUBID=1313)

    assert (answer.status_code, answer.text) == (412, UNKNOWN)
