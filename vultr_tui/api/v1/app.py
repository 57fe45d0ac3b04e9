"""Applications a server can be installed with (reference: Application)."""

from __future__ import annotations

from vultr_tui.api.operation import Operation, Reply, Shape
from vultr_tui.api.resource import Field, Listing, Resource
from vultr_tui.api.v1.shared import DAY
from vultr_tui.api.v1.verbs import read
from vultr_tui.api.values import Format, Type

OPERATIONS: tuple[Operation, ...] = (
    read(
        "app.list",
        "List the applications a server can be installed with",
        key_required=False,
        reply=Reply(Shape.KEYED, "app"),
    ),
)

RESOURCES: tuple[Resource, ...] = (
    Resource(
        name="app",
        title="Applications",
        section="Catalogue",
        lists=(Listing("app.list"),),
        key="APPID",
        label="name",
        names=("short_name",),
        fields=(
            Field(name="APPID", title="ID", priority=3),
            Field(name="name", title="Application", priority=1),
            Field(name="short_name", title="Short name"),
            Field(name="deploy_name", title="Installed as", priority=2),
            Field(name="surcharge", title="$/mo", type=Type.NUMBER, format=Format.MONEY, priority=4),
        ),
        order="name",
        fresh_for=DAY,
        price="surcharge",
    ),
)
