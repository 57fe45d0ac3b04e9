"""A server's private networks and its firewall."""

from __future__ import annotations

from vultr_tui.api.entries import optional, put_back
from vultr_tui.api.light import replace
from vultr_tui.api.operation import Escalation, Operation, Reply, Risk, Shape
from vultr_tui.api.resource import Field, Resource
from vultr_tui.api.v1.machines import part
from vultr_tui.api.v1.server.conditions import IS_RUNNING, READY
from vultr_tui.api.v1.shared import FIREWALL, NETWORK, SERVER
from vultr_tui.api.v1.verbs import change, read
from vultr_tui.api.values import Format

WHICH = optional(NETWORK, "The private network; may be left out where the location has but one")

OPERATIONS: tuple[Operation, ...] = (
    read(
        "server.private_networks",
        "List the private networks a server is in",
        access="subscriptions",
        on=SERVER,
        reply=Reply(Shape.KEYED, "server_network"),
    ),
    change(
        "server.private_network_enable",
        "Put a server into a private network",
        Risk.DISRUPTIVE,
        details="Reboots the server, unless it is in the network already.",
        access="subscriptions",
        on=SERVER,
        parameters=(WHICH,),
        repeatable=True,
        requires=READY,
        finish=IS_RUNNING,
        stale=("server", "server_network", "server_ipv4"),
        example=(("NETWORKID", "storage"),),
    ),
    change(
        "server.private_network_disable",
        "Take a server out of a private network",
        Risk.DISRUPTIVE,
        details="Reboots the server.",
        access="subscriptions",
        on=SERVER,
        parameters=(replace(WHICH, refers_to="server_network"),),
        requires=READY,
        finish=IS_RUNNING,
        stale=("server", "server_network", "server_ipv4"),
    ),
    change(
        "server.firewall_group_set",
        "Put a server behind a firewall group",
        Risk.REVERSIBLE,
        details="What the group's rules do not allow is dropped. 0 takes the server out of its group.",
        access="subscriptions",
        on=SERVER,
        parameters=(replace(FIREWALL, none="0"),),
        escalations=(
            Escalation("FIREWALLGROUPID", ("0",), Risk.DESTRUCTIVE, "every port of the server is open to the world"),
        ),
        repeatable=True,
        stale=("server", "firewall"),
        undo=put_back("server.firewall_group_set", ("SUBID",), ("FIREWALLGROUPID",)),
    ),
)

RESOURCES: tuple[Resource, ...] = (
    part(
        SERVER,
        "network",
        "Private networks",
        "private_networks",
        key="NETWORKID",
        fields=(
            Field(name="NETWORKID", title="Network", refers_to="network", priority=1),
            Field(name="ip_address", title="Address", format=Format.ADDRESS, priority=2),
            Field(name="mac_address", title="MAC", priority=3),
        ),
    ),
)
