"""The addresses each region gives out, with their networks.

All of them are set aside for documentation (RFC 5737, RFC 3849) or benchmarks (RFC 2544); an address is given
once and never again.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from socket import AF_INET, inet_pton

from vultr_tui.simulator.world import numbers
from vultr_tui.simulator.world.regions import REGIONS
from vultr_tui.simulator.world.world import Refusal, World

_DOCUMENTATION = tuple(ipaddress.IPv4Network(n) for n in ("203.0.113.0/24", "198.51.100.0/24", "192.0.2.0/24"))
_BENCHMARK = ipaddress.IPv4Network("198.18.0.0/15")
_BENCHMARK_SHIFT = 32 - _BENCHMARK.prefixlen
_BENCHMARK_START = int(_BENCHMARK.network_address) >> _BENCHMARK_SHIFT
_SMALL, _LARGE = 28, 23
"""The prefix lengths of the networks that these are cut into."""
IPV6_SIZE = 64
"""The prefix length of every IPv6 network that is given out."""
_RESERVED = 2
"""The network's own address and its gateway come first and are not given out."""
_LAST = 1
"""Nor is the broadcast address."""


@dataclass(frozen=True, slots=True)
class Ipv4:
    """An IPv4 address with what a machine must know to use it."""

    address: str
    netmask: str
    gateway: str


def _networks(index: int) -> tuple[ipaddress.IPv4Network, ...]:
    small = (list(block.subnets(new_prefix=_SMALL))[index] for block in _DOCUMENTATION)
    large = list(_BENCHMARK.subnets(new_prefix=19))[index].subnets(new_prefix=_LARGE)
    return (*small, *large)


_BY_REGION = {region: _networks(index) for index, region in enumerate(REGIONS)}
_SIZES = {
    region: tuple(accumulate(network.num_addresses - _RESERVED - _LAST for network in networks))
    for region, networks in _BY_REGION.items()
}
_SITES = {region: 0x1000 + 0x100 * index for index, region in enumerate(REGIONS)}
"""The third group of the IPv6 addresses of each region."""


def take_ipv4(world: World, region: int) -> str:
    """A new IPv4 address of the region; raises Refusal when it has none left."""
    return next(take_ipv4s(world, region, 1))


def take_ipv4s(world: World, region: int, count: int) -> Iterator[str]:
    """That many new IPv4 addresses of the region; raises Refusal when it has not so many."""
    first = numbers.take(world, f"ipv4 of region {region}", first=0, count=count)
    if first + count > _SIZES[region][-1]:
        raise Refusal("There are no more IP addresses available in the selected datacenter.")
    return (_address(region, number) for number in range(first, first + count))


def _address(region: int, number: int) -> str:
    before = 0
    for network, total in zip(_BY_REGION[region], _SIZES[region], strict=True):
        if number < total:
            return str(network.network_address + _RESERVED + number - before)
        before = total
    raise IndexError(number)


def ipv4(address: str) -> Ipv4:
    """Describe an address of ours: its netmask and gateway; raises OSError for what is no IPv4 address."""
    number = int.from_bytes(inet_pton(AF_INET, address))
    prefix = _LARGE if number >> _BENCHMARK_SHIFT == _BENCHMARK_START else _SMALL
    return Ipv4(address, *_netmask_and_gateway(number >> 32 - prefix, prefix))


@lru_cache(maxsize=4096)
def _netmask_and_gateway(start: int, prefix: int) -> tuple[str, str]:
    network = ipaddress.IPv4Network((start << 32 - prefix, prefix))
    return str(network.netmask), str(network.network_address + 1)


def default_reverse(address: str) -> str:
    """The name an IPv4 address has until its user gives it another."""
    return f"{address}.vultr.com"


def take_ipv6(world: World, region: int) -> str:
    """A new IPv6 network of the region, a /64, as `2001:db8:1000:5::`."""
    return next(take_ipv6s(world, region, 1))


def take_ipv6s(world: World, region: int, count: int) -> Iterator[str]:
    """That many new IPv6 networks of the region."""
    first = numbers.take(world, f"ipv6 of region {region}", first=1, count=count)
    site = _SITES[region]
    return (f"2001:db8:{site + (n >> 16):x}:{n & 0xFFFF:x}::" for n in range(first, first + count))


def main_ipv6(network: str) -> str:
    """The address a machine takes in its IPv6 network (reference: server/list)."""
    return f"{network}100"


def take_private(world: World, network: str, subnet: str) -> str:
    """The next free address of a private network; `network` is its identifier, `subnet` like `10.99.0.0/16`.

    Raises Refusal when the network is full.
    """
    space = ipaddress.IPv4Network(subnet)
    number = numbers.take(world, f"private network {network}", first=3)
    if number >= space.num_addresses - _LAST:
        raise Refusal("There are no more IP addresses available in the selected private network.")
    return str(space.network_address + number)
