"""How v1 orders servers, starts them, and changes their firewall."""

from __future__ import annotations

from vultr_tui.api.values import Json
from vultr_tui.simulator.v1.handlers import Call, handles
from vultr_tui.simulator.v1.machines import machine_of, media_of, order_of
from vultr_tui.simulator.world import deployment, servers
from vultr_tui.simulator.world.lifecycle import require_free
from vultr_tui.simulator.world.world import Refusal, World

NO_GROUP = "0"
"""The FIREWALLGROUPID that stands for none (reference: server/firewall_group_set)."""

ANY_NETWORK = ("",)
"""The region's only private network, whatever its id."""


@handles("server.create")
def create(world: World, call: Call) -> Json:
    """Order a server; its SUBID is a string (recorded)."""
    if call.many("NETWORKID") and call.yes("enable_private_network"):
        raise Refusal("Unable to create server: Use either NETWORKID or enable_private_network, not both")
    order = servers.Order(
        **order_of(call),
        plan=call.number("VPSPLANID"),
        auto_backups=call.yes("auto_backups"),
        firewall_group=_group(call),
        iso=call.number("ISOID"),
        ddos_protection=call.yes("ddos_protection"),
        networks=ANY_NETWORK if call.yes("enable_private_network") else call.many("NETWORKID"),
        reserved_ip=call.text("reserved_ip_v4"),
    )
    return {"SUBID": str(deployment.create_server(world, order, media_of(call)))}


@handles("server.start")
def start(world: World, call: Call) -> Json:
    """Start a server, or restart it if it runs."""
    server = machine_of(world, call, servers.FLEET)
    require_free(world, server, "start server")
    servers.FLEET.restart(world, server)
    return None


@handles("server.firewall_group_set")
def firewall_group_set(world: World, call: Call) -> Json:
    """Put a server into a firewall group, or into none."""
    servers.set_firewall_group(world, servers.owned(world, call.number("SUBID")), _group(call))
    return None


def _group(call: Call) -> str:
    group = call.text("FIREWALLGROUPID")
    return "" if group == NO_GROUP else group
