"""What a server can be ordered with, and what is refused."""

from __future__ import annotations

import pytest

from tests.simulator.service import Service
from tests.simulator.v1 import fleet
from tests.simulator.v1.fleet import deploy, order, refused, row

UNAVAILABLE = (
    "Plan is not available in the selected datacenter.  This could mean you have chosen the wrong plan (for example,"
    " a storage plan in a location that does not offer them), or the location you have selected does not have any"
    " more capacity."
)
NO_GROUP = (
    "Invalid firewall group.  Check FIREWALLGROUPID value and ensure your API key matches the firewall group's account"
)
KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f example"


async def test_a_plan_is_not_sold_everywhere(service: Service) -> None:
    assert await refused(service, DCID=fleet.SYDNEY, VPSPLANID=fleet.STORAGE_PLAN) == UNAVAILABLE
    assert await refused(service, VPSPLANID=999) == UNAVAILABLE


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({"DCID": 99}, "Invalid location.  Check DCID value"),
        ({"OSID": 1}, "Invalid operating system.  Check OSID value"),
        ({"OSID": fleet.APPLICATION}, "Invalid application.  Check APPID value"),
        ({"OSID": fleet.APPLICATION, "APPID": 9999}, "Invalid application.  Check APPID value"),
        (
            {"OSID": fleet.SNAPSHOT, "SNAPSHOTID": "5359435d28b9a"},
            "Invalid snapshot.  Check SNAPSHOTID value and ensure your API key matches the snapshots's account",
        ),
        (
            {"OSID": fleet.CUSTOM, "ISOID": "24"},
            "Invalid ISO.  Check ISOID value and ensure your API key matches the ISO's account",
        ),
        (
            {"SSHKEYID": "541b4960f23bd"},
            "Invalid SSH Key.  Check SSHKEYID value and ensure your API key matches the key's account",
        ),
        (
            {"SCRIPTID": 3},
            "Invalid statup script.  Check SCRIPTID value and ensure your API key matches the scripts's account",
        ),
        ({"FIREWALLGROUPID": "1234abcd"}, NO_GROUP),
        (
            {"NETWORKID": ["net539626f0798d7"]},
            "Invalid network.  Check NETWORKID value and ensure your API key matches the network's account",
        ),
        ({"userdata": "no"}, "Invalid userdata.  User-data must be base64 encoded"),
        ({"hostname": "-web"}, "Invalid hostname.  Hostnames may only contain letters, numbers, dashes and dots"),
        (
            {"DCID": fleet.SYDNEY, "ddos_protection": "yes"},
            "Unable to create server: DDOS protection is not available in the selected datacenter",
        ),
        (
            {"NETWORKID": ["net1"], "enable_private_network": "yes"},
            "Unable to create server: Use either NETWORKID or enable_private_network, not both",
        ),
    ],
)
async def test_what_cannot_be_had(service: Service, options: dict[str, str], text: str) -> None:
    assert await refused(service, **options) == text


async def test_keys_are_separated_by_commas(service: Service) -> None:
    keys = [(await service.do("sshkey/create", name=name, ssh_key=KEY))["SSHKEYID"] for name in ("a", "b")]

    await order(service, SSHKEYID=",".join(keys))
    assert (await refused(service, SSHKEYID=f"{keys[0]},541b4960f23bd")).startswith("Invalid SSH Key.")


async def test_what_does_not_belong_to_the_system_is_not_looked_at(service: Service) -> None:
    server = await deploy(service, SNAPSHOTID="none", ISOID="24", APPID=2)

    installed = await row(service, server)
    assert (installed["OSID"], installed["APPID"]) == (str(fleet.DEBIAN), "0")
    assert await service.read("server/iso_status", SUBID=server) == {"state": "ready", "ISOID": "0"}


async def test_an_application(service: Service) -> None:
    server = await order(service, OSID=fleet.APPLICATION, APPID=2)

    assert await service.read("server/get_app_info", SUBID=server) == {"app_info": ""}
    service.clock.advance(fleet.SETTLED)
    installed = await row(service, server)
    assert (installed["os"], installed["OSID"], installed["APPID"]) == ("Application", "186", "2")
    info = (await service.read("server/get_app_info", SUBID=server))["app_info"]
    assert "WordPress" in info
    assert installed["main_ip"] in info


async def test_a_custom_system_boots_an_iso_and_has_no_password(service: Service) -> None:
    iso = (await service.do("iso/create_from_url", url="http://example.com/openbsd.iso"))["ISOID"]
    assert await refused(service, OSID=fleet.CUSTOM, ISOID=iso) == "Unable to create server: ISO is not ready yet"
    service.clock.advance(60)

    server = await order(service, OSID=fleet.CUSTOM, ISOID=iso)
    assert await service.read("server/iso_status", SUBID=server) == {"state": "isomounting", "ISOID": str(iso)}
    service.clock.advance(60)
    assert await service.read("server/iso_status", SUBID=server) == {"state": "isomounted", "ISOID": str(iso)}
    assert (await row(service, server))["default_password"] == "not supported"


async def test_a_snapshot_needs_a_disk_it_fits_on(service: Service) -> None:
    source = await deploy(service, VPSPLANID=203)
    snapshot = (await service.do("snapshot/create", SUBID=source))["SNAPSHOTID"]
    wish = {"OSID": fleet.SNAPSHOT, "SNAPSHOTID": snapshot}
    assert await refused(service, **wish) == "Invalid snapshot.  The snapshot is not complete yet"
    service.clock.advance(60)

    assert await refused(service, **wish) == (
        "Unable to create server: This snapshot needs a plan with at least 60 GB of disk"
    )
    server = await order(service, VPSPLANID=204, **wish)
    assert (await row(service, server))["os"] == "Snapshot"


async def test_a_backup_becomes_a_server(service: Service) -> None:
    await deploy(service, auto_backups="yes")
    service.clock.advance(2 * 86400)
    backup = next(iter(await service.read("backup/list")))

    server = await order(service, OSID=fleet.BACKUP, SNAPSHOTID=backup)
    assert (await row(service, server))["OSID"] == "180"


async def test_a_reserved_ip_becomes_the_main_address(service: Service) -> None:
    await service.do("reservedip/create", DCID=1, ip_type="v4")
    (reserved,) = (await service.read("reservedip/list")).values()

    assert "same location" in await refused(service, DCID=2, reserved_ip_v4=reserved["subnet"])
    server = await deploy(service, reserved_ip_v4=reserved["subnet"])
    assert (await row(service, server))["main_ip"] == reserved["subnet"]
    (attached,) = (await service.read("reservedip/list")).values()
    assert attached["attached_SUBID"] == int(server)
    assert "already attached" in await refused(service, reserved_ip_v4=reserved["subnet"])

    await service.do("server/destroy", SUBID=server)
    assert (await row(service, server))["main_ip"] == "0"
    await order(service, reserved_ip_v4=reserved["subnet"])


async def test_private_networks_are_joined(service: Service) -> None:
    networks = [(await service.do("network/create", DCID=1))["NETWORKID"] for _ in range(2)]
    elsewhere = (await service.do("network/create", DCID=2))["NETWORKID"]

    server = await order(service, NETWORKID=networks)
    assert list(await service.read("server/private_networks", SUBID=server)) == networks
    assert await refused(service, NETWORKID=[elsewhere]) == (
        "Unable to create server: Network must be in the same location as the server"
    )
    assert await refused(service, enable_private_network="yes") == (
        "Unable to create server: You must specify a NETWORKID, there are multiple networks in this location"
    )


async def test_extras_cost_extra(service: Service) -> None:
    async def price(**options: str | float) -> str:
        return str((await row(service, await order(service, **options)))["cost_per_month"])

    assert await price() == "5.00"
    assert await price(auto_backups="yes") == "6.00"
    assert await price(ddos_protection="yes") == "15.00"
    assert await price(OSID=fleet.WINDOWS) == "21.00"
    assert await price(OSID=fleet.APPLICATION, APPID=38) == "20.00"


async def test_a_firewall_group(service: Service) -> None:
    group = (await service.do("firewall/group_create"))["FIREWALLGROUPID"]
    server = await order(service, FIREWALLGROUPID=group)

    assert (await row(service, server))["FIREWALLGROUPID"] == group
    await service.do("server/firewall_group_set", SUBID=server, FIREWALLGROUPID="0")
    assert (await row(service, server))["FIREWALLGROUPID"] == "0"
    await service.do("server/firewall_group_set", SUBID=server, FIREWALLGROUPID=group)
    assert (await service.read("firewall/group_list"))[group]["instance_count"] == 1
    text = await service.refusal("server/firewall_group_set", SUBID=server, FIREWALLGROUPID="1234abcd")
    assert text.startswith("Invalid firewall group.")
