"""Operating systems (reference: Operating System)."""

from __future__ import annotations

from vultr_tui.api.operation import Operation, Reply, Shape
from vultr_tui.api.resource import Field, Listing, Resource
from vultr_tui.api.v1.shared import DAY
from vultr_tui.api.v1.verbs import read
from vultr_tui.api.values import Format, Type

OPERATIONS: tuple[Operation, ...] = (
    read(
        "os.list",
        "List the operating systems",
        details="Windows brings a licence with it, which raises the price of the server.",
        key_required=False,
        reply=Reply(Shape.KEYED, "os"),
    ),
)

RESOURCES: tuple[Resource, ...] = (
    Resource(
        name="os",
        title="Operating systems",
        section="Catalogue",
        lists=(Listing("os.list"),),
        key="OSID",
        label="name",
        fields=(
            Field(name="OSID", title="ID", priority=2),
            Field(name="name", title="System", priority=1),
            Field(name="family", title="Family", priority=3),
            Field(name="arch", title="Arch", priority=4),
            Field(name="windows", title="Windows", type=Type.BOOLEAN, priority=5),
            Field(name="surcharge", title="$/mo more", type=Type.NUMBER, format=Format.MONEY),
        ),
        order="name",
        fresh_for=DAY,
        price="surcharge",
    ),
)
