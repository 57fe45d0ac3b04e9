"""What the key in use may do (reference: API Key)."""

from __future__ import annotations

from vultr_tui.api.operation import Operation, Reply, Shape
from vultr_tui.api.resource import Field, Listing, Resource
from vultr_tui.api.v1.verbs import read
from vultr_tui.api.values import Format, Type

OPERATIONS: tuple[Operation, ...] = (
    read("auth.info", "Show whose key this is and what it may do", reply=Reply(Shape.OBJECT, "auth")),
)

RESOURCES: tuple[Resource, ...] = (
    Resource(
        name="auth",
        title="API key",
        section="Account",
        lists=(Listing("auth.info"),),
        key="",
        label="name",
        fields=(
            Field(name="name", title="Name", priority=1),
            Field(name="email", title="E-mail", format=Format.EMAIL, priority=2),
            Field(name="acls", title="May", type=Type.ARRAY, priority=3),
        ),
        fresh_for=60.0,
    ),
)
