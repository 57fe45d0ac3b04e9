"""Locations and what they have room for (reference: Regions)."""

from __future__ import annotations

from vultr_tui.api.operation import Operation, Reply, Shape
from vultr_tui.api.resource import Field, Listing, Resource, Tab, View
from vultr_tui.api.v1.plans import KIND
from vultr_tui.api.v1.shared import DAY, REGION, yes_no
from vultr_tui.api.v1.verbs import read
from vultr_tui.api.values import Type

SPECIAL = "With your key it also shows plans made for your account alone."

OPERATIONS: tuple[Operation, ...] = (
    read(
        "regions.list",
        "List the locations",
        details="A location that is listed may still have no room for new servers.",
        key_required=False,
        parameters=(yes_no("availability", "Tell with each location which plans it has room for"),),
        reply=Reply(Shape.KEYED, "region"),
    ),
    read(
        "regions.availability",
        "List the plans a location has room for",
        details=SPECIAL,
        key_required=False,
        on=REGION,
        parameters=(KIND,),
        reply=Reply(Shape.VALUES, "plan"),
        example=(("type", "vc2"),),
    ),
    read(
        "regions.availability_vc2",
        "List the shared-processor plans a location has room for",
        details=SPECIAL,
        key_required=False,
        on=REGION,
        reply=Reply(Shape.VALUES, "plan"),
    ),
    read(
        "regions.availability_vdc2",
        "List the dedicated-processor plans a location has room for",
        details=SPECIAL,
        key_required=False,
        on=REGION,
        reply=Reply(Shape.VALUES, "plan"),
    ),
    read(
        "regions.availability_baremetal",
        "List the bare metal plans a location has room for",
        details=SPECIAL,
        key_required=False,
        on=REGION,
        reply=Reply(Shape.VALUES, "plan_baremetal"),
    ),
)

RESOURCES: tuple[Resource, ...] = (
    Resource(
        name="region",
        title="Locations",
        section="Catalogue",
        lists=(Listing("regions.list"),),
        key="DCID",
        label="name",
        names=("regioncode",),
        fields=(
            Field(name="DCID", title="ID", priority=3),
            Field(name="name", title="Location", priority=1),
            Field(name="regioncode", title="Code", priority=2),
            Field(name="country", title="Country", priority=4),
            Field(name="continent", title="Continent", priority=7),
            Field(name="state", title="State"),
            Field(name="ddos_protection", title="DDoS protection", type=Type.BOOLEAN, priority=6),
            Field(name="block_storage", title="Volumes", type=Type.BOOLEAN, priority=5),
            Field(name="availability", title="Plans", type=Type.ARRAY, refers_to="plan"),
        ),
        order="name",
        fresh_for=DAY,
        tabs=(
            Tab("Overview", View.FIELDS),
            Tab("Plans", View.VALUES, "regions.availability"),
            Tab("Bare metal", View.VALUES, "regions.availability_baremetal"),
        ),
    ),
)
