"""Scripts that run when a server first boots (reference: Startup Script)."""

from __future__ import annotations

from vultr_tui.api.entries import optional, put_back
from vultr_tui.api.light import replace
from vultr_tui.api.operation import Operation, Reply, Risk, Shape
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Field, Listing, Resource, Tab, View
from vultr_tui.api.v1.shared import SCRIPT
from vultr_tui.api.v1.verbs import change, read
from vultr_tui.api.values import Format, Type

NAME = Parameter(name="name", summary="Its name", example="install docker")
TEXT = Parameter(name="script", summary="What it says", format=Format.TEXT)

OPERATIONS: tuple[Operation, ...] = (
    read(
        "startupscript.list",
        "List the startup scripts",
        details="The system runs boot scripts once, after it is installed; iPXE runs pxe scripts at power-on.",
        access="subscriptions",
        reply=Reply(Shape.KEYED, "startupscript"),
    ),
    change(
        "startupscript.create",
        "Add a startup script",
        Risk.REVERSIBLE,
        access="subscriptions",
        parameters=(
            NAME,
            TEXT,
            Parameter(name="type", summary="What runs it", required=False, default="boot", allowed=("boot", "pxe")),
        ),
        reply=Reply(Shape.OBJECT, "startupscript"),
        stale=("startupscript",),
    ),
    change(
        "startupscript.update",
        "Change the name or the text of a startup script",
        Risk.REVERSIBLE,
        access="subscriptions",
        on=SCRIPT,
        parameters=(optional(NAME), optional(TEXT)),
        repeatable=True,
        stale=("startupscript",),
        undo=put_back("startupscript.update", ("SCRIPTID",), ("name", "script")),
        example=(("name", "install nginx and certbot"),),
    ),
    change(
        "startupscript.destroy",
        "Remove a startup script",
        Risk.DESTRUCTIVE,
        details="Servers that ran it are not touched. Added again it gets another id.",
        access="subscriptions",
        on=replace(SCRIPT, type=Type.STRING),
        stale=("startupscript",),
    ),
)

RESOURCES: tuple[Resource, ...] = (
    Resource(
        name="startupscript",
        title="Startup scripts",
        section="Compute",
        lists=(Listing("startupscript.list"),),
        key="SCRIPTID",
        label="name",
        fields=(
            Field(name="SCRIPTID", title="ID", priority=2),
            Field(name="name", title="Name", priority=1),
            Field(name="type", title="Type", priority=3),
            Field(name="date_modified", title="Changed", format=Format.DATE, priority=4),
            Field(name="date_created", title="Created", format=Format.DATE),
            Field(name="script", title="Script", format=Format.TEXT),
        ),
        fresh_for=60.0,
        tabs=(Tab("Script", View.TEXT, field="script"), Tab("Overview", View.FIELDS)),
    ),
)
