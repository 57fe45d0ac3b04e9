"""Addresses that outlive the servers they point to (reference: Reserved IP)."""

from __future__ import annotations

from vultr_tui.api.entries import optional
from vultr_tui.api.operation import (
    Cost,
    Effect,
    Finish,
    Operation,
    Reply,
    Requirement,
    Risk,
    Shape,
    Undo,
    given,
    replied,
)
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Field, Listing, Resource, State, Tone
from vultr_tui.api.v1.shared import IP_TYPE, LABEL, REGION, SERVER
from vultr_tui.api.v1.verbs import change, read
from vultr_tui.api.values import Format, Type

RESERVED = Parameter(
    name="ip_address",
    summary="The reserved IP with the size of its network: /32 or /64",
    format=Format.NETWORK,
    refers_to="reservedip",
    takes="{subnet}/{subnet_size}",
    example="spare",
)
NAME = optional(LABEL, "The label")

FREE = Requirement("attached_SUBID", ("",), "it is attached to a server; detach it first")
ATTACHED = Requirement("attached_SUBID", ("",), "it is not attached to a server", negated=True)

OPERATIONS: tuple[Operation, ...] = (
    read("reservedip.list", "List the reserved IPs", access="subscriptions", reply=Reply(Shape.KEYED, "reservedip")),
    change(
        "reservedip.create",
        "Reserve a new IP",
        Risk.DISRUPTIVE,
        details="Billed from now on, attached or not. It can only be used in its own location.",
        access="subscriptions",
        parameters=(REGION, IP_TYPE, NAME),
        reply=Reply(Shape.OBJECT, "reservedip"),
        cost=Cost(effect=Effect.STARTS),
        finish=Finish("reservedip", replied("SUBID")),
        stale=("reservedip", "account"),
    ),
    change(
        "reservedip.convert",
        "Turn an IP of a server into a reserved one",
        Risk.DISRUPTIVE,
        details=(
            "Billed as a reserved IP from now on. The server keeps using the address, and it stays yours when the "
            "server is destroyed. An IPv4 address is given with /32, an IPv6 network with /64."
        ),
        access="subscriptions",
        on=SERVER,
        parameters=(
            Parameter(
                name="ip_address",
                title="Address",
                summary="The address with /32, or the network with /64",
                format=Format.NETWORK,
                example="203.0.113.3/32",
            ),
            NAME,
        ),
        reply=Reply(Shape.OBJECT, "reservedip"),
        cost=Cost(effect=Effect.STARTS),
        stale=("reservedip", "server", "server_ipv4", "server_ipv6", "account"),
    ),
    change(
        "reservedip.attach",
        "Attach a reserved IP to a server",
        Risk.REVERSIBLE,
        details="The server needs the address in its own network settings. Not meant for fast failover.",
        access="subscriptions",
        on=RESERVED,
        parameters=(
            Parameter(
                name="attach_SUBID",
                summary="The server to attach it to",
                type=Type.INTEGER,
                refers_to="server",
                example="web-2",
            ),
        ),
        requires=(FREE,),
        stale=("reservedip", "server", "server_ipv4", "server_ipv6"),
        undo=Undo("reservedip.detach", (("ip_address", given("ip_address")), ("detach_SUBID", given("attach_SUBID")))),
    ),
    change(
        "reservedip.detach",
        "Detach a reserved IP from its server",
        Risk.DISRUPTIVE,
        details="The server is no longer reached at this address. The IP stays reserved and billed.",
        access="subscriptions",
        on=RESERVED,
        parameters=(
            Parameter(
                name="detach_SUBID",
                summary="The server it is attached to",
                type=Type.INTEGER,
                refers_to="server",
                implied="attached_SUBID",
            ),
        ),
        requires=(ATTACHED,),
        stale=("reservedip", "server", "server_ipv4", "server_ipv6"),
        undo=Undo("reservedip.attach", (("ip_address", given("ip_address")), ("attach_SUBID", given("detach_SUBID")))),
        example=(("ip_address", "www"),),
    ),
    change(
        "reservedip.destroy",
        "Give up a reserved IP",
        Risk.DESTRUCTIVE,
        details="The address goes back to Vultr and somebody else may get it.",
        access="subscriptions",
        on=RESERVED,
        cost=Cost(effect=Effect.STOPS),
        stale=("reservedip", "server", "server_ipv4", "server_ipv6", "account"),
    ),
)

RESOURCES: tuple[Resource, ...] = (
    Resource(
        name="reservedip",
        title="Reserved IPs",
        section="Network",
        lists=(Listing("reservedip.list"),),
        key="SUBID",
        label="label",
        names=("subnet",),
        fields=(
            Field(name="SUBID", title="ID", priority=7),
            Field(name="label", title="Label", priority=1),
            Field(name="subnet", title="Address", format=Format.ADDRESS, priority=2),
            Field(name="subnet_size", title="Prefix", type=Type.INTEGER, format=Format.PREFIX, priority=5),
            Field(name="ip_type", title="IP", priority=6),
            Field(name="DCID", title="Location", refers_to="region", priority=4),
            Field(name="attached_SUBID", title="Attached to", refers_to="server", priority=3),
        ),
        states=(State("free", Tone.NEUTRAL, (("attached_SUBID", ("",)),)), State("attached", Tone.GOOD)),
    ),
)
