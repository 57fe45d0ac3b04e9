"""Other databases made of one: replicas, forks, restored backups, and what is moved in from elsewhere."""

from __future__ import annotations

from vultr_tui.api.operation import Cost, Effect, Operation, Risk
from vultr_tui.api.v2.database.shared import DATABASES, LABEL, PLAN, VPC
from vultr_tui.api.v2.shared import BILLED, REGION, flag, may, must, whole
from vultr_tui.api.v2.verbs import one
from vultr_tui.api.values import Format

MOMENT = (
    may("type", "Of which moment", title="As it was", allowed=("pitr", "basebackup")),
    may("date", "The day, for pitr, like 2026-05-27", title="Day"),
    may("time", "The time in UTC, for pitr, like 12-30-00", title="Time"),
)

OPERATIONS: tuple[Operation, ...] = (
    DATABASES.reads(
        "backup_info",
        "Show when a database was backed up last",
        "/backups",
        reply=one("", "latest_backup"),
    ),
    DATABASES.changes(
        "restore",
        "Make a database of the backup of another",
        Risk.DISRUPTIVE,
        "POST /restore",
        LABEL,
        *MOMENT,
        details="The one it is made of stays; both are billed.",
        reply=DATABASES.one,
        cost=Cost(effect=Effect.STARTS, share=1.0),
        stale=("database", "account"),
    ),
    DATABASES.changes(
        "fork",
        "Make a copy of a database",
        Risk.DISRUPTIVE,
        "POST /fork",
        LABEL,
        REGION,
        PLAN,
        VPC,
        *MOMENT,
        details="It goes its own way from then on, and is billed by itself.",
        reply=DATABASES.one,
        cost=Cost(effect=Effect.STARTS, by="plan"),
        stale=("database", "account"),
    ),
    DATABASES.changes(
        "replica_create",
        "Add a copy of a database that is kept up to date and only read",
        Risk.DISRUPTIVE,
        "POST /read-replica",
        REGION,
        LABEL,
        details="Billed like the database itself.",
        reply=DATABASES.one,
        cost=BILLED,
        stale=("database", "account"),
    ),
    DATABASES.changes(
        "replica_promote",
        "Make a database of its own of a replica",
        Risk.DESTRUCTIVE,
        "POST /promote-read-replica",
        details="It follows the other one no longer, and cannot be made to again.",
    ),
    DATABASES.reads(
        "migration_info",
        "Show how far a migration into a database is",
        "/migration",
        reply=one("", "migration", secrets=("credentials",)),
    ),
    DATABASES.changes(
        "migration_start",
        "Move the data of a database elsewhere into this one",
        Risk.DESTRUCTIVE,
        "POST /migration",
        must("host", "Where it is", title="Host", format=Format.HOSTNAME, example="db.example.com"),
        whole("port", "Its port", 1, 65535, required=True, title="Port"),
        must("username", "The user to log in as", title="User", example="root"),
        must("password", "The user's password", title="Password", format=Format.SECRET),
        may("database", "The database to log in to", title="Database"),
        may("ignored_databases", "Those not to move, with commas between", title="Leave out"),
        flag("ssl", "Whether to connect by TLS", required=True, title="TLS"),
        details="What is in this database already may be overwritten.",
        reply=one("", "migration", secrets=("credentials",)),
    ),
    DATABASES.changes(
        "migration_stop",
        "End the migration into a database",
        Risk.DESTRUCTIVE,
        "DELETE /migration",
        details="What has not come yet does not come any more.",
    ),
)
