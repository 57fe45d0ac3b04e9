"""Volumes (reference: Block Storage)."""

from __future__ import annotations

from vultr_tui.api.entries import optional, put_back
from vultr_tui.api.operation import (
    Cost,
    Effect,
    Finish,
    Operation,
    Reply,
    Requirement,
    Risk,
    Shape,
    Undo,
    before,
    given,
    replied,
)
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Field, Listing, Resource, State, Tone
from vultr_tui.api.v1.shared import LABEL, PENDING, REGION
from vultr_tui.api.v1.verbs import change, read
from vultr_tui.api.values import Format, Type

VOLUME = Parameter(name="SUBID", summary="The volume", type=Type.INTEGER, refers_to="block", example="scratch")
SIZE = Parameter(
    name="size_gb",
    summary="Size in gigabytes",
    type=Type.INTEGER,
    format=Format.GIGABYTES,
    minimum=10,
    maximum=10000,
    example="250",
)

PER_GIGABYTE = 0.10
"""Dollars a month (reference: block/list, 50 GB for 5 and 100 GB for 10)."""

ACTIVE = Requirement("status", ("pending",), "it is still being made", negated=True)
FREE = Requirement("attached_to_SUBID", ("",), "it is attached to a server; detach it first")
ATTACHED = Requirement("attached_to_SUBID", ("",), "it is not attached to a server", negated=True)

OPERATIONS: tuple[Operation, ...] = (
    read(
        "block.list",
        "List the volumes",
        access="subscriptions",
        parameters=(optional(VOLUME, "Only this volume"),),
        reply=Reply(Shape.ROWS, "block"),
    ),
    change(
        "block.create",
        "Create a volume",
        Risk.DISRUPTIVE,
        details="Billed from now on, attached or not. Only some locations offer block storage.",
        access="provisioning",
        parameters=(REGION, SIZE, optional(LABEL, "The label")),
        reply=Reply(Shape.OBJECT, "block"),
        cost=Cost(effect=Effect.STARTS, each=PER_GIGABYTE, by="size_gb"),
        finish=Finish("block", replied("SUBID"), (("status", "active"),)),
        stale=("block", "account"),
        example=(("label", "db-data-2"),),
    ),
    change(
        "block.attach",
        "Attach a volume to a server",
        Risk.REVERSIBLE,
        details="The volume and the server must be in the same location, and the volume attached to nothing else.",
        access="subscriptions",
        on=VOLUME,
        parameters=(
            Parameter(
                name="attach_to_SUBID",
                summary="The server to attach it to",
                type=Type.INTEGER,
                refers_to="server",
                example="web-1",
            ),
        ),
        requires=(ACTIVE, FREE),
        stale=("block",),
        undo=Undo("block.detach", (("SUBID", given("SUBID")),)),
    ),
    change(
        "block.detach",
        "Detach a volume from its server",
        Risk.DISRUPTIVE,
        details="Like pulling a disk: unmount it first, or what the server has not yet written is lost.",
        access="subscriptions",
        on=VOLUME,
        requires=(ATTACHED,),
        stale=("block",),
        undo=Undo("block.attach", (("SUBID", given("SUBID")), ("attach_to_SUBID", before("attached_to_SUBID")))),
        example=(("SUBID", "assets"),),
    ),
    change(
        "block.resize",
        "Change the size of a volume",
        Risk.DISRUPTIVE,
        details=(
            "The price follows the size. The file system is not resized with it: grow it afterwards, and before "
            "making a volume smaller shrink file system and partitions yourself, or data is lost. "
            "A volume can be resized once a minute."
        ),
        access="subscriptions",
        on=VOLUME,
        parameters=(SIZE,),
        cost=Cost(effect=Effect.CHANGES, each=PER_GIGABYTE, by="size_gb"),
        repeatable=True,
        requires=(ACTIVE,),
        stale=("block", "account"),
    ),
    change(
        "block.label_set",
        "Label a volume",
        Risk.REVERSIBLE,
        access="subscriptions",
        on=VOLUME,
        parameters=(LABEL,),
        repeatable=True,
        stale=("block",),
        undo=put_back("block.label_set", ("SUBID",), ("label",)),
    ),
    change(
        "block.delete",
        "Delete a volume and all data on it",
        Risk.DESTRUCTIVE,
        details="There is no way back, and backups of servers do not contain volumes.",
        access="subscriptions",
        on=VOLUME,
        cost=Cost(effect=Effect.STOPS, share=1.0),
        finish=Finish("block", given("SUBID"), gone=True),
        stale=("block", "account"),
    ),
)

RESOURCES: tuple[Resource, ...] = (
    Resource(
        name="block",
        title="Volumes",
        section="Storage",
        lists=(Listing("block.list"),),
        key="SUBID",
        label="label",
        fields=(
            Field(name="SUBID", title="ID", priority=7),
            Field(name="label", title="Label", priority=1),
            Field(name="size_gb", title="Size", type=Type.INTEGER, format=Format.GIGABYTES, priority=2),
            Field(name="attached_to_SUBID", title="Attached to", refers_to="server", priority=3),
            Field(name="DCID", title="Location", refers_to="region", priority=4),
            Field(name="cost_per_month", title="$/mo", type=Type.NUMBER, format=Format.MONEY, priority=5),
            Field(name="date_created", title="Created", format=Format.DATE, priority=6),
            Field(name="status", title="Status"),
        ),
        states=(
            State("pending", Tone.BUSY, PENDING, transient=True),
            State("free", Tone.NEUTRAL, (("status", ("active",)), ("attached_to_SUBID", ("",)))),
            State("attached", Tone.GOOD, (("status", ("active",)),)),
        ),
        price="cost_per_month",
    ),
)
