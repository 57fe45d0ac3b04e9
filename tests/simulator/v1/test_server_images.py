"""What can be put on a server's disk and into its drive."""

from __future__ import annotations

from typing import Any

import pytest

from tests.simulator.service import Service
from tests.simulator.v1.fleet import (
    CENTOS,
    DEBIAN,
    INSTALLING,
    RUNNING,
    SYDNEY,
    WINDOWS,
    deploy,
    row,
    state,
)

RESTORING = ("active", "stopped", "locked")


async def snapshot_of(service: Service, server: str, description: str = "") -> str:
    """Make a snapshot and wait until it is complete."""
    reply = await service.do("snapshot/create", SUBID=server, description=description)
    service.clock.advance(60)
    return str(reply["SNAPSHOTID"])


async def test_reinstalling_keeps_the_address_and_changes_the_password(service: Service) -> None:
    server = await deploy(service)
    before = await row(service, server)

    await service.do("server/reinstall", SUBID=server, hostname="web-9")
    assert await state(service, server) == INSTALLING
    assert await service.refusal("server/reinstall", SUBID=server) == (
        "Unable to reinstall server: Server is currently locked"
    )
    service.clock.advance(60)
    after = await row(service, server)
    assert after["main_ip"] == before["main_ip"]
    assert after["default_password"] != before["default_password"]
    assert await service.refusal("server/reinstall", SUBID=server, hostname="a b") == (
        "Invalid hostname.  Hostnames may only contain letters, numbers, dashes and dots"
    )


async def test_the_systems_a_server_can_change_to(service: Service) -> None:
    server = await deploy(service)

    others = await service.read("server/os_change_list", SUBID=server)
    assert str(DEBIAN) not in others
    assert not {"159", "164", "180", "186"} & set(others)
    assert others["167"] == {
        "OSID": 167,
        "name": "CentOS 7 x64",
        "arch": "x64",
        "family": "centos",
        "windows": False,
        "surcharge": "0.00",
    }
    assert others["240"]["surcharge"] == "16.00"


async def test_changing_the_system(service: Service) -> None:
    server = await deploy(service)

    await service.do("server/os_change", SUBID=server, OSID=WINDOWS)
    assert await state(service, server) == INSTALLING
    changed = await row(service, server)
    assert (changed["os"], changed["OSID"], changed["cost_per_month"]) == ("Windows 2016 x64", "240", "21.00")
    service.clock.advance(60)
    for system in (WINDOWS, 164, 9999):
        text = await service.refusal("server/os_change", SUBID=server, OSID=system)
        assert text == "Invalid operating system.  Check OSID value"


async def test_changing_the_application(service: Service) -> None:
    server = await deploy(service, OSID=186, APPID=2)

    others = await service.read("server/app_change_list", SUBID=server)
    assert "2" not in others
    assert others["1"] == (await service.read("app/list"))["1"]
    await service.do("server/app_change", SUBID=server, APPID=1)
    assert (await row(service, server))["APPID"] == "1"
    service.clock.advance(60)
    assert await service.refusal("server/app_change", SUBID=server, APPID=1) == (
        "Invalid application.  Check APPID value"
    )
    await service.do("server/os_change", SUBID=server, OSID=CENTOS)
    assert (await row(service, server))["APPID"] == "0"


async def test_a_snapshot_takes_its_time(service: Service) -> None:
    server = await deploy(service)
    assert (await service.get("snapshot/list")).text == "[]"

    snapshot = (await service.do("snapshot/create", SUBID=server, description="before"))["SNAPSHOTID"]
    pending = {
        "SNAPSHOTID": snapshot,
        "date_created": "2018-04-24 12:10:00",
        "description": "before",
        "size": "0",
        "status": "pending",
        "OSID": "244",
        "APPID": "0",
    }
    assert await service.read("snapshot/list") == {snapshot: pending}
    assert await state(service, server) == ("active", "running", "locked")
    assert await service.refusal("snapshot/destroy", SNAPSHOTID=snapshot) == (
        "Unable to destroy snapshot: Snapshot is currently being created"
    )
    assert await service.refusal("snapshot/create", SUBID=server) == (
        "Unable to create snapshot: Server is currently locked"
    )
    service.clock.advance(60)
    assert await state(service, server) == RUNNING
    done = (await service.read("snapshot/list", SNAPSHOTID=snapshot))[snapshot]
    assert int(done.pop("size")) > 1 << 30
    assert done == {name: value for name, value in pending.items() if name != "size"} | {"status": "complete"}
    await service.do("snapshot/destroy", SNAPSHOTID=snapshot)
    assert (await service.get("snapshot/list", SNAPSHOTID=snapshot)).text == "[]"
    assert await service.refusal("snapshot/destroy", SNAPSHOTID=snapshot) == (
        "Invalid snapshot.  Check SNAPSHOTID value and ensure your API key matches the snapshots's account"
    )


async def test_a_snapshot_of_a_stopped_server_leaves_it_stopped(service: Service) -> None:
    server = await deploy(service)
    await service.do("server/halt", SUBID=server)

    await snapshot_of(service, server)
    assert (await row(service, server))["power_status"] == "stopped"


async def test_restoring_a_snapshot_brings_back_its_system(service: Service) -> None:
    server = await deploy(service)
    snapshot = await snapshot_of(service, server)
    await service.do("server/os_change", SUBID=server, OSID=CENTOS)
    service.clock.advance(60)

    await service.do("server/restore_snapshot", SUBID=server, SNAPSHOTID=snapshot)
    assert await state(service, server) == RESTORING
    assert (await row(service, server))["OSID"] == str(DEBIAN)
    service.clock.advance(61)
    assert await state(service, server) == RUNNING


async def test_a_snapshot_that_cannot_be_restored(service: Service) -> None:
    large = await deploy(service, VPSPLANID=203)
    small = await deploy(service)
    snapshot = (await service.do("snapshot/create", SUBID=large))["SNAPSHOTID"]

    async def refusal(name: str = snapshot) -> str:
        return await service.refusal("server/restore_snapshot", SUBID=small, SNAPSHOTID=name)

    assert await refusal() == "Unable to restore snapshot: Snapshot is not complete yet"
    service.clock.advance(60)
    assert await refusal() == "Unable to restore snapshot: The server's disk is smaller than the snapshot's, 60 GB"
    assert (await refusal("5359435d28b9a")).startswith("Invalid snapshot.")


async def test_growing(service: Service) -> None:
    server = await deploy(service)

    larger = await service.read("server/upgrade_plan_list", SUBID=server)
    assert larger == [202, 203, 204, 205, 206, 207, 208]
    await service.do("server/upgrade_plan", SUBID=server, VPSPLANID=202)
    assert await state(service, server) == RESTORING
    grown = await row(service, server)
    assert (grown["VPSPLANID"], grown["ram"], grown["disk"]) == ("202", "2048 MB", "Virtual 40 GB")
    assert grown["cost_per_month"] == "10.00"
    service.clock.advance(61)
    assert await state(service, server) == RUNNING
    for plan in (201, 202, 115, 9999):
        assert await service.refusal("server/upgrade_plan", SUBID=server, VPSPLANID=plan) == (
            "Unable to upgrade plan: This plan is not available as an upgrade for this server"
        )


async def test_the_largest_plan_of_a_region_cannot_grow(service: Service) -> None:
    server = await deploy(service, DCID=SYDNEY, VPSPLANID=206)

    assert (await service.get("server/upgrade_plan_list", SUBID=server)).text == "[]"


async def test_an_iso_is_mounted_and_taken_out(service: Service) -> None:
    server = await deploy(service)
    iso = (await service.do("iso/create_from_url", url="https://example.com/rescue.iso"))["ISOID"]

    async def drive() -> Any:
        return await service.read("server/iso_status", SUBID=server)

    assert await drive() == {"state": "ready", "ISOID": "0"}
    assert await service.refusal("server/iso_attach", SUBID=server, ISOID=iso) == (
        "Unable to attach ISO: ISO is not ready yet"
    )
    service.clock.advance(60)
    await service.do("server/iso_attach", SUBID=server, ISOID=iso)
    assert await drive() == {"state": "isomounting", "ISOID": str(iso)}
    assert await state(service, server) == ("active", "running", "isomounting")
    service.clock.advance(60)
    assert await drive() == {"state": "isomounted", "ISOID": str(iso)}
    assert await service.refusal("server/iso_attach", SUBID=server, ISOID=iso) == (
        "Unable to attach ISO: An ISO is already mounted on this server"
    )
    await service.do("server/iso_detach", SUBID=server)
    assert await drive() == {"state": "ready", "ISOID": "0"}
    assert (await row(service, server))["power_status"] == "starting"
    assert await service.refusal("server/iso_detach", SUBID=server) == (
        "Unable to detach ISO: No ISO is mounted on this server"
    )


async def test_an_iso_is_fetched(service: Service) -> None:
    assert (await service.get("iso/list")).text == "[]"

    reply = await service.do("iso/create_from_url", url="http://example.com/path/CentOS%206.iso?mirror=1")
    number = reply["ISOID"]
    assert isinstance(number, int)
    assert number >= 1000
    pending = {
        "ISOID": number,
        "date_created": "2018-04-24 12:00:00",
        "filename": "CentOS 6.iso",
        "size": 0,
        "md5sum": "",
        "status": "pending",
    }
    assert await service.read("iso/list") == {str(number): pending}
    service.clock.advance(60)
    done = (await service.read("iso/list"))[str(number)]
    assert done["status"] == "complete"
    assert done["size"] > 1 << 20
    assert len(done["md5sum"]) == 32
    assert (await service.do("iso/create_from_url", url="http://example.com/b.iso"))["ISOID"] == number + 1


@pytest.mark.parametrize(
    "url", ["", "example.com/a.iso", "file:///etc/passwd", "http://example.com", "http://[a/b.iso", "http://a/ b.iso"]
)
async def test_what_is_no_address_of_an_iso(service: Service, url: str) -> None:
    assert await service.refusal("iso/create_from_url", url=url) == "Unable to create ISO: Invalid URL"


async def test_a_custom_server_cannot_be_reinstalled(service: Service) -> None:
    server = await deploy(service, OSID=159)

    assert await service.refusal("server/reinstall", SUBID=server) == (
        "Unable to reinstall server: Servers with a custom operating system cannot be reinstalled"
    )
