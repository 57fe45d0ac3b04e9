"""What disks are kept as: snapshots, backups, ISOs."""

from __future__ import annotations

from vultr_tui.api.entries import optional, put_back
from vultr_tui.api.operation import Cost, Effect, Finish, Operation, Risk, given, replied
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Field, Listing, Resource
from vultr_tui.api.v2.shared import DESCRIPTION, IMAGE_STATES, INSTANCE, MEASURED, SNAPSHOT, flag
from vultr_tui.api.v2.verbs import change, one, pages, read
from vultr_tui.api.values import Format, Type

BACKUP = Parameter(name="backup_id", summary="The backup", refers_to="backup")
ISO = Parameter(name="iso_id", summary="The ISO", refers_to="iso", example="alpine-virt-3.7.0-x86_64.iso")
ADDRESS = Parameter(
    name="url",
    title="Address",
    summary="Where Vultr fetches it from",
    format=Format.URL,
    example="https://example.com/disk.raw",
)
COMPLETE = (("status", "complete"),)

OPERATIONS: tuple[Operation, ...] = (
    read(
        "snapshot.list",
        "List the snapshots",
        "/snapshots",
        parameters=(optional(DESCRIPTION, "Only those described so"),),
        reply=pages("snapshot", "snapshots"),
    ),
    read(
        "snapshot.info", "Show a snapshot", "/snapshots/{snapshot_id}", on=SNAPSHOT, reply=one("snapshot", "snapshot")
    ),
    change(
        "snapshot.create",
        "Take a snapshot of a server",
        Risk.DISRUPTIVE,
        "POST /snapshots",
        details=(
            "Billed by its size. The server runs on meanwhile, so files being written may be caught half-written."
        ),
        access="subscriptions",
        on=INSTANCE,
        parameters=(optional(DESCRIPTION, "What the snapshot is of"),),
        reply=one("snapshot", "snapshot"),
        cost=Cost(effect=Effect.STARTS),
        finish=Finish("snapshot", replied("id"), COMPLETE),
        stale=("snapshot",),
    ),
    change(
        "snapshot.create_from_url",
        "Make a snapshot of a disk image",
        Risk.DISRUPTIVE,
        "POST /snapshots/create-from-url",
        details="Billed by its size. The image must be a raw disk.",
        access="subscriptions",
        parameters=(
            ADDRESS,
            optional(DESCRIPTION, "What the snapshot is of"),
            flag("uefi", "Whether it starts by UEFI"),
        ),
        reply=one("snapshot", "snapshot"),
        cost=Cost(effect=Effect.STARTS),
        finish=Finish("snapshot", replied("id"), COMPLETE),
        stale=("snapshot",),
    ),
    change(
        "snapshot.describe",
        "Describe a snapshot",
        Risk.REVERSIBLE,
        "PUT /snapshots/{snapshot_id}",
        access="subscriptions",
        on=SNAPSHOT,
        parameters=(DESCRIPTION,),
        repeatable=True,
        stale=("snapshot",),
        undo=put_back("snapshot.describe", ("snapshot_id",), ("description",)),
    ),
    change(
        "snapshot.destroy",
        "Destroy a snapshot",
        Risk.DESTRUCTIVE,
        "DELETE /snapshots/{snapshot_id}",
        details="There is no way back. Servers made from it are not touched.",
        access="subscriptions",
        on=SNAPSHOT,
        cost=Cost(effect=Effect.STOPS),
        finish=Finish("snapshot", given("snapshot_id"), gone=True),
        stale=("snapshot",),
    ),
    read(
        "backup.list",
        "List the backups",
        "/backups",
        parameters=(optional(INSTANCE, "Only those of this server"),),
        reply=pages("backup", "backups"),
    ),
    read("backup.info", "Show a backup", "/backups/{backup_id}", on=BACKUP, reply=one("backup", "backup")),
    read("iso.list", "List the ISOs of the account", "/iso", reply=pages("iso", "isos")),
    read(
        "iso.list_public",
        "List the ISOs that Vultr offers",
        "/iso-public",
        key_required=False,
        reply=pages("iso_public", "public_isos"),
    ),
    read("iso.info", "Show an ISO", "/iso/{iso_id}", on=ISO, reply=one("iso", "iso")),
    change(
        "iso.create_from_url",
        "Fetch an ISO",
        Risk.REVERSIBLE,
        "POST /iso",
        access="subscriptions",
        parameters=(ADDRESS, optional(DESCRIPTION)),
        reply=one("iso", "iso"),
        finish=Finish("iso", replied("id"), COMPLETE),
        stale=("iso",),
    ),
    change(
        "iso.describe",
        "Describe an ISO",
        Risk.REVERSIBLE,
        "PUT /iso/{iso_id}",
        access="subscriptions",
        on=ISO,
        parameters=(DESCRIPTION,),
        repeatable=True,
        stale=("iso",),
        undo=put_back("iso.describe", ("iso_id",), ("description",)),
    ),
    change(
        "iso.destroy",
        "Delete an ISO",
        Risk.DESTRUCTIVE,
        "DELETE /iso/{iso_id}",
        details="Servers that have it mounted keep it until it is taken out.",
        access="subscriptions",
        on=ISO,
        stale=("iso",),
    ),
)

SAVED = (
    Field(name="id", title="ID", priority=4),
    Field(name="description", title="Description", priority=1),
    Field(name="date_created", title="Made", format=Format.DATE, priority=2),
    Field(name="size", title="Size", type=Type.INTEGER, format=Format.BYTES, priority=3, when=MEASURED),
    Field(name="status", title="Status"),
    Field(name="os_id", title="System", refers_to="os"),
    Field(name="app_id", title="Application", refers_to="app"),
)

RESOURCES: tuple[Resource, ...] = (
    Resource(
        name="snapshot",
        title="Snapshots",
        section="Compute",
        lists=(Listing("snapshot.list"),),
        key="id",
        label="description",
        fields=(
            *SAVED,
            Field(name="compressed_size", title="Packed", type=Type.INTEGER, format=Format.BYTES, when=MEASURED),
        ),
        states=IMAGE_STATES,
    ),
    Resource(
        name="backup",
        title="Backups",
        section="Compute",
        lists=(Listing("backup.list"),),
        key="id",
        label="description",
        fields=SAVED,
        states=IMAGE_STATES,
    ),
    Resource(
        name="iso",
        title="ISOs",
        section="Compute",
        lists=(Listing("iso.list"),),
        key="id",
        label="filename",
        fields=(
            Field(name="id", title="ID", priority=4),
            Field(name="filename", title="File", priority=1),
            Field(name="description", title="Description", priority=5),
            Field(name="size", title="Size", type=Type.INTEGER, format=Format.BYTES, priority=3, when=MEASURED),
            Field(name="date_created", title="Fetched", format=Format.DATE, priority=2),
            Field(name="md5sum", title="MD5"),
            Field(name="sha512sum", title="SHA-512"),
            Field(name="status", title="Status"),
        ),
        states=IMAGE_STATES,
    ),
    Resource(
        name="iso_public",
        title="Public ISOs",
        section="Catalogue",
        lists=(Listing("iso.list_public"),),
        key="id",
        label="name",
        fields=(
            Field(name="id", title="ID", priority=3),
            Field(name="name", title="Name", priority=1),
            Field(name="description", title="Description", priority=2),
            Field(name="md5sum", title="MD5"),
        ),
        fresh_for=86400.0,
    ),
)
