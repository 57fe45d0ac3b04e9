"""A server from its order to its end."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.clocks import FakeClock
from tests.simulator.service import Service
from tests.simulator.v1.fleet import INSTALLING, RUNNING, STOPPED, UNKNOWN, deploy, order, row, state

MINUTE = 60.0
DAY = 86400.0


async def test_no_servers_are_an_empty_array(service: Service) -> None:
    assert (await service.get("server/list")).text == "[]"


async def test_a_server_is_ordered_installed_and_runs(service: Service) -> None:
    server = await order(service, label="web-1")

    assert await state(service, server) == ("pending", "stopped", "none")
    service.clock.advance(16)
    assert await state(service, server) == INSTALLING
    service.clock.advance(45)
    assert await state(service, server) == RUNNING


async def test_a_new_server_has_no_address_and_no_password(service: Service) -> None:
    server = await order(service, enable_ipv6="yes", enable_private_network="yes")

    new = await row(service, server)
    assert (new["main_ip"], new["internal_ip"], new["default_password"]) == ("0", "", "")
    assert (new["v6_network"], new["v6_main_ip"], new["v6_network_size"], new["v6_networks"]) == ("", "", "", [])
    assert await service.read("server/list_ipv4", SUBID=server) == {server: []}
    assert await service.read("server/list_ipv6", SUBID=server) == {server: []}


async def test_how_a_server_is_listed(service: Service) -> None:
    server = await deploy(
        service, label="web/1", tag="web", hostname="web-1", enable_ipv6="yes", enable_private_network="yes"
    )

    listed = (await service.read("server/list"))[server]
    password, console = listed.pop("default_password"), listed.pop("kvm_url")
    traffic = listed.pop("current_bandwidth_gb")
    assert listed == {
        "SUBID": server,
        "os": "Debian 9 x64 (stretch)",
        "ram": "1024 MB",
        "disk": "Virtual 25 GB",
        "main_ip": "203.0.113.2",
        "vcpu_count": "1",
        "location": "New Jersey",
        "DCID": "1",
        "date_created": "2018-04-24 12:00:00",
        "pending_charges": "0.01",
        "status": "active",
        "cost_per_month": "5.00",
        "allowed_bandwidth_gb": "1024",
        "netmask_v4": "255.255.255.240",
        "gateway_v4": "203.0.113.1",
        "power_status": "running",
        "server_state": "ok",
        "VPSPLANID": "201",
        "v6_network": "2001:db8:1000:1::",
        "v6_main_ip": "2001:db8:1000:1::100",
        "v6_network_size": "64",
        "v6_networks": [
            {"v6_network": "2001:db8:1000:1::", "v6_main_ip": "2001:db8:1000:1::100", "v6_network_size": "64"}
        ],
        "label": "web/1",
        "internal_ip": "10.1.0.3",
        "auto_backups": "no",
        "tag": "web",
        "OSID": "244",
        "APPID": "0",
        "FIREWALLGROUPID": "0",
    }
    assert len(password) >= 10
    assert console.startswith("https://my.vultr.com/subs/novnc/api.php?data=")
    assert isinstance(traffic, (int, float))
    assert 'label":"web\\/1"' in (await service.get("server/list")).text


async def test_one_server_is_a_bare_object_and_a_filter_a_map(service: Service) -> None:
    first = await deploy(service, label="a", tag="x")
    second = await deploy(service, label="b", tag="x")

    everything = await service.read("server/list")
    assert list(everything) == [first, second]
    assert await service.read("server/list", SUBID=second) == everything[second]
    assert await service.read("server/list", tag="x") == everything
    assert await service.read("server/list", label="a") == {first: everything[first]}
    assert await service.read("server/list", main_ip=everything[second]["main_ip"]) == {second: everything[second]}
    assert (await service.get("server/list", label="c")).text == "[]"


async def test_only_one_filter_counts(service: Service) -> None:
    server = await deploy(service, label="a", tag="x")

    assert list(await service.read("server/list", tag="x", label="other")) == [server]


async def test_halting_and_starting(service: Service) -> None:
    server = await deploy(service)

    assert (await service.post("server/halt", SUBID=server)).content == b""
    assert await state(service, server) == STOPPED
    await service.do("server/halt", SUBID=server)
    assert await state(service, server) == STOPPED
    await service.do("server/start", SUBID=server)
    assert await state(service, server) == ("active", "starting", "ok")
    service.clock.advance(10)
    assert await state(service, server) == RUNNING


@pytest.mark.parametrize("verb", ["start", "reboot"])
async def test_restarting_a_running_server(service: Service, verb: str) -> None:
    server = await deploy(service)

    await service.do(f"server/{verb}", SUBID=server)
    assert await state(service, server) == ("active", "starting", "ok")
    await service.do("server/halt", SUBID=server)
    assert await state(service, server) == STOPPED


async def test_a_stopped_server_is_billed_but_moves_nothing(service: Service) -> None:
    server = await deploy(service)
    await service.do("server/halt", SUBID=server)
    before = await row(service, server)
    service.clock.advance(5 * DAY)

    after = await row(service, server)
    assert float(after["pending_charges"]) > float(before["pending_charges"])
    assert after["current_bandwidth_gb"] == before["current_bandwidth_gb"]


async def test_charges_grow_by_the_hour_to_the_price_of_a_month(service: Service) -> None:
    server = await deploy(service, VPSPLANID=204)

    async def due() -> float:
        return float((await row(service, server))["pending_charges"])

    assert await due() == pytest.approx(40 / 672, abs=0.01)
    service.clock.advance(100 * 3600)
    assert await due() == pytest.approx(40 * 101 / 672, abs=0.01)
    service.clock.advance(32 * DAY)
    assert await due() == 40.0, "the thirtieth of May: 28 days have been paid for"
    service.clock.advance(2 * DAY)
    assert await due() == pytest.approx(40 * 17 / 672, abs=0.01), "the first of June, in the afternoon"


async def test_the_console_address_changes(service: Service) -> None:
    server = await deploy(service)
    first = (await row(service, server))["kvm_url"]

    assert (await row(service, server))["kvm_url"] == first
    service.clock.advance(DAY)
    assert (await row(service, server))["kvm_url"] != first


@pytest.mark.parametrize("field", ["label", "tag"])
async def test_naming(service: Service, field: str) -> None:
    server = await order(service)

    await service.do(f"server/{field}_set", SUBID=server, **{field: "mail [b]«1»"})
    assert (await row(service, server))[field] == "mail [b]«1»"
    await service.do(f"server/{field}_set", SUBID=server, **{field: ""})
    assert (await row(service, server))[field] == ""


async def test_user_data_comes_back_as_it_was_sent(service: Service) -> None:
    server = await deploy(service, userdata="ZWNobyBIZWxsbw==")

    assert await service.read("server/get_user_data", SUBID=server) == {"userdata": "ZWNobyBIZWxsbw=="}
    await service.do("server/set_user_data", SUBID=server, userdata="ZWNobyBIZWxsbyBXb3JsZA==")
    assert await service.read("server/get_user_data", SUBID=server) == {"userdata": "ZWNobyBIZWxsbyBXb3JsZA=="}
    text = await service.refusal("server/set_user_data", SUBID=server, userdata="not base64!")
    assert text == "Invalid userdata.  User-data must be base64 encoded"


async def test_a_server_is_too_young_to_be_destroyed(service: Service) -> None:
    server = await order(service)
    service.clock.advance(5 * MINUTE - 1)

    assert await service.refusal("server/destroy", SUBID=server) == (
        "Unable to destroy server: Servers cannot be destroyed within 5 minutes of being created"
    )
    service.clock.advance(1)
    await service.do("server/destroy", SUBID=server)


async def test_a_destroyed_server_is_listed_for_some_seconds(service: Service) -> None:
    server = await deploy(service)

    await service.do("server/destroy", SUBID=server)
    assert await state(service, server) == ("closed", "stopped", "locked")
    pending = "Unable to destroy server: Server is already pending destruction."
    assert await service.refusal("server/destroy", SUBID=server) == pending
    assert await service.refusal("server/reboot", SUBID=server) == (
        "Unable to reboot server: Server is already pending destruction."
    )
    service.clock.advance(10)
    assert (await service.get("server/list")).text == "[]"
    assert (await service.get("server/list", SUBID=server)).status_code == 412
    assert await service.refusal("server/destroy", SUBID=server) == UNKNOWN


async def test_a_locked_server_cannot_be_destroyed(service: Service) -> None:
    server = await deploy(service)
    await service.do("snapshot/create", SUBID=server)

    assert await service.refusal("server/destroy", SUBID=server) == (
        "Unable to destroy server: Unable to remove VM: Server is currently locked"
    )
    service.clock.advance(MINUTE)
    await service.do("server/destroy", SUBID=server)


async def test_destroying_frees_what_was_attached(service: Service) -> None:
    group = (await service.do("firewall/group_create"))["FIREWALLGROUPID"]
    network = (await service.do("network/create", DCID=1))["NETWORKID"]
    server = await deploy(service, FIREWALLGROUPID=group, NETWORKID=[network], auto_backups="yes")
    volume = (await service.do("block/create", DCID=1, size_gb=10))["SUBID"]
    await service.do("reservedip/create", DCID=1, ip_type="v4")
    service.clock.advance(DAY)
    address = next(iter((await service.read("reservedip/list")).values()))["subnet"]
    await service.do("block/attach", SUBID=volume, attach_to_SUBID=server)
    await service.do("reservedip/attach", ip_address=f"{address}/32", attach_SUBID=server)
    assert (await service.read("firewall/group_list"))[group]["instance_count"] == 1
    assert await service.read("backup/list") != []

    await service.do("server/destroy", SUBID=server)
    assert (await service.read("firewall/group_list"))[group]["instance_count"] == 0
    assert (await service.read("block/list", SUBID=volume))["attached_to_SUBID"] is None
    assert [ip["attached_SUBID"] for ip in (await service.read("reservedip/list")).values()] == [False]
    assert (await service.get("backup/list")).text == "[]"
    await service.do("network/destroy", NETWORKID=network)


@pytest.mark.parametrize("verb", ["halt", "start", "reboot", "reinstall", "ipv6_enable", "create_ipv4"])
async def test_a_server_that_is_not_there_yet_can_do_nothing(service: Service, verb: str) -> None:
    server = await order(service)

    assert (await service.refusal(f"server/{verb}", SUBID=server)).endswith(
        ": This subscription is not currently active."
    )


@pytest.mark.parametrize(
    "verb",
    [
        "reboot",
        "halt",
        "start",
        "destroy",
        "reinstall",
        "label_set",
        "tag_set",
        "create_ipv4",
        "ipv6_enable",
        "backup_enable",
        "backup_disable",
        "backup_get_schedule",
        "iso_detach",
        "private_network_enable",
        "private_network_disable",
    ],
)
async def test_an_unknown_server_cannot_be_changed(service: Service, verb: str) -> None:
    assert await service.refusal(f"server/{verb}", SUBID=1313, label="x", tag="x") == UNKNOWN


@pytest.mark.parametrize(
    "verb",
    [
        "list",
        "bandwidth",
        "list_ipv4",
        "list_ipv6",
        "reverse_list_ipv6",
        "os_change_list",
        "app_change_list",
        "upgrade_plan_list",
        "neighbors",
        "private_networks",
        "iso_status",
        "get_user_data",
        "get_app_info",
    ],
)
async def test_an_unknown_server_cannot_be_read(service: Service, verb: str) -> None:
    answer = await service.get(f"server/{verb}", SUBID=1313)

    assert (answer.status_code, answer.text) == (412, UNKNOWN)


async def test_neighbors_share_a_host(service: Service) -> None:
    here = [int(await order(service)) for _ in range(6)]
    far = int(await order(service, DCID=2))

    near = {server: await service.read("server/neighbors", SUBID=server) for server in here}
    assert any(near.values())
    for server, neighbors in near.items():
        assert not {server, far} & set(neighbors)
        assert all(server in near[other] for other in neighbors)


async def test_a_server_outlives_the_process(tmp_path: Path) -> None:
    clock = FakeClock()
    before = Service(tmp_path / "state.sqlite", clock=clock)
    server = await order(before, label="web-1")
    await before.close()

    clock.advance(20)
    after = Service(tmp_path / "state.sqlite", clock=clock)
    assert await state(after, server) == INSTALLING
    await after.close()


async def test_a_faster_clock_builds_faster() -> None:
    service = Service(clock_rate=60)
    server = await order(service)

    service.clock.advance(2)
    assert await state(service, server) == RUNNING
    await service.close()
