"""Volumes, and snapshots of them."""

from __future__ import annotations

from vultr_tui.api.entries import optional, put_back
from vultr_tui.api.operation import Cost, Effect, Finish, Operation, Requirement, Risk, Undo, before, given, replied
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Field, Listing, Resource, State, Tone
from vultr_tui.api.v2.shared import DESCRIPTION, INSTANCE, LABEL, PENDING, REGION, flag
from vultr_tui.api.v2.verbs import change, one, pages, read
from vultr_tui.api.values import Format, Type

VOLUME = Parameter(name="block_id", summary="The volume", refers_to="block", example="scratch")
SAVED = Parameter(name="snapshot_id", summary="The snapshot", refers_to="block_snapshot", example="before upgrade")
SIZE = Parameter(
    name="size_gb",
    summary="Size in gigabytes",
    type=Type.INTEGER,
    format=Format.GIGABYTES,
    minimum=10,
    maximum=40000,
    example="250",
)
LIVE = flag("live", "Without a reboot of the server", "yes", title="Without reboot")

ACTIVE = Requirement("status", ("pending",), "it is still being made", negated=True)
FREE = Requirement("attached_to_instance", ("",), "it is attached to a server; detach it first")
ATTACHED = Requirement("attached_to_instance", ("",), "it is not attached to a server", negated=True)

OPERATIONS: tuple[Operation, ...] = (
    read("block.list", "List the volumes", "/blocks", reply=pages("block", "blocks")),
    read("block.info", "Show a volume", "/blocks/{block_id}", on=VOLUME, reply=one("block", "block")),
    change(
        "block.create",
        "Create a volume",
        Risk.DISRUPTIVE,
        "POST /blocks",
        details="Billed from now on, attached or not. Only some locations offer each type.",
        access="provisioning",
        parameters=(
            REGION,
            SIZE,
            optional(LABEL, "The label"),
            Parameter(
                name="block_type",
                title="Type",
                summary="Fast and dear, or slow and cheap",
                required=False,
                allowed=("high_perf", "storage_opt"),
            ),
            optional(SAVED, "The snapshot to fill it with"),
            flag("bootable", "Whether servers can start from it"),
        ),
        reply=one("block", "block"),
        cost=Cost(effect=Effect.STARTS),
        finish=Finish("block", replied("id"), (("status", "active"),)),
        stale=("block", "account"),
        example=(("label", "db-data-2"),),
    ),
    change(
        "block.attach",
        "Attach a volume to a server",
        Risk.DISRUPTIVE,
        "POST /blocks/{block_id}/attach",
        details=(
            "The volume and the server must be in the same location, and the volume attached to nothing else. "
            "Without `live` the server is restarted."
        ),
        access="subscriptions",
        on=VOLUME,
        parameters=(INSTANCE, LIVE),
        requires=(ACTIVE, FREE),
        stale=("block",),
        undo=Undo("block.detach", (("block_id", given("block_id")),)),
    ),
    change(
        "block.detach",
        "Detach a volume from its server",
        Risk.DISRUPTIVE,
        "POST /blocks/{block_id}/detach",
        details="Like pulling a disk: unmount it first, or what the server has not yet written is lost.",
        access="subscriptions",
        on=VOLUME,
        parameters=(LIVE,),
        requires=(ATTACHED,),
        stale=("block",),
        undo=Undo("block.attach", (("block_id", given("block_id")), ("instance_id", before("attached_to_instance")))),
        example=(("block_id", "assets"),),
    ),
    change(
        "block.resize",
        "Change the size of a volume",
        Risk.DISRUPTIVE,
        "PATCH /blocks/{block_id}",
        details=(
            "The price follows the size. The file system is not resized with it: grow it afterwards, and before "
            "making a volume smaller shrink file system and partitions yourself, or data is lost."
        ),
        access="subscriptions",
        on=VOLUME,
        parameters=(SIZE,),
        cost=Cost(effect=Effect.CHANGES),
        repeatable=True,
        requires=(ACTIVE,),
        stale=("block", "account"),
    ),
    change(
        "block.label_set",
        "Label a volume",
        Risk.REVERSIBLE,
        "PATCH /blocks/{block_id}",
        access="subscriptions",
        on=VOLUME,
        parameters=(LABEL,),
        repeatable=True,
        stale=("block",),
        undo=put_back("block.label_set", ("block_id",), ("label",)),
    ),
    change(
        "block.delete",
        "Delete a volume and all data on it",
        Risk.DESTRUCTIVE,
        "DELETE /blocks/{block_id}",
        details="There is no way back, and backups of servers do not contain volumes.",
        access="subscriptions",
        on=VOLUME,
        cost=Cost(effect=Effect.STOPS, share=1.0),
        finish=Finish("block", given("block_id"), gone=True),
        stale=("block", "account"),
    ),
    read(
        "block.snapshots",
        "List the snapshots of volumes",
        "/blocks/snapshots",
        reply=pages("block_snapshot", "snapshots"),
    ),
    read(
        "block.snapshot_info",
        "Show a snapshot of a volume",
        "/blocks/snapshots/{snapshot_id}",
        on=SAVED,
        reply=one("block_snapshot", "snapshot"),
    ),
    change(
        "block.snapshot_create",
        "Take a snapshot of a volume",
        Risk.DISRUPTIVE,
        "POST /blocks/snapshots",
        details="Billed by its size.",
        access="subscriptions",
        on=VOLUME,
        parameters=(DESCRIPTION,),
        reply=one("block_snapshot", "snapshot"),
        cost=Cost(effect=Effect.STARTS),
        stale=("block_snapshot",),
    ),
    change(
        "block.snapshot_describe",
        "Describe a snapshot of a volume",
        Risk.REVERSIBLE,
        "PUT /blocks/snapshots/{snapshot_id}",
        access="subscriptions",
        on=SAVED,
        parameters=(DESCRIPTION,),
        repeatable=True,
        stale=("block_snapshot",),
        undo=put_back("block.snapshot_describe", ("snapshot_id",), ("description",)),
    ),
    change(
        "block.snapshot_delete",
        "Delete a snapshot of a volume",
        Risk.DESTRUCTIVE,
        "DELETE /blocks/snapshots/{snapshot_id}",
        details="There is no way back.",
        access="subscriptions",
        on=SAVED,
        cost=Cost(effect=Effect.STOPS),
        stale=("block_snapshot",),
    ),
)

RESOURCES: tuple[Resource, ...] = (
    Resource(
        name="block",
        title="Volumes",
        section="Storage",
        lists=(Listing("block.list"),),
        key="id",
        label="label",
        fields=(
            Field(name="id", title="ID", priority=7),
            Field(name="label", title="Label", priority=1),
            Field(name="size_gb", title="Size", type=Type.INTEGER, format=Format.GIGABYTES, priority=2),
            Field(name="attached_to_instance", title="Attached to", refers_to="server", priority=3),
            Field(name="region", title="Location", refers_to="region", priority=4),
            Field(name="cost", title="$/mo", type=Type.NUMBER, format=Format.MONEY, priority=5),
            Field(name="block_type", title="Type", priority=8),
            Field(name="date_created", title="Created", format=Format.DATE, priority=6),
            Field(name="mount_id", title="Mount ID"),
            Field(name="pending_charges", title="Pending charges", type=Type.NUMBER, format=Format.MONEY),
            Field(name="bootable", title="Bootable", type=Type.BOOLEAN),
            Field(name="status", title="Status"),
        ),
        states=(
            State("pending", Tone.BUSY, PENDING, transient=True),
            State("free", Tone.NEUTRAL, (("status", ("active",)), ("attached_to_instance", ("",)))),
            State("attached", Tone.GOOD, (("status", ("active",)),)),
        ),
        price="cost",
    ),
    Resource(
        name="block_snapshot",
        title="Volume snapshots",
        section="Storage",
        lists=(Listing("block.snapshots"),),
        key="id",
        label="description",
        fields=(
            Field(name="id", title="ID", priority=5),
            Field(name="description", title="Description", priority=1),
            Field(name="block_id", title="Volume", refers_to="block", priority=2),
            Field(name="size", title="Size", type=Type.INTEGER, format=Format.BYTES, priority=4),
            Field(name="added_at", title="Taken", format=Format.DATE, priority=3),
            Field(name="state", title="State"),
        ),
        states=(
            State("pending", Tone.BUSY, (("state", ("PENDING",)),), transient=True),
            State("failed", Tone.BAD, (("state", ("FAILED",)),)),
            State("complete", Tone.GOOD, (("state", ("COMPLETE",)),)),
        ),
    ),
)
