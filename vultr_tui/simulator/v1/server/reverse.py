"""How v1 names the addresses of servers; it looks at the address before the SUBID (recorded)."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address

from vultr_tui.api.values import Json
from vultr_tui.simulator.v1.handlers import Call, handles
from vultr_tui.simulator.v1.machines import machine_of, when_active
from vultr_tui.simulator.world import machine_addresses, reverse_names, servers
from vultr_tui.simulator.world.world import Refusal, World


@handles("server.reverse_set_ipv4")
def reverse_set_ipv4(world: World, call: Call) -> Json:
    """Give an IPv4 address a name."""
    server, address = _addressed(world, call, IPv4Address)
    reverse_names.put(world, server, address, call.text("entry"))
    return None


@handles("server.reverse_default_ipv4")
def reverse_default_ipv4(world: World, call: Call) -> Json:
    """Give an IPv4 address the name it had at first."""
    _, address = _addressed(world, call, IPv4Address)
    reverse_names.remove(world, address)
    return None


@handles("server.reverse_list_ipv6")
def reverse_list_ipv6(world: World, call: Call) -> Json:
    """List the names set for a server's IPv6 addresses, under its SUBID."""
    server = machine_of(world, call, servers.FLEET)
    named = reverse_names.of_machine(world, server["id"])
    return when_active(world, server, [{"ip": row["address"], "reverse": row["name"]} for row in named])


@handles("server.reverse_set_ipv6")
def reverse_set_ipv6(world: World, call: Call) -> Json:
    """Give an IPv6 address a name."""
    server, address = _addressed(world, call, IPv6Address)
    reverse_names.put(world, server, address, call.text("entry"))
    return None


@handles("server.reverse_delete_ipv6")
def reverse_delete_ipv6(world: World, call: Call) -> Json:
    """Take the name of an IPv6 address away."""
    _, address = _addressed(world, call, IPv6Address)
    reverse_names.remove(world, address)
    return None


def _addressed(world: World, call: Call, version: type[IPv4Address | IPv6Address]) -> tuple[int, str]:
    """Return the server and the address of it that are meant; raises Refusal for an address that is not its own."""
    address = reverse_names.canonical(call.text("ip"), version)
    holder = machine_addresses.holder(world, address)
    if not holder:
        raise Refusal(machine_addresses.INVALID)
    server: int = machine_of(world, call, servers.FLEET)["id"]
    if server != holder:
        raise Refusal(machine_addresses.INVALID)
    return server, address
