"""Addresses that outlive servers, and the private networks, which v2 calls VPCs."""

from __future__ import annotations

from vultr_tui.api.entries import optional, put_back
from vultr_tui.api.operation import Cost, Effect, Finish, Operation, Requirement, Risk, Undo, before, given, replied
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Field, Listing, Resource, State, Tab, Tone, View
from vultr_tui.api.v2.shared import DESCRIPTION, INSTANCE, IP_TYPE, LABEL, REGION, VPC
from vultr_tui.api.v2.verbs import change, one, pages, read
from vultr_tui.api.values import Format, Type

RESERVED = Parameter(name="reserved_ip_id", summary="The reserved IP", refers_to="reservedip", example="spare")
FREE = Requirement("instance_id", ("",), "it is attached to a server; detach it first")
ATTACHED = Requirement("instance_id", ("",), "it is not attached to a server", negated=True)
AROUND = ("reservedip", "server", "server_ipv4", "server_ipv6")

OPERATIONS: tuple[Operation, ...] = (
    read("reservedip.list", "List the reserved IPs", "/reserved-ips", reply=pages("reservedip", "reserved_ips")),
    read(
        "reservedip.info",
        "Show a reserved IP",
        "/reserved-ips/{reserved_ip_id}",
        on=RESERVED,
        reply=one("reservedip", "reserved_ip"),
    ),
    change(
        "reservedip.create",
        "Reserve a new IP",
        Risk.DISRUPTIVE,
        "POST /reserved-ips",
        details="Billed from now on, attached or not. It can only be used in its own location.",
        access="subscriptions",
        parameters=(REGION, IP_TYPE, optional(LABEL, "The label")),
        reply=one("reservedip", "reserved_ip"),
        cost=Cost(effect=Effect.STARTS),
        finish=Finish("reservedip", replied("id")),
        stale=("reservedip", "account"),
    ),
    change(
        "reservedip.convert",
        "Turn an IP of a server into a reserved one",
        Risk.DISRUPTIVE,
        "POST /reserved-ips/convert",
        details=(
            "Billed as a reserved IP from now on. The server keeps using the address, and it stays yours when the "
            "server is destroyed."
        ),
        access="subscriptions",
        parameters=(
            Parameter(
                name="ip_address", title="Address", summary="The address", format=Format.ADDRESS, example="203.0.113.3"
            ),
            optional(LABEL, "The label"),
        ),
        reply=one("reservedip", "reserved_ip"),
        cost=Cost(effect=Effect.STARTS),
        stale=(*AROUND, "account"),
    ),
    change(
        "reservedip.label_set",
        "Label a reserved IP",
        Risk.REVERSIBLE,
        "PATCH /reserved-ips/{reserved_ip_id}",
        access="subscriptions",
        on=RESERVED,
        parameters=(LABEL,),
        reply=one("reservedip", "reserved_ip"),
        repeatable=True,
        stale=("reservedip",),
        undo=put_back("reservedip.label_set", ("reserved_ip_id",), ("label",)),
    ),
    change(
        "reservedip.attach",
        "Attach a reserved IP to a server",
        Risk.DISRUPTIVE,
        "POST /reserved-ips/{reserved_ip_id}/attach",
        details="The server needs the address in its own network settings. Not meant for fast failover.",
        access="subscriptions",
        on=RESERVED,
        parameters=(INSTANCE,),
        requires=(FREE,),
        finish=Finish("reservedip", given("reserved_ip_id"), states=("attached",)),
        stale=AROUND,
        undo=Undo("reservedip.detach", (("reserved_ip_id", given("reserved_ip_id")),)),
        example=(("instance_id", "web-2"),),
    ),
    change(
        "reservedip.detach",
        "Detach a reserved IP from its server",
        Risk.DISRUPTIVE,
        "POST /reserved-ips/{reserved_ip_id}/detach",
        details="The server is no longer reached at this address. The IP stays reserved and billed.",
        access="subscriptions",
        on=RESERVED,
        requires=(ATTACHED,),
        finish=Finish("reservedip", given("reserved_ip_id"), states=("free",)),
        stale=AROUND,
        undo=Undo(
            "reservedip.attach", (("reserved_ip_id", given("reserved_ip_id")), ("instance_id", before("instance_id")))
        ),
        example=(("reserved_ip_id", "www"),),
    ),
    change(
        "reservedip.destroy",
        "Give up a reserved IP",
        Risk.DESTRUCTIVE,
        "DELETE /reserved-ips/{reserved_ip_id}",
        details="The address goes back to Vultr and somebody else may get it.",
        access="subscriptions",
        on=RESERVED,
        cost=Cost(effect=Effect.STOPS),
        stale=(*AROUND, "account"),
    ),
    read("network.list", "List the VPC networks", "/vpcs", reply=pages("network", "vpcs")),
    read("network.info", "Show a VPC network", "/vpcs/{vpc_id}", on=VPC, reply=one("network", "vpc")),
    change(
        "network.create",
        "Create a VPC network",
        Risk.REVERSIBLE,
        "POST /vpcs",
        details="Servers of its own location can join it. Without a subnet Vultr chooses one.",
        access="subscriptions",
        parameters=(
            REGION,
            optional(DESCRIPTION),
            Parameter(
                name="v4_subnet", title="Subnet", summary="The network's address", required=False, format=Format.ADDRESS
            ),
            Parameter(
                name="v4_subnet_mask",
                title="Prefix",
                summary="The length of its prefix",
                type=Type.INTEGER,
                required=False,
                minimum=0,
                maximum=32,
            ),
        ),
        reply=one("network", "vpc"),
        stale=("network",),
        example=(("description", "staging"),),
    ),
    change(
        "network.describe",
        "Describe a VPC network",
        Risk.REVERSIBLE,
        "PUT /vpcs/{vpc_id}",
        access="subscriptions",
        on=VPC,
        parameters=(DESCRIPTION,),
        repeatable=True,
        stale=("network",),
        undo=put_back("network.describe", ("vpc_id",), ("description",)),
    ),
    change(
        "network.destroy",
        "Delete a VPC network",
        Risk.DESTRUCTIVE,
        "DELETE /vpcs/{vpc_id}",
        details="Refused while servers are attached to it.",
        access="subscriptions",
        on=VPC,
        stale=("network",),
    ),
    read(
        "network.attachments",
        "List what is attached to a VPC network",
        "/vpcs/{vpc_id}/attachments",
        on=VPC,
        reply=pages("network_attachment", "attachments"),
    ),
)

RESOURCES: tuple[Resource, ...] = (
    Resource(
        name="reservedip",
        title="Reserved IPs",
        section="Network",
        lists=(Listing("reservedip.list"),),
        key="id",
        label="label",
        names=("subnet",),
        fields=(
            Field(name="id", title="ID", priority=7),
            Field(name="label", title="Label", priority=1),
            Field(name="subnet", title="Address", format=Format.ADDRESS, priority=2),
            Field(name="subnet_size", title="Prefix", type=Type.INTEGER, format=Format.PREFIX, priority=5),
            Field(name="ip_type", title="IP", priority=6),
            Field(name="region", title="Location", refers_to="region", priority=4),
            Field(name="instance_id", title="Attached to", refers_to="server", priority=3),
        ),
        states=(State("free", Tone.NEUTRAL, (("instance_id", ("",)),)), State("attached", Tone.GOOD)),
    ),
    Resource(
        name="network",
        title="VPC networks",
        section="Network",
        lists=(Listing("network.list"),),
        key="id",
        label="description",
        fields=(
            Field(name="id", title="ID", priority=5),
            Field(name="description", title="Description", priority=1),
            Field(name="region", title="Location", refers_to="region", priority=2),
            Field(name="v4_subnet", title="Subnet", format=Format.ADDRESS, priority=3),
            Field(name="v4_subnet_mask", title="Prefix", type=Type.INTEGER, format=Format.PREFIX, priority=4),
            Field(name="date_created", title="Created", format=Format.DATE, priority=6),
        ),
        fresh_for=60.0,
        tabs=(
            Tab("Attached", View.ROWS, "network_attachment"),
            Tab("NAT gateways", View.ROWS, "nat"),
            Tab("Overview", View.FIELDS),
        ),
    ),
    Resource(
        name="network_attachment",
        title="Attached",
        section="",
        lists=(Listing("network.attachments"),),
        key="id",
        fields=(
            Field(name="id", title="ID", priority=4),
            Field(name="type", title="Kind", priority=1),
            Field(name="mac_address", title="MAC", priority=3),
            Field(name="date_added", title="Since", format=Format.DATE, priority=2),
        ),
        parent="network",
        parent_parameter="vpc_id",
    ),
)
