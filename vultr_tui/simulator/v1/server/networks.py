"""How v1 puts servers into private networks."""

from __future__ import annotations

from vultr_tui.api.values import Json
from vultr_tui.simulator.v1.handlers import Call, handles
from vultr_tui.simulator.v1.machines import machine_of
from vultr_tui.simulator.world import networks, servers
from vultr_tui.simulator.world.lifecycle import require_free
from vultr_tui.simulator.world.world import World


@handles("server.private_networks")
def private_networks(world: World, call: Call) -> Json:
    """List the private networks a server is in, by NETWORKID."""
    server = machine_of(world, call, servers.FLEET)
    return {
        member["network"]: {
            "NETWORKID": member["network"],
            "mac_address": networks.mac(server["id"], member["card"]),
            "ip_address": member["address"],
        }
        for member in networks.joined(world, server["id"])
    }


@handles("server.private_network_enable")
def private_network_enable(world: World, call: Call) -> Json:
    """Put a server into a private network and restart it; nothing happens if it is in it."""
    server = machine_of(world, call, servers.FLEET)
    doing = "enable private network"
    require_free(world, server, doing)
    network = networks.choose(world, server["region"], call.text("NETWORKID"), doing)
    if networks.join(world, server["id"], network, doing):
        servers.FLEET.restart(world, server)
    return None


@handles("server.private_network_disable")
def private_network_disable(world: World, call: Call) -> Json:
    """Take a server out of a private network and restart it."""
    server = machine_of(world, call, servers.FLEET)
    require_free(world, server, "disable private network")
    networks.leave(world, server["id"], call.text("NETWORKID"))
    servers.FLEET.restart(world, server)
    return None
