"""How v1 lists, adds and takes away the public addresses of servers."""

from __future__ import annotations

from vultr_tui.api.values import Json
from vultr_tui.simulator import address_rows
from vultr_tui.simulator.v1.handlers import Call, handles
from vultr_tui.simulator.v1.machines import machine_of, when_active
from vultr_tui.simulator.world import addresses, machine_addresses, networks, servers
from vultr_tui.simulator.world.lifecycle import require_free
from vultr_tui.simulator.world.world import World

IPV6_SIZE = str(addresses.IPV6_SIZE)
"""A string for servers (recorded)."""


@handles("server.list_ipv4")
def list_ipv4(world: World, call: Call) -> Json:
    """List a server's IPv4 addresses, the public ones first, under its SUBID."""
    server = machine_of(world, call, servers.FLEET)
    card: dict[str, Json] = {}
    if call.yes("public_network"):
        card = {"mac_address": networks.mac(server["id"], networks.PUBLIC_CARD)}
    public = [address_rows.public(world, row) | card for row in machine_addresses.ipv4s(world, server["id"])]
    return when_active(world, server, [*public, *map(address_rows.private, networks.joined(world, server["id"]))])


@handles("server.create_ipv4")
def create_ipv4(world: World, call: Call) -> Json:
    """Give a server a further IPv4 address, and restart it unless told not to."""
    server = machine_of(world, call, servers.FLEET)
    require_free(world, server, "add IPv4 address")
    machine_addresses.add_ipv4(world, server)
    if call.yes("reboot", "yes"):
        servers.FLEET.restart(world, server)
    return None


@handles("server.destroy_ipv4")
def destroy_ipv4(world: World, call: Call) -> Json:
    """Take a further IPv4 address from a server, and restart it."""
    server = machine_of(world, call, servers.FLEET)
    require_free(world, server, "remove IPv4 address")
    machine_addresses.remove_ipv4(world, server["id"], call.text("ip"))
    servers.FLEET.restart(world, server)
    return None


@handles("server.list_ipv6")
def list_ipv6(world: World, call: Call) -> Json:
    """List a server's IPv6 addresses, under its SUBID."""
    server = machine_of(world, call, servers.FLEET)
    return when_active(world, server, [*address_rows.ipv6(world, server, IPV6_SIZE)])


@handles("server.ipv6_enable")
def ipv6_enable(world: World, call: Call) -> Json:
    """Give a server an IPv6 network and restart it; nothing happens if it has one."""
    server = machine_of(world, call, servers.FLEET)
    if not server["ipv6_networks"]:
        require_free(world, server, "enable IPv6")
        machine_addresses.assign_ipv6(world, [(server["id"], server["region"])])
        servers.FLEET.restart(world, server)
    return None
