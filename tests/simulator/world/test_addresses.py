"""The addresses regions give out."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from itertools import islice

import pytest

from vultr_tui.simulator.world import addresses
from vultr_tui.simulator.world.regions import REGIONS
from vultr_tui.simulator.world.world import Refusal, World

HARMLESS = [IPv4Network(network) for network in ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "198.18.0.0/15")]
MANY = 1000


def network_of(address: str) -> IPv4Network:
    described = addresses.ipv4(address)
    return IPv4Network(f"{described.address}/{described.netmask}", strict=False)


@pytest.mark.parametrize("region", REGIONS)
def test_an_address_fits_its_network_and_gateway(world: World, region: int) -> None:
    for address in addresses.take_ipv4s(world, region, MANY):
        network = network_of(address)
        assert any(network.subnet_of(harmless) for harmless in HARMLESS)
        assert IPv4Address(addresses.ipv4(address).gateway) == network.network_address + 1
        assert IPv4Address(address) not in {
            network.network_address,
            network.network_address + 1,
            network.broadcast_address,
        }


def test_the_first_addresses_are_those_for_documentation(world: World) -> None:
    first = IPv4Address(addresses.take_ipv4(world, 1))

    assert any(first in network for network in HARMLESS[:3])


@pytest.mark.parametrize("take", [addresses.take_ipv4s, addresses.take_ipv6s])
def test_no_address_is_given_twice(world: World, take: Callable[[World, int, int], list[str]]) -> None:
    given = [address for region in REGIONS for address in take(world, region, MANY)]
    given += [address for region in REGIONS for address in take(world, region, 1)]

    assert len(set(given)) == len(given) == len(REGIONS) * (MANY + 1)


def test_regions_do_not_share_networks(world: World) -> None:
    networks = [{network_of(address) for address in addresses.take_ipv4s(world, region, MANY)} for region in REGIONS]

    assert len(set.union(*networks)) == sum(map(len, networks))


def test_a_region_runs_out_of_addresses(world: World) -> None:
    given = len(list(addresses.take_ipv4s(world, 1, 8000)))

    with pytest.raises(Refusal, match="no more IP addresses"):
        addresses.take_ipv4s(world, 1, given)


def test_an_ipv6_network_is_a_64_for_documentation(world: World) -> None:
    network = addresses.take_ipv6(world, 40)

    assert IPv6Network(f"{network}/64").subnet_of(IPv6Network("2001:db8::/32"))
    assert IPv6Address(addresses.main_ipv6(network)) in IPv6Network(f"{network}/64")


def test_a_private_network_gives_its_own_addresses_until_it_is_full(world: World) -> None:
    taken = [addresses.take_private(world, "net1", "10.99.0.0/29") for _ in range(4)]

    assert taken == ["10.99.0.3", "10.99.0.4", "10.99.0.5", "10.99.0.6"]
    assert addresses.take_private(world, "net2", "10.99.0.0/29") == "10.99.0.3"
    with pytest.raises(Refusal, match="no more IP addresses"):
        addresses.take_private(world, "net1", "10.99.0.0/29")


def test_private_addresses_differ(world: World) -> None:
    taken = list(islice(iter(lambda: addresses.take_private(world, "net1", "10.99.0.0/16"), ""), 300))

    assert len(set(taken)) == 300
    assert all(IPv4Address(address) in IPv4Network("10.99.0.0/16") for address in taken)
