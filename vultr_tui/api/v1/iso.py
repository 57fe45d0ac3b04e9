"""ISO images to boot from (reference: ISO Image)."""

from __future__ import annotations

from vultr_tui.api.operation import Finish, Operation, Reply, Risk, Shape, replied
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Field, Listing, Resource
from vultr_tui.api.v1.shared import IMAGE_STATES, MEASURED
from vultr_tui.api.v1.verbs import change, read
from vultr_tui.api.values import Format, Type

OPERATIONS: tuple[Operation, ...] = (
    read("iso.list", "List your ISO images", access="subscriptions", reply=Reply(Shape.KEYED, "iso")),
    change(
        "iso.create_from_url",
        "Fetch an ISO image from the web",
        Risk.DISRUPTIVE,
        details="Vultr downloads it; usable once it is complete. Only the website can delete it again.",
        access="subscriptions",
        parameters=(
            Parameter(
                name="url",
                title="Address",
                summary="Where the image is",
                format=Format.URL,
                example="https://mirror.example.org/debian-9.4.0-amd64-netinst.iso",
            ),
        ),
        reply=Reply(Shape.OBJECT, "iso"),
        finish=Finish("iso", replied("ISOID"), (("status", "complete"),)),
        stale=("iso",),
    ),
)

RESOURCES: tuple[Resource, ...] = (
    Resource(
        name="iso",
        title="ISOs",
        section="Compute",
        lists=(Listing("iso.list"),),
        key="ISOID",
        label="filename",
        fields=(
            Field(name="ISOID", title="ID", priority=3),
            Field(name="filename", title="File", priority=1),
            Field(name="size", title="Size", type=Type.INTEGER, format=Format.BYTES, priority=2, when=MEASURED),
            Field(name="md5sum", title="MD5", priority=5),
            Field(name="date_created", title="Added", format=Format.DATE, priority=4),
            Field(name="status", title="Status"),
        ),
        states=IMAGE_STATES,
        fresh_for=60.0,
    ),
)
