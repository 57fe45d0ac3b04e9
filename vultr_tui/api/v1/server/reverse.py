"""The names a server's addresses resolve back to."""

from __future__ import annotations

from vultr_tui.api.operation import Operation, Reply, Risk, Shape, Undo, before, given
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Field, Resource
from vultr_tui.api.v1.machines import part
from vultr_tui.api.v1.shared import SERVER
from vultr_tui.api.v1.verbs import change, read
from vultr_tui.api.values import Format

ADDRESS_V4 = Parameter(
    name="ip", summary="The address", format=Format.ADDRESS, refers_to="server_ipv4", example="203.0.113.3"
)
ADDRESS_V6 = Parameter(
    name="ip", summary="An address in the server's IPv6 network", format=Format.ADDRESS, example="2001:db8:1000:1::100"
)
NAMED_V6 = Parameter(
    name="ip",
    summary="The address",
    format=Format.ADDRESS,
    refers_to="server_reverse_ipv6",
    example="2001:db8:1000:1::100",
)
ENTRY = Parameter(
    name="entry", title="Name", summary="The name it resolves to", format=Format.HOSTNAME, example="web-1.example.com"
)

SLOW = "Others may see the old name for up to twelve hours."

_SAME = (("SUBID", given("SUBID")), ("ip", given("ip")))
_ENTRY_BEFORE = (*_SAME, ("entry", before("reverse")))

OPERATIONS: tuple[Operation, ...] = (
    change(
        "server.reverse_set_ipv4",
        "Set the name an IPv4 address resolves to",
        Risk.REVERSIBLE,
        details=SLOW,
        access="subscriptions",
        on=SERVER,
        parameters=(ADDRESS_V4, ENTRY),
        repeatable=True,
        stale=("server_ipv4",),
        undo=Undo("server.reverse_set_ipv4", _ENTRY_BEFORE, part="server_ipv4"),
    ),
    change(
        "server.reverse_default_ipv4",
        "Set the name of an IPv4 address back to Vultr's",
        Risk.REVERSIBLE,
        details=SLOW,
        access="subscriptions",
        on=SERVER,
        parameters=(ADDRESS_V4,),
        repeatable=True,
        stale=("server_ipv4",),
        undo=Undo("server.reverse_set_ipv4", _ENTRY_BEFORE, part="server_ipv4"),
    ),
    read(
        "server.reverse_list_ipv6",
        "List the names set for a server's IPv6 addresses",
        details="Known once the server is active; empty while IPv6 is off.",
        access="subscriptions",
        on=SERVER,
        reply=Reply(Shape.GROUPED, "server_reverse_ipv6"),
    ),
    change(
        "server.reverse_set_ipv6",
        "Set the name an IPv6 address resolves to",
        Risk.REVERSIBLE,
        details=SLOW,
        access="subscriptions",
        on=SERVER,
        parameters=(ADDRESS_V6, ENTRY),
        repeatable=True,
        stale=("server_reverse_ipv6",),
        undo=Undo(
            "server.reverse_set_ipv6",
            _ENTRY_BEFORE,
            part="server_reverse_ipv6",
            otherwise=Undo("server.reverse_delete_ipv6", _SAME),
        ),
    ),
    change(
        "server.reverse_delete_ipv6",
        "Remove the name of an IPv6 address",
        Risk.REVERSIBLE,
        details=SLOW,
        access="subscriptions",
        on=SERVER,
        parameters=(NAMED_V6,),
        repeatable=True,
        stale=("server_reverse_ipv6",),
        undo=Undo("server.reverse_set_ipv6", _ENTRY_BEFORE, part="server_reverse_ipv6"),
    ),
)

RESOURCES: tuple[Resource, ...] = (
    part(
        SERVER,
        "reverse_ipv6",
        "IPv6 names",
        "reverse_list_ipv6",
        key="ip",
        fields=(
            Field(name="ip", title="Address", format=Format.ADDRESS, priority=1),
            Field(name="reverse", title="Name", format=Format.HOSTNAME, priority=2),
        ),
    ),
)
