"""Plans: what a server costs and has (reference: Plans)."""

from __future__ import annotations

from vultr_tui.api.operation import Operation, Reply, Shape
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Field, Listing, Resource, State, Tone
from vultr_tui.api.v1.shared import DAY
from vultr_tui.api.v1.verbs import read
from vultr_tui.api.values import Format, Type

KIND = Parameter(
    name="type",
    summary="The kind of plans",
    required=False,
    default="all",
    allowed=("all", "vc2", "ssd", "vdc2", "dedicated", "vc2z"),
)
SANDBOX = "The $2.50 plan is not offered through the API, and plans that were withdrawn are not listed."

OPERATIONS: tuple[Operation, ...] = (
    read(
        "plans.list",
        "List the plans for servers",
        details=SANDBOX,
        key_required=False,
        parameters=(KIND,),
        reply=Reply(Shape.KEYED, "plan"),
    ),
    read(
        "plans.list_vc2",
        "List the plans for servers on shared processors",
        details=SANDBOX,
        key_required=False,
        reply=Reply(Shape.KEYED, "plan"),
    ),
    read(
        "plans.list_vdc2",
        "List the plans for servers on dedicated processors",
        key_required=False,
        reply=Reply(Shape.KEYED, "plan"),
    ),
    read(
        "plans.list_baremetal",
        "List the plans for bare metal servers",
        key_required=False,
        reply=Reply(Shape.KEYED, "plan_baremetal"),
    ),
)

AVAILABILITY = (State("going away", Tone.BAD, (("deprecated", ("yes",)),)), State("offered", Tone.GOOD))

RESOURCES: tuple[Resource, ...] = (
    Resource(
        name="plan",
        title="Plans",
        section="Catalogue",
        lists=(Listing("plans.list"),),
        key="VPSPLANID",
        label="name",
        fields=(
            Field(name="VPSPLANID", title="ID", priority=1),
            Field(name="name", title="Plan", priority=8),
            Field(name="vcpu_count", title="CPUs", type=Type.INTEGER, priority=2),
            Field(name="ram", title="RAM", type=Type.INTEGER, format=Format.MEGABYTES, priority=3),
            Field(name="disk", title="Disk", type=Type.INTEGER, format=Format.GIGABYTES, priority=5),
            Field(name="bandwidth", title="TB/mo", type=Type.NUMBER, priority=6),
            Field(name="bandwidth_gb", title="GB/mo", type=Type.INTEGER, format=Format.GIGABYTES),
            Field(name="price_per_month", title="$/mo", type=Type.NUMBER, format=Format.MONEY, priority=4),
            Field(name="plan_type", title="Type", priority=7),
            Field(name="windows", title="Windows", type=Type.BOOLEAN),
            Field(name="available_locations", title="Locations", type=Type.ARRAY, refers_to="region"),
            Field(name="deprecated", title="Going away", type=Type.BOOLEAN),
        ),
        order="price_per_month",
        states=AVAILABILITY,
        fresh_for=DAY,
        price="price_per_month",
    ),
    Resource(
        name="plan_baremetal",
        title="Bare metal plans",
        section="Catalogue",
        lists=(Listing("plans.list_baremetal"),),
        key="METALPLANID",
        label="name",
        fields=(
            Field(name="METALPLANID", title="ID", priority=1),
            Field(name="name", title="Plan", priority=8),
            Field(name="cpu_count", title="CPUs", type=Type.INTEGER, priority=2),
            Field(name="ram", title="RAM", type=Type.INTEGER, format=Format.MEGABYTES, priority=3),
            Field(name="disk", title="Disk", priority=5),
            Field(name="bandwidth_tb", title="TB/mo", type=Type.NUMBER, priority=6),
            Field(name="price_per_month", title="$/mo", type=Type.NUMBER, format=Format.MONEY, priority=4),
            Field(name="plan_type", title="Type", priority=7),
            Field(name="available_locations", title="Locations", type=Type.ARRAY, refers_to="region"),
            Field(name="deprecated", title="Going away", type=Type.BOOLEAN),
        ),
        order="price_per_month",
        states=AVAILABILITY,
        fresh_for=DAY,
        price="price_per_month",
    ),
)
