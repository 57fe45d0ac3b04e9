"""Snapshots of servers (reference: Snapshot)."""

from __future__ import annotations

from vultr_tui.api.entries import optional
from vultr_tui.api.operation import Finish, Operation, Reply, Requirement, Risk, Shape, given, replied
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Field, Listing, Resource
from vultr_tui.api.v1.shared import IMAGE_STATES, MEASURED, SERVER, SNAPSHOT
from vultr_tui.api.v1.verbs import change, read
from vultr_tui.api.values import Format, Type

OPERATIONS: tuple[Operation, ...] = (
    read(
        "snapshot.list",
        "List the snapshots",
        access="subscriptions",
        parameters=(optional(SNAPSHOT, "Only this snapshot"),),
        reply=Reply(Shape.KEYED, "snapshot"),
    ),
    change(
        "snapshot.create",
        "Take a snapshot of a server",
        Risk.REVERSIBLE,
        details="The server runs on meanwhile, so files being written may be caught half-written.",
        access="subscriptions",
        on=SERVER,
        parameters=(Parameter(name="description", summary="What the snapshot is of", required=False),),
        reply=Reply(Shape.OBJECT, "snapshot"),
        requires=(Requirement("status", ("active",), "it is not active"),),
        finish=Finish("snapshot", replied("SNAPSHOTID"), (("status", "complete"),)),
        stale=("snapshot",),
        example=(("description", "before upgrade of web-1"),),
    ),
    change(
        "snapshot.destroy",
        "Destroy a snapshot",
        Risk.DESTRUCTIVE,
        details="There is no way back. Servers made from it are not touched.",
        access="subscriptions",
        on=SNAPSHOT,
        finish=Finish("snapshot", given("SNAPSHOTID"), gone=True),
        stale=("snapshot",),
    ),
)

RESOURCES: tuple[Resource, ...] = (
    Resource(
        name="snapshot",
        title="Snapshots",
        section="Compute",
        lists=(Listing("snapshot.list"),),
        key="SNAPSHOTID",
        label="description",
        fields=(
            Field(name="SNAPSHOTID", title="ID", priority=3),
            Field(name="description", title="Description", priority=1),
            Field(name="size", title="Size", type=Type.INTEGER, format=Format.BYTES, priority=4, when=MEASURED),
            Field(name="date_created", title="Taken", format=Format.DATE, priority=2),
            Field(name="status", title="Status"),
            Field(name="OSID", title="System", refers_to="os"),
            Field(name="APPID", title="Application", refers_to="app"),
        ),
        states=IMAGE_STATES,
    ),
)
