"""The embedded account's answers about machines have the fields and types of those that were recorded."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.simulator.service import Service
from tests.simulator.v1.fleet import deploy

RECORDINGS = Path(__file__).parents[4] / "shared" / "recordings" / "v1"

pytestmark = pytest.mark.skipif(not RECORDINGS.is_dir(), reason="the recordings are not here")

ID = re.compile(r"[0-9]+|(net)?[0-9a-f]{13}")

LATER = {"sha512sum"}
"""Fields that came after the reference."""

READS = (
    ("server.list", "TestServerServiceHandler_List"),
    ("server.list", "TestServerServiceHandler_GetServer"),
    ("server.bandwidth", "TestServerServiceHandler_Bandwidth"),
    ("server.list_ipv4", "TestServerServiceHandler_IPV4Info"),
    ("server.list_ipv6", "TestServerServiceHandler_IPV6Info"),
    ("server.reverse_list_ipv6", "TestServerServiceHandler_ListReverseIPV6"),
    ("server.private_networks", "TestServerServiceHandler_ListPrivateNetworks"),
    ("server.upgrade_plan_list", "TestServerServiceHandler_ListUpgradePlan"),
    ("server.os_change_list", "TestServerServiceHandler_ListOS"),
    ("server.app_change_list", "TestServerServiceHandler_ListApps"),
    ("server.iso_status", "TestServerServiceHandler_IsoStatus"),
    ("server.get_user_data", "TestServerServiceHandler_GetUserData"),
    ("server.get_app_info", "TestServerServiceHandler_AppInfo"),
    ("baremetal.list", "TestBareMetalServerServiceHandler_List"),
    ("baremetal.list", "TestBareMetalServerServiceHandler_GetServer"),
    ("baremetal.bandwidth", "TestBareMetalServerServiceHandler_Bandwidth"),
    ("baremetal.list_ipv4", "TestBareMetalServerServiceHandler_IPV4Info"),
    ("baremetal.list_ipv6", "TestBareMetalServerServiceHandler_IPV6Info"),
    ("baremetal.os_change_list", "TestBareMetalServerServiceHandler_ListOS"),
    ("baremetal.app_change_list", "TestBareMetalServerServiceHandler_ListApps"),
    ("baremetal.get_user_data", "TestBareMetalServerServiceHandler_GetUserData"),
    ("backup.list", "TestBackupServiceHandler_List"),
    ("snapshot.list", "TestSnapshotServiceHandler_List"),
    ("iso.list", "TestIsoServiceHandler_List"),
    ("network.list", "TestNetworkServiceHandler_List"),
)


def shape(value: Any) -> Any:
    """The value's types by field; the ids that are keys of a map, and how many there are, do not matter."""
    if isinstance(value, list):
        return [shape(value[0])] if value else []
    if isinstance(value, dict) and all(ID.fullmatch(name) for name in value):
        return {"key": shape(next(iter(value.values())))}
    if isinstance(value, dict):
        return {name: shape(inner) for name, inner in value.items() if name not in LATER}
    return "number" if type(value) in {int, float} else type(value).__name__


async def everything(service: Service) -> dict[str, str]:
    """One of each thing; the SUBIDs of the server and the bare metal."""
    server = await deploy(service, enable_ipv6="yes", enable_private_network="yes", auto_backups="yes")
    wish: dict[str, Any] = {"DCID": 1, "METALPLANID": 100, "OSID": 244, "enable_ipv6": "yes"}
    metal = str((await service.do("baremetal/create", **wish))["SUBID"])
    await service.do("snapshot/create", SUBID=server)
    await service.do("iso/create_from_url", url="http://example.com/a.iso")
    address = (await service.read("server/list", SUBID=server))["v6_main_ip"]
    await service.do("server/reverse_set_ipv6", SUBID=server, ip=address, entry="a.example.com")
    service.clock.advance(2 * 86400)
    return {"server": server, "baremetal": metal}


@pytest.mark.parametrize(("operation", "recorded"), READS)
async def test_fields_and_types(service: Service, operation: str, recorded: str) -> None:
    expected = json.loads((RECORDINGS / f"govultr042.{operation}.{recorded}.json").read_text())
    machines = await everything(service)
    group, verb = operation.split(".")
    one = group in machines and (verb != "list" or "Get" in recorded)

    answer = await service.read(f"{group}/{verb}", **({"SUBID": machines[group]} if one else {}))

    assert shape(answer) == shape(expected)
