"""What servers can be made from: systems and applications."""

from __future__ import annotations

from vultr_tui.api.operation import Operation
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Field, Listing, Resource
from vultr_tui.api.v2.shared import DAY
from vultr_tui.api.v2.verbs import pages, read

OPERATIONS: tuple[Operation, ...] = (
    read("os.list", "List the operating systems", "/os", key_required=False, reply=pages("os", "os")),
    read(
        "app.list",
        "List the applications",
        "/applications",
        key_required=False,
        parameters=(
            Parameter(
                name="type", summary="Whose", required=False, default="all", allowed=("all", "marketplace", "one-click")
            ),
        ),
        reply=pages("app", "applications"),
    ),
)

RESOURCES: tuple[Resource, ...] = (
    Resource(
        name="os",
        title="Operating systems",
        section="Catalogue",
        lists=(Listing("os.list"),),
        key="id",
        label="name",
        fields=(
            Field(name="id", title="ID", priority=2),
            Field(name="name", title="System", priority=1),
            Field(name="arch", title="Arch", priority=4),
            Field(name="family", title="Family", priority=3),
        ),
        order="name",
        fresh_for=DAY,
    ),
    Resource(
        name="app",
        title="Applications",
        section="Catalogue",
        lists=(Listing("app.list"),),
        key="id",
        label="deploy_name",
        fields=(
            Field(name="id", title="ID", priority=2),
            Field(name="deploy_name", title="Application", priority=1),
            Field(name="name", title="Name"),
            Field(name="short_name", title="Short name", priority=5),
            Field(name="type", title="Type", priority=3),
            Field(name="vendor", title="Vendor", priority=4),
            Field(name="image_id", title="Image", priority=6),
        ),
        order="deploy_name",
        fresh_for=DAY,
    ),
)
