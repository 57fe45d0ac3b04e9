"""When a server is backed up."""

from __future__ import annotations

from vultr_tui.api.entries import put_back
from vultr_tui.api.operation import Cost, Effect, Operation, Requirement, Risk
from vultr_tui.api.parameter import Parameter, When
from vultr_tui.api.v2.machines import IN_SERVICE
from vultr_tui.api.v2.shared import BACKUP_SHARE, INSTANCE
from vultr_tui.api.v2.verbs import change, one, read
from vultr_tui.api.values import Type

CYCLES = ("daily", "weekly", "monthly", "daily_alt_even", "daily_alt_odd")


def _switch(verb: str, summary: str, value: str, risk: Risk, details: str, effect: Effect) -> Operation:
    return change(
        f"server.{verb}",
        summary,
        risk,
        "PATCH /instances/{instance_id}",
        details=details,
        access="upgrade",
        on=INSTANCE,
        fixed=(("backups", value),),
        reply=one("server", "instance"),
        cost=Cost(effect=effect, share=BACKUP_SHARE),
        repeatable=True,
        requires=IN_SERVICE,
        stale=("server", "server_schedule", "account"),
    )


OPERATIONS: tuple[Operation, ...] = (
    _switch(
        "backup_enable",
        "Switch automatic backups of a server on",
        "enabled",
        Risk.DISRUPTIVE,
        "Raises the price of the server by a fifth.",
        Effect.STARTS,
    ),
    _switch(
        "backup_disable",
        "Switch automatic backups of a server off",
        "disabled",
        Risk.DESTRUCTIVE,
        "Nothing is backed up any more, and the backups there are may go.",
        Effect.STOPS,
    ),
    read(
        "server.backup_get_schedule",
        "Show when a server is backed up",
        "/instances/{instance_id}/backup-schedule",
        details="Times are in UTC.",
        on=INSTANCE,
        reply=one("server_schedule", "backup_schedule"),
    ),
    change(
        "server.backup_set_schedule",
        "Set when a server is backed up",
        Risk.REVERSIBLE,
        "POST /instances/{instance_id}/backup-schedule",
        details="Times are in UTC.",
        access="subscriptions",
        on=INSTANCE,
        parameters=(
            Parameter(name="type", title="How often", summary="How often", allowed=CYCLES, example="daily"),
            Parameter(
                name="hour", summary="The hour, 0 to 23", type=Type.INTEGER, required=False, minimum=0, maximum=23
            ),
            Parameter(
                name="dow",
                title="Day of the week",
                summary="The day of the week, 1 to 7 from Sunday",
                type=Type.INTEGER,
                required=False,
                minimum=1,
                maximum=7,
                when=When("type", ("weekly",)),
            ),
            Parameter(
                name="dom",
                title="Day of the month",
                summary="The day of the month, 1 to 28",
                type=Type.INTEGER,
                required=False,
                minimum=1,
                maximum=28,
                when=When("type", ("monthly",)),
            ),
        ),
        repeatable=True,
        requires=(Requirement("features", ("",), "it has no automatic backups", negated=True),),
        stale=("server_schedule",),
        undo=put_back(
            "server.backup_set_schedule", ("instance_id",), ("type", "hour", "dow", "dom"), part="server_schedule"
        ),
        example=(("instance_id", "db-1"), ("hour", "3")),
    ),
)
