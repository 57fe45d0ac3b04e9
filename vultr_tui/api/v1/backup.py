"""Automatic backups of servers (reference: Backup)."""

from __future__ import annotations

from vultr_tui.api.entries import optional
from vultr_tui.api.light import replace
from vultr_tui.api.operation import Operation, Reply, Shape
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Field, Listing, Resource
from vultr_tui.api.v1.shared import IMAGE_STATES, MEASURED, SERVER
from vultr_tui.api.v1.verbs import read
from vultr_tui.api.values import Format, Type

OPERATIONS: tuple[Operation, ...] = (
    read(
        "backup.list",
        "List the backups",
        access="subscriptions",
        parameters=(
            optional(SERVER, "Only the backups of this server"),
            Parameter(
                name="BACKUPID", summary="Only this backup", required=False, refers_to="backup", example="59fd7b3c6b022"
            ),
        ),
        reply=Reply(Shape.KEYED, "backup"),
    ),
)

BACKUPS = Resource(
    name="backup",
    title="Backups",
    section="Compute",
    lists=(Listing("backup.list"),),
    key="BACKUPID",
    label="description",
    fields=(
        Field(name="BACKUPID", title="ID", priority=2),
        Field(name="description", title="Description", priority=3),
        Field(name="size", title="Size", type=Type.INTEGER, format=Format.BYTES, priority=4, when=MEASURED),
        Field(name="date_created", title="Made", format=Format.DATE, priority=1),
        Field(name="status", title="Status"),
    ),
    states=IMAGE_STATES,
    fresh_for=60.0,
)

RESOURCES: tuple[Resource, ...] = (
    BACKUPS,
    replace(BACKUPS, name="server_backup", section="", parent="server", parent_parameter="SUBID"),
)
