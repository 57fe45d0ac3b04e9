"""The public addresses of a server."""

from __future__ import annotations

from vultr_tui.api.operation import Cost, Effect, Finish, Operation, Risk, given
from vultr_tui.api.resource import Field, Resource
from vultr_tui.api.v1.machines import IPV4_FIELDS, IPV6_OFF, part
from vultr_tui.api.v1.server.conditions import IS_RUNNING, READY
from vultr_tui.api.v1.server.reverse import ADDRESS_V4
from vultr_tui.api.v1.shared import SERVER, yes_no
from vultr_tui.api.v1.verbs import change
from vultr_tui.api.values import Format

OPERATIONS: tuple[Operation, ...] = (
    change(
        "server.create_ipv4",
        "Add an IPv4 address to a server",
        Risk.DISRUPTIVE,
        details="Billed from now on. Reboots the server unless told not to; the address works only after a reboot.",
        access="upgrade",
        on=SERVER,
        parameters=(yes_no("reboot", "Reboot at once", "yes", title="Reboot at once"),),
        cost=Cost(effect=Effect.STARTS),
        requires=READY,
        finish=Finish("server", given("SUBID"), (("server_state", "ok"),)),
        stale=("server_ipv4", "server", "account"),
    ),
    change(
        "server.destroy_ipv4",
        "Take an extra IPv4 address from a server",
        Risk.DESTRUCTIVE,
        details=(
            "The address goes back to Vultr and somebody else may get it. The server is restarted the hard way: "
            "halt it first."
        ),
        access="subscriptions",
        on=SERVER,
        parameters=(ADDRESS_V4,),
        cost=Cost(effect=Effect.STOPS),
        requires=READY,
        stale=("server_ipv4", "server", "account"),
        example=(("ip", "203.0.113.10"),),
    ),
    change(
        "server.ipv6_enable",
        "Give a server an IPv6 network",
        Risk.DISRUPTIVE,
        details="Reboots the server. It cannot be switched off again.",
        access="subscriptions",
        on=SERVER,
        repeatable=True,
        requires=(*READY, IPV6_OFF),
        finish=IS_RUNNING,
        stale=("server", "server_ipv6"),
        example=(("SUBID", "db-1"),),
    ),
)

RESOURCES: tuple[Resource, ...] = (
    part(
        SERVER,
        "ipv4",
        "IPv4 addresses",
        "list_ipv4",
        key="ip",
        fields=(*IPV4_FIELDS, Field(name="reverse", title="Reverse DNS", format=Format.HOSTNAME, priority=3)),
    ),
)
