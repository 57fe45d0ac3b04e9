"""Private networks (errata 1f: the reference's own parameters need them)."""

from __future__ import annotations

from vultr_tui.api.operation import Operation, Reply, Risk, Shape
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Field, Listing, Resource
from vultr_tui.api.v1.shared import NETWORK, REGION
from vultr_tui.api.v1.verbs import change, read
from vultr_tui.api.values import Format, Type

OPERATIONS: tuple[Operation, ...] = (
    read("network.list", "List the private networks", access="subscriptions", reply=Reply(Shape.KEYED, "network")),
    change(
        "network.create",
        "Create a private network",
        Risk.REVERSIBLE,
        details="Only servers of the same location can join it. Without a subnet the service chooses one.",
        access="subscriptions",
        parameters=(
            REGION,
            Parameter(name="description", summary="What the network is for", required=False),
            Parameter(name="v4_subnet", summary="Its IPv4 network", required=False, format=Format.ADDRESS),
            Parameter(
                name="v4_subnet_mask",
                summary="The length of its prefix",
                type=Type.INTEGER,
                required=False,
                format=Format.PREFIX,
                minimum=0,
                maximum=32,
            ),
        ),
        reply=Reply(Shape.OBJECT, "network"),
        stale=("network",),
        example=(("description", "backend"),),
    ),
    change(
        "network.destroy",
        "Destroy a private network",
        Risk.DESTRUCTIVE,
        details="No server may be in it any more.",
        access="subscriptions",
        on=NETWORK,
        stale=("network",),
        example=(("NETWORKID", "old"),),
    ),
)

RESOURCES: tuple[Resource, ...] = (
    Resource(
        name="network",
        title="Private networks",
        section="Network",
        lists=(Listing("network.list"),),
        key="NETWORKID",
        label="description",
        fields=(
            Field(name="NETWORKID", title="ID", priority=5),
            Field(name="description", title="Description", priority=1),
            Field(name="v4_subnet", title="Network", format=Format.ADDRESS, priority=2),
            Field(name="v4_subnet_mask", title="Prefix", type=Type.INTEGER, format=Format.PREFIX, priority=3),
            Field(name="DCID", title="Location", refers_to="region", priority=4),
            Field(name="date_created", title="Created", format=Format.DATE, priority=6),
        ),
        fresh_for=60.0,
    ),
)
