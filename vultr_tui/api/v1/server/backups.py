"""When a server is backed up."""

from __future__ import annotations

from vultr_tui.api.entries import put_back
from vultr_tui.api.operation import Cost, Effect, Operation, Reply, Requirement, Risk, Shape
from vultr_tui.api.parameter import Parameter, When
from vultr_tui.api.resource import Field, Resource
from vultr_tui.api.v1.machines import part
from vultr_tui.api.v1.server.conditions import IN_SERVICE
from vultr_tui.api.v1.shared import BACKUP_SHARE, SERVER
from vultr_tui.api.v1.verbs import change, read
from vultr_tui.api.values import Format, Type

CYCLES = ("daily", "weekly", "monthly", "daily_alt_even", "daily_alt_odd")

ENABLED = Requirement("auto_backups", ("yes",), "it has no automatic backups")

OPERATIONS: tuple[Operation, ...] = (
    change(
        "server.backup_enable",
        "Switch automatic backups of a server on",
        Risk.DISRUPTIVE,
        details="Raises the price of the server by a fifth. Once switched off, only Vultr's support can do it again.",
        access="upgrade",
        on=SERVER,
        cost=Cost(effect=Effect.STARTS, share=BACKUP_SHARE),
        repeatable=True,
        requires=(
            *IN_SERVICE,
            Requirement("auto_backups", ("yes",), "it has automatic backups already", negated=True),
            Requirement(
                "auto_backups",
                ("disable",),
                "its backups were switched off, and only Vultr's support can switch them on again",
                negated=True,
            ),
        ),
        stale=("server", "server_schedule", "account"),
    ),
    change(
        "server.backup_disable",
        "Switch automatic backups of a server off",
        Risk.DESTRUCTIVE,
        details="You cannot switch them on again yourself: only Vultr's support can.",
        access="subscriptions",
        on=SERVER,
        cost=Cost(effect=Effect.STOPS, share=BACKUP_SHARE),
        repeatable=True,
        requires=(ENABLED,),
        stale=("server", "server_schedule", "backup", "server_backup", "account"),
        example=(("SUBID", "db-1"),),
    ),
    read(
        "server.backup_get_schedule",
        "Show when a server is backed up",
        method="POST",
        details="Times are in UTC.",
        access="subscriptions",
        on=SERVER,
        reply=Reply(Shape.OBJECT, "server_schedule"),
        example=(("SUBID", "db-1"),),
    ),
    change(
        "server.backup_set_schedule",
        "Set when a server is backed up",
        Risk.REVERSIBLE,
        details="Times are in UTC.",
        access="subscriptions",
        on=SERVER,
        parameters=(
            Parameter(name="cron_type", summary="How often", allowed=CYCLES),
            Parameter(
                name="hour", summary="The hour, 0 to 23", type=Type.INTEGER, required=False, minimum=0, maximum=23
            ),
            Parameter(
                name="dow",
                summary="The day of the week, 0 to 6 from Sunday",
                type=Type.INTEGER,
                required=False,
                minimum=0,
                maximum=6,
                when=When("cron_type", ("weekly",)),
            ),
            Parameter(
                name="dom",
                summary="The day of the month, 1 to 28",
                type=Type.INTEGER,
                required=False,
                minimum=1,
                maximum=28,
                when=When("cron_type", ("monthly",)),
            ),
        ),
        repeatable=True,
        requires=(ENABLED,),
        stale=("server_schedule",),
        undo=put_back(
            "server.backup_set_schedule", ("SUBID",), ("cron_type", "hour", "dow", "dom"), part="server_schedule"
        ),
        example=(("SUBID", "db-1"), ("hour", "3")),
    ),
)

RESOURCES: tuple[Resource, ...] = (
    part(
        SERVER,
        "schedule",
        "Backup schedule",
        "backup_get_schedule",
        fields=(
            Field(name="enabled", title="Enabled", type=Type.BOOLEAN, priority=1),
            Field(name="cron_type", title="How often", priority=2),
            Field(name="next_scheduled_time_utc", title="Next", format=Format.DATE, priority=3),
            Field(name="hour", title="Hour", type=Type.INTEGER, priority=4),
            Field(name="dow", title="Day of week", type=Type.INTEGER, priority=5),
            Field(name="dom", title="Day of month", type=Type.INTEGER, priority=6),
        ),
    ),
)
