"""Locations and what they have room for."""

from __future__ import annotations

from vultr_tui.api.operation import Operation
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Field, Listing, Resource, Tab, View
from vultr_tui.api.v2.plans import FAMILIES
from vultr_tui.api.v2.shared import DAY, REGION
from vultr_tui.api.v2.verbs import pages, read, values
from vultr_tui.api.values import Type

OPERATIONS: tuple[Operation, ...] = (
    read(
        "regions.list",
        "List the locations",
        "/regions",
        details="A location that is listed may still have no room for new servers.",
        key_required=False,
        reply=pages("region", "regions"),
    ),
    read(
        "regions.availability",
        "List the plans a location has room for",
        "/regions/{region}/availability",
        key_required=False,
        on=REGION,
        parameters=(
            Parameter(
                name="type",
                summary="The kind of plans",
                required=False,
                default="all",
                allowed=("all", "vbm", *FAMILIES),
            ),
        ),
        reply=values("available_plans", "plan"),
    ),
)

RESOURCES: tuple[Resource, ...] = (
    Resource(
        name="region",
        title="Locations",
        section="Catalogue",
        lists=(Listing("regions.list"),),
        key="id",
        label="city",
        fields=(
            Field(name="id", title="ID", priority=2),
            Field(name="city", title="Location", priority=1),
            Field(name="country", title="Country", priority=3),
            Field(name="continent", title="Continent", priority=4),
            Field(name="options", title="Offers", type=Type.ARRAY, priority=5),
            Field(name="connectivity", title="Connectivity", type=Type.ARRAY),
        ),
        order="city",
        fresh_for=DAY,
        tabs=(Tab("Overview", View.FIELDS), Tab("Plans", View.VALUES, "regions.availability")),
    ),
)
