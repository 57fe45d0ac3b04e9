"""v1's reservedip group."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Any

import pytest

from tests.simulator.service import Service

UNKNOWN = "Invalid reserved IP.  Check ip_address value and ensure your API key matches the reserved IP's account"
UNKNOWN_SERVER = "Invalid server.  Check SUBID value and ensure your API key matches the server's account"

NEW_JERSEY, CHICAGO = 1, 2
SIZES = {"v4": 32, "v6": 64}


async def reserve(service: Service, ip_type: str = "v4", region: int = NEW_JERSEY, label: str = "") -> Any:
    """Reserve an IP; it as it is listed."""
    number = (await service.do("reservedip/create", DCID=region, ip_type=ip_type, label=label))["SUBID"]
    return await listed(service, number)


async def listed(service: Service, number: int) -> Any:
    return (await service.read("reservedip/list"))[str(number)]


async def server(service: Service, region: int = NEW_JERSEY, **fields: str) -> int:
    """Make a server and wait until it can be destroyed."""
    reply = await service.do("server/create", DCID=region, VPSPLANID=201, OSID=167, **fields)
    service.clock.advance(600)
    return int(reply["SUBID"])


async def ipv4(service: Service, machine: int) -> dict[str, str]:
    """The IPv4 addresses of a server with their types."""
    rows = (await service.read("server/list_ipv4", SUBID=machine))[str(machine)]
    return {row["ip"]: row["type"] for row in rows}


async def test_none_are_an_empty_array(service: Service) -> None:
    assert (await service.get("reservedip/list")).text == "[]"


@pytest.mark.parametrize("ip_type", ["v4", "v6"])
async def test_a_new_one_is_free(service: Service, ip_type: str) -> None:
    reply = await service.do("reservedip/create", DCID=CHICAGO, ip_type=ip_type, label="first")
    assert list(reply) == ["SUBID"]
    assert isinstance(reply["SUBID"], int)

    number = reply["SUBID"]
    row = await listed(service, number)
    assert ip_address(row["subnet"]).version == int(ip_type[1])
    assert row == {
        "SUBID": number,
        "DCID": 2,
        "ip_type": ip_type,
        "subnet": row["subnet"],
        "subnet_size": SIZES[ip_type],
        "label": "first",
        "attached_SUBID": False,
    }


async def test_one_cannot_be_had_everywhere(service: Service) -> None:
    assert await service.refusal("reservedip/create", DCID=999, ip_type="v4") == (
        "Unable to create reserved IP: Invalid location"
    )


async def test_every_one_is_another(service: Service) -> None:
    rows = [await reserve(service, ip_type) for ip_type in ("v4", "v4", "v6", "v6")]

    assert len({row["subnet"] for row in rows}) == 4


@pytest.mark.parametrize("ip_type", ["v4", "v6"])
@pytest.mark.parametrize("sized", [True, False])
async def test_it_is_attached_and_detached(service: Service, ip_type: str, sized: bool) -> None:
    row, machine = await reserve(service, ip_type), await server(service)
    address = f"{row['subnet']}/{row['subnet_size']}" if sized else row["subnet"]

    await service.do("reservedip/attach", ip_address=address, attach_SUBID=machine)
    assert await listed(service, row["SUBID"]) == {**row, "attached_SUBID": machine}

    await service.do("reservedip/detach", ip_address=address, detach_SUBID=machine)
    assert await listed(service, row["SUBID"]) == row


async def test_an_attached_one_is_an_address_of_the_server(service: Service) -> None:
    row, machine = await reserve(service), await server(service)
    before = await ipv4(service, machine)

    await service.do("reservedip/attach", ip_address=row["subnet"], attach_SUBID=machine)
    assert (await ipv4(service, machine)).keys() == before.keys() | {row["subnet"]}

    await service.do("reservedip/detach", ip_address=row["subnet"], detach_SUBID=machine)
    assert await ipv4(service, machine) == before


async def test_an_attached_network_is_a_network_of_the_server(service: Service) -> None:
    row, machine = await reserve(service, "v6"), await server(service)
    await service.do("reservedip/attach", ip_address=row["subnet"], attach_SUBID=machine)

    networks = (await service.read("server/list", SUBID=machine))["v6_networks"]
    assert [ip_address(network["v6_network"]) for network in networks] == [ip_address(row["subnet"])]


async def test_it_is_attached_once(service: Service) -> None:
    row, machine = await reserve(service), await server(service)
    await service.do("reservedip/attach", ip_address=row["subnet"], attach_SUBID=machine)

    other = await server(service)
    assert await service.refusal("reservedip/attach", ip_address=row["subnet"], attach_SUBID=other) == (
        "Unable to attach subnet: Subnet is already attached to a server"
    )
    assert await service.refusal("reservedip/detach", ip_address=row["subnet"], detach_SUBID=other) == (
        "Unable to detach subnet: Subnet is not attached to this server"
    )
    assert (await listed(service, row["SUBID"]))["attached_SUBID"] == machine


async def test_a_free_one_cannot_be_detached(service: Service) -> None:
    row, machine = await reserve(service), await server(service)

    assert await service.refusal("reservedip/detach", ip_address=row["subnet"], detach_SUBID=machine) == (
        "Unable to detach subnet: Subnet is not attached to this server"
    )


async def test_it_stays_in_its_region(service: Service) -> None:
    row, machine = await reserve(service), await server(service, CHICAGO)

    assert await service.refusal("reservedip/attach", ip_address=row["subnet"], attach_SUBID=machine) == (
        "Unable to attach subnet: Server and subnet must be in the same location"
    )


async def test_a_server_that_is_not_ready_takes_none(service: Service) -> None:
    row = await reserve(service)
    machine = (await service.do("server/create", DCID=NEW_JERSEY, VPSPLANID=201, OSID=167))["SUBID"]

    refused = await service.refusal("reservedip/attach", ip_address=row["subnet"], attach_SUBID=machine)
    assert refused.startswith("Unable to attach subnet: ")
    assert (await listed(service, row["SUBID"]))["attached_SUBID"] is False


@pytest.mark.parametrize("address", ["192.0.2.1/32", "2001:db8:ffff::/64"])
@pytest.mark.parametrize("path", ["attach", "detach", "destroy"])
async def test_an_address_of_somebody_else(service: Service, path: str, address: str) -> None:
    machine = await server(service)
    fields = {"attach": {"attach_SUBID": machine}, "detach": {"detach_SUBID": machine}}.get(path, {})

    assert await service.refusal(f"reservedip/{path}", ip_address=address, **fields) == UNKNOWN


async def test_the_wrong_size_is_another_network(service: Service) -> None:
    row = await reserve(service)

    assert await service.refusal("reservedip/destroy", ip_address=f"{row['subnet']}/24") == UNKNOWN


async def test_a_server_of_somebody_else(service: Service) -> None:
    row = await reserve(service)

    for path in ("attach", "detach"):
        fields: dict[str, Any] = {"ip_address": row["subnet"], f"{path}_SUBID": 14_999_999}
        assert await service.refusal(f"reservedip/{path}", **fields) == UNKNOWN_SERVER


@pytest.mark.parametrize("attached", [True, False])
async def test_a_destroyed_one_is_gone(service: Service, attached: bool) -> None:
    row, machine = await reserve(service), await server(service)
    if attached:
        await service.do("reservedip/attach", ip_address=row["subnet"], attach_SUBID=machine)
    await service.do("reservedip/destroy", ip_address=f"{row['subnet']}/32")

    assert await service.read("reservedip/list") == []
    assert row["subnet"] not in await ipv4(service, machine)
    assert await service.refusal("reservedip/destroy", ip_address=row["subnet"]) == UNKNOWN


async def test_it_may_be_destroyed_by_its_number(service: Service) -> None:
    row = await reserve(service)
    await service.do("reservedip/destroy", SUBID=row["SUBID"])

    assert await service.read("reservedip/list") == []


async def test_a_main_address_is_converted_and_outlives_its_server(service: Service) -> None:
    machine = await server(service)
    ((address, _),) = (await ipv4(service, machine)).items()

    reply = await service.do("reservedip/convert", SUBID=machine, ip_address=f"{address}/32", label="kept")
    assert isinstance(reply["SUBID"], int)
    row = await listed(service, reply["SUBID"])
    assert (row["subnet"], row["label"], row["attached_SUBID"]) == (address, "kept", machine)
    assert await ipv4(service, machine) == {address: "main_ip"}

    await service.do("server/destroy", SUBID=machine)
    service.clock.advance(60)
    assert (await listed(service, row["SUBID"]))["attached_SUBID"] is False

    other = await server(service)
    await service.do("reservedip/attach", ip_address=address, attach_SUBID=other)
    assert address in await ipv4(service, other)


async def test_a_further_address_is_converted_and_detached(service: Service) -> None:
    machine = await server(service)
    await service.do("server/create_ipv4", SUBID=machine, reboot="no")
    (address,) = [ip for ip, kind in (await ipv4(service, machine)).items() if kind != "main_ip"]

    await service.do("reservedip/convert", SUBID=machine, ip_address=address)
    assert address in await ipv4(service, machine)
    await service.do("reservedip/detach", ip_address=address, detach_SUBID=machine)
    assert address not in await ipv4(service, machine)


async def test_a_network_is_converted(service: Service) -> None:
    machine = await server(service, enable_ipv6="yes")
    ((network,),) = [(await service.read("server/list", SUBID=machine))["v6_networks"]]

    reply = await service.do("reservedip/convert", SUBID=machine, ip_address=f"{network['v6_network']}/64")
    row = await listed(service, reply["SUBID"])
    assert (row["ip_type"], row["subnet_size"], row["attached_SUBID"]) == ("v6", 64, machine)
    assert row["subnet"] == network["v6_network"].lower()


async def test_a_main_address_cannot_be_taken_off_its_server(service: Service) -> None:
    machine = await server(service)
    ((address, _),) = (await ipv4(service, machine)).items()
    await service.do("reservedip/convert", SUBID=machine, ip_address=address)

    assert await service.refusal("reservedip/detach", ip_address=address, detach_SUBID=machine) == (
        "Unable to detach subnet: This is the main IP address of a server"
    )
    assert await service.refusal("reservedip/destroy", ip_address=address) == (
        "Unable to destroy subnet: This is the main IP address of a server"
    )


async def test_what_cannot_be_converted(service: Service) -> None:
    machine, other = await server(service), await server(service)
    ((address, _),) = (await ipv4(service, machine)).items()
    foreign = "Unable to convert IP: This IP address does not belong to the server"

    assert await service.refusal("reservedip/convert", SUBID=other, ip_address=address) == foreign
    assert await service.refusal("reservedip/convert", SUBID=other, ip_address="2001:db8:8000::/64") == foreign
    assert await service.refusal("reservedip/convert", SUBID=14_999_999, ip_address=address) == UNKNOWN_SERVER
    await service.do("reservedip/convert", SUBID=machine, ip_address=address)
    assert await service.refusal("reservedip/convert", SUBID=machine, ip_address=address) == (
        "Unable to convert IP: This IP address is already reserved"
    )


async def test_a_new_server_may_have_one_as_its_main_address(service: Service) -> None:
    row = await reserve(service)
    order = {"DCID": NEW_JERSEY, "VPSPLANID": 201, "OSID": 167, "reserved_ip_v4": row["subnet"]}
    machine = (await service.do("server/create", **order))["SUBID"]
    service.clock.advance(600)

    assert (await service.read("server/list", SUBID=machine))["main_ip"] == row["subnet"]
    assert (await listed(service, row["SUBID"]))["attached_SUBID"] == int(machine)
    assert await service.refusal("server/create", **order) == (
        "Server add failed: Floating IPv4 address is already attached to another server"
    )


async def test_a_new_server_elsewhere_may_not(service: Service) -> None:
    row, network = await reserve(service), await reserve(service, "v6")
    order = {"VPSPLANID": 201, "OSID": 167}

    assert await service.refusal("server/create", DCID=CHICAGO, reserved_ip_v4=row["subnet"], **order) == (
        "Server add failed: Floating IPv4 address must be in the same location as the server"
    )
    await service.refusal("server/create", DCID=NEW_JERSEY, reserved_ip_v4=network["subnet"], **order)
