"""A server's public and private addresses, and their names."""

from __future__ import annotations

import pytest

from tests.simulator.service import Service
from tests.simulator.v1.fleet import CHICAGO, INVALID_ADDRESS, RUNNING, UNKNOWN, deploy, row, state


async def addresses(service: Service, server: str, kind: str) -> list[str]:
    listed = (await service.read("server/list_ipv4", SUBID=server))[server]
    return [address["ip"] for address in listed if address["type"] == kind]


async def test_the_main_address(service: Service) -> None:
    server = await deploy(service)

    assert await service.read("server/list_ipv4", SUBID=server) == {
        server: [
            {
                "ip": "203.0.113.2",
                "netmask": "255.255.255.240",
                "gateway": "203.0.113.1",
                "type": "main_ip",
                "reverse": "203.0.113.2.vultr.com",
            }
        ]
    }


async def test_servers_have_different_addresses(service: Service) -> None:
    servers = [await deploy(service, enable_ipv6="yes") for _ in range(3)]
    rows = [await row(service, server) for server in servers]

    assert len({listed["main_ip"] for listed in rows}) == 3
    assert len({listed["v6_network"] for listed in rows}) == 3


async def test_a_further_address_costs_and_restarts(service: Service) -> None:
    server = await deploy(service)

    await service.do("server/create_ipv4", SUBID=server)
    assert (await row(service, server))["power_status"] == "starting"
    (further,) = await addresses(service, server, "secondary_ip")
    assert (await row(service, server))["cost_per_month"] == "7.00"
    service.clock.advance(60)
    await service.do("server/create_ipv4", SUBID=server, reboot="no")
    assert await state(service, server) == RUNNING
    assert await service.refusal("server/create_ipv4", SUBID=server) == (
        "Unable to add IPv4 address: This server has reached its limit of 2 additional IPv4 addresses"
    )

    await service.do("server/destroy_ipv4", SUBID=server, ip=further)
    assert further not in await addresses(service, server, "secondary_ip")
    assert (await row(service, server))["power_status"] == "starting"


async def test_only_a_further_address_can_be_taken_away(service: Service) -> None:
    server = await deploy(service)
    (main,) = await addresses(service, server, "main_ip")

    assert await service.refusal("server/destroy_ipv4", SUBID=server, ip="192.0.2.200") == INVALID_ADDRESS
    assert await service.refusal("server/destroy_ipv4", SUBID=server, ip=main) == (
        "Unable to remove IPv4 address: The main IP address of a server cannot be removed"
    )
    assert await service.refusal("server/destroy_ipv4", SUBID=1313, ip=main) == UNKNOWN


async def test_an_attached_reserved_ip_is_listed_but_not_charged_to_the_server(service: Service) -> None:
    server = await deploy(service)
    await service.do("reservedip/create", DCID=1, ip_type="v4")
    (reserved,) = (await service.read("reservedip/list")).values()

    await service.do("reservedip/attach", ip_address=reserved["subnet"], attach_SUBID=server)
    assert await addresses(service, server, "secondary_ip") == [reserved["subnet"]]
    assert (await row(service, server))["cost_per_month"] == "5.00"
    text = await service.refusal("server/destroy_ipv4", SUBID=server, ip=reserved["subnet"])
    assert text == "Unable to remove IPv4 address: This is a reserved IP address, detach it instead"


async def test_the_public_card(service: Service) -> None:
    server = await deploy(service, enable_private_network="yes")

    public, private = (await service.read("server/list_ipv4", SUBID=server, public_network="yes"))[server]
    assert public["mac_address"].startswith("5a:00:")
    assert private["type"] == "private"


async def test_ipv6_is_enabled_once(service: Service) -> None:
    server = await deploy(service)
    assert await service.read("server/list_ipv6", SUBID=server) == {server: []}

    await service.do("server/ipv6_enable", SUBID=server)
    assert (await row(service, server))["power_status"] == "starting"
    service.clock.advance(60)
    await service.do("server/ipv6_enable", SUBID=server)
    assert await state(service, server) == RUNNING
    listed = await service.read("server/list_ipv6", SUBID=server)
    assert listed == {
        server: [
            {
                "ip": "2001:db8:1000:1::100",
                "network": "2001:db8:1000:1::",
                "network_size": "64",
                "type": "main_ip",
            }
        ]
    }
    assert await service.do("server/list_ipv6", SUBID=server) == listed


async def test_the_name_of_an_ipv4_address(service: Service) -> None:
    server = await deploy(service)
    (main,) = await addresses(service, server, "main_ip")

    async def name() -> str:
        return str((await service.read("server/list_ipv4", SUBID=server))[server][0]["reverse"])

    await service.do("server/reverse_set_ipv4", SUBID=server, ip=main, entry="mail.example.com.")
    assert await name() == "mail.example.com"
    await service.do("server/reverse_set_ipv4", SUBID=server, ip=main, entry="www.example.com")
    assert await name() == "www.example.com"
    text = await service.refusal("server/reverse_set_ipv4", SUBID=server, ip=main, entry="two words")
    assert text == "Unable to set reverse DNS: Invalid reverse DNS entry"
    await service.do("server/reverse_default_ipv4", SUBID=server, ip=main)
    assert await name() == f"{main}.vultr.com"


async def test_the_names_of_ipv6_addresses(service: Service) -> None:
    server = await deploy(service, enable_ipv6="yes")
    assert await service.read("server/reverse_list_ipv6", SUBID=server) == {server: []}

    await service.do("server/reverse_set_ipv6", SUBID=server, ip="2001:DB8:1000:1:0::a", entry="a.example.com")
    await service.do("server/reverse_set_ipv6", SUBID=server, ip="2001:db8:1000:1::b", entry="b.example.com")
    assert await service.read("server/reverse_list_ipv6", SUBID=server) == {
        server: [
            {"ip": "2001:db8:1000:1::a", "reverse": "a.example.com"},
            {"ip": "2001:db8:1000:1::b", "reverse": "b.example.com"},
        ]
    }
    await service.do("server/reverse_delete_ipv6", SUBID=server, ip="2001:db8:1000:1::a")
    (left,) = (await service.read("server/reverse_list_ipv6", SUBID=server))[server]
    assert left["ip"] == "2001:db8:1000:1::b"


@pytest.mark.parametrize(
    "verb", ["reverse_set_ipv4", "reverse_default_ipv4", "reverse_set_ipv6", "reverse_delete_ipv6"]
)
@pytest.mark.parametrize("address", ["192.0.2.200", "2001:db8:ffff::1", "nonsense", ""])
async def test_an_address_is_looked_at_before_the_server(service: Service, verb: str, address: str) -> None:
    text = await service.refusal(f"server/{verb}", SUBID=1313, ip=address, entry="a.example.com")

    assert text == INVALID_ADDRESS


async def test_an_address_of_another_server_is_invalid(service: Service) -> None:
    first, second = await deploy(service), await deploy(service)
    (main,) = await addresses(service, second, "main_ip")

    assert await service.refusal("server/reverse_default_ipv4", SUBID=first, ip=main) == INVALID_ADDRESS
    assert await service.refusal("server/reverse_default_ipv4", SUBID=1313, ip=main) == UNKNOWN


async def test_the_first_private_network_is_made_when_it_is_needed(service: Service) -> None:
    server = await deploy(service)
    assert (await service.get("server/private_networks", SUBID=server)).text == "[]"

    await service.do("server/private_network_enable", SUBID=server)
    (network,) = (await service.read("network/list")).values()
    assert network["DCID"] == "1"
    (member,) = (await service.read("server/private_networks", SUBID=server)).values()
    assert member["NETWORKID"] == network["NETWORKID"]
    assert member["mac_address"].startswith("5a:01:")
    assert await addresses(service, server, "private") == [member["ip_address"]]
    assert (await row(service, server))["internal_ip"] == member["ip_address"]

    service.clock.advance(60)
    await service.do("server/private_network_enable", SUBID=server)
    assert await state(service, server) == RUNNING, "nothing happens if it is in it"
    await service.do("server/private_network_disable", SUBID=server)
    assert (await row(service, server))["internal_ip"] == ""
    assert (await row(service, server))["power_status"] == "starting"


async def test_a_network_is_named_where_there_are_several(service: Service) -> None:
    server = await deploy(service)
    networks = [(await service.do("network/create", DCID=1))["NETWORKID"] for _ in range(2)]
    elsewhere = (await service.do("network/create", DCID=CHICAGO))["NETWORKID"]

    assert await service.refusal("server/private_network_enable", SUBID=server) == (
        "Unable to enable private network: You must specify a NETWORKID, there are multiple networks in this location"
    )
    assert await service.refusal("server/private_network_enable", SUBID=server, NETWORKID=elsewhere) == (
        "Unable to enable private network: Network must be in the same location as the server"
    )
    for network in networks:
        await service.do("server/private_network_enable", SUBID=server, NETWORKID=network)
        service.clock.advance(60)
    assert await service.refusal("server/private_network_disable", SUBID=server) == (
        "Unable to disable private network: You must specify a NETWORKID"
    )
    assert await service.refusal("server/private_network_disable", SUBID=server, NETWORKID=elsewhere) == (
        "Unable to disable private network: This network is not attached to the server"
    )
    await service.do("server/private_network_disable", SUBID=server, NETWORKID=networks[0])
    assert list(await service.read("server/private_networks", SUBID=server)) == [networks[1]]


async def test_members_of_a_network_have_different_addresses(service: Service) -> None:
    servers = [await deploy(service, enable_private_network="yes") for _ in range(3)]

    assert len({(await row(service, server))["internal_ip"] for server in servers}) == 3
