"""Making, changing and ending databases."""

from __future__ import annotations

from vultr_tui.api.entries import optional
from vultr_tui.api.operation import Cost, Effect, Escalation, Operation, Reply, Risk, Shape
from vultr_tui.api.v2.database.shared import DATABASES, LABEL, PLAN, VPC
from vultr_tui.api.v2.shared import REGION, flag, may, must, whole
from vultr_tui.api.v2.verbs import read, values
from vultr_tui.api.values import Type

ENGINES = ("mysql", "pg", "valkey", "kafka")
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SQL_MODES = (
    "ALLOW_INVALID_DATES", "ANSI", "ANSI_QUOTES", "ERROR_FOR_DIVISION_BY_ZERO", "HIGH_NOT_PRECEDENCE", "IGNORE_SPACE",
    "NO_AUTO_VALUE_ON_ZERO", "NO_DIR_IN_CREATE", "NO_ENGINE_SUBSTITUTION", "NO_UNSIGNED_SUBTRACTION", "NO_ZERO_DATE",
    "NO_ZERO_IN_DATE", "ONLY_FULL_GROUP_BY", "PIPES_AS_CONCAT", "REAL_AS_FLOAT", "STRICT_ALL_TABLES",
    "STRICT_TRANS_TABLES", "TIME_TRUNCATE_FRACTIONAL", "TRADITIONAL",
)  # fmt: skip
TAG = may("tag", "A word to find it by", title="Tag")
TRUSTED = may(
    "trusted_ips", "The networks it may be reached from", title="Reached from", type=Type.ARRAY, example="192.0.2.0/24"
)
EVERYWHERE = Escalation(
    "trusted_ips",
    ("0.0.0.0/0", "::/0", ""),
    Risk.DESTRUCTIVE,
    "anybody in the world who has a password may reach it",
)
UPKEEP = (
    may("maintenance_dow", "The day it may be patched", title="Patched on", allowed=DAYS),
    may("maintenance_time", "The hour it may be patched, in UTC", title="Patched at", example="03:00"),
)
BACKED_UP = (
    may("backup_hour", "The hour it is backed up, in UTC", title="Backed up at", example="03"),
    may("backup_minute", "The minute it is backed up", title="Minute", example="30"),
)
MYSQL = (
    may("mysql_sql_modes", "MySQL's SQL modes", title="SQL modes", type=Type.ARRAY, allowed=SQL_MODES),
    flag("mysql_require_primary_key", "Whether a table must have a primary key", title="Primary key needed"),
    flag("mysql_slow_query_log", "Whether slow queries are logged", title="Log slow queries"),
    whole("mysql_long_query_time", "Seconds after which a query is slow", 1, 3600, title="Slow after"),
)
OTHERS = (
    may("eviction_policy", "What Valkey forgets when its memory is full", title="Forgets", example="allkeys-lru"),
    may("redis_eviction_policy", "The same, by its former name", title="Forgets (Redis)"),
    flag("enable_kafka_rest", "Whether Kafka is reached by HTTP too", title="Kafka REST"),
    flag("enable_schema_registry", "Whether Kafka has a registry of schemas", title="Schema registry"),
    flag("enable_kafka_connect", "Whether Kafka runs connectors", title="Kafka Connect"),
)
LATER = "Takes a while; it stays reachable but for a moment."

OPERATIONS: tuple[Operation, ...] = (
    DATABASES.lists(
        may("label", "Only those called so"),
        TAG,
        optional(REGION, "Only those in this location"),
    ),
    DATABASES.shows(),
    DATABASES.makes(
        Risk.DISRUPTIVE,
        must("database_engine", "Which kind", title="Engine", allowed=ENGINES),
        must("database_engine_version", "Which version of it", title="Version", example="16"),
        REGION,
        PLAN,
        LABEL,
        TAG,
        VPC,
        *UPKEEP,
        *BACKED_UP,
        TRUSTED,
        *MYSQL,
        *OTHERS,
        details="Billed from now on. Without trusted networks anybody who has the password may reach it.",
        escalations=(EVERYWHERE,),
        cost=Cost(effect=Effect.STARTS, by="plan"),
        finish=DATABASES.ready("running"),
        stale=("database", "account"),
    ),
    DATABASES.sets("PUT", "label_set", "Label a database", LABEL),
    DATABASES.sets("PUT", "tag_set", "Tag a database", must("tag", "A word to find it by", title="Tag")),
    DATABASES.changes(
        "resize",
        "Change the plan of a database",
        Risk.DISRUPTIVE,
        "PUT",
        PLAN,
        details=LATER,
        cost=Cost(effect=Effect.CHANGES, by="plan"),
        repeatable=True,
        stale=("database", "account"),
    ),
    DATABASES.changes(
        "move",
        "Move a database to another location or VPC network",
        Risk.DISRUPTIVE,
        "PUT",
        optional(REGION),
        VPC,
        details=f"Its address changes. {LATER}",
        repeatable=True,
    ),
    DATABASES.changes(
        "trust",
        "Say from where a database may be reached",
        Risk.DISRUPTIVE,
        "PUT",
        must("trusted_ips", TRUSTED.summary, title="Reached from", type=Type.ARRAY, example="192.0.2.0/24"),
        details="They replace those it has: who comes from elsewhere is locked out.",
        escalations=(EVERYWHERE,),
        repeatable=True,
    ),
    DATABASES.sets("PUT", "maintenance_set", "Say when a database may be patched", *UPKEEP),
    DATABASES.sets("PUT", "backup_set_schedule", "Say when a database is backed up", *BACKED_UP),
    DATABASES.changes(
        "configure",
        "Change how a database works",
        Risk.DISRUPTIVE,
        "PUT",
        *MYSQL,
        *OTHERS,
        may("cluster_time_zone", "Its time zone", title="Time zone", example="Etc/UTC"),
        details=LATER,
        repeatable=True,
    ),
    DATABASES.destroys("All data in it and all its backups are lost, at once. There is no way back."),
    DATABASES.reads(
        "usage",
        "Show how full and busy a database is",
        "/usage",
        reply=Reply(Shape.OBJECT, envelope="usage"),
    ),
    DATABASES.reads(
        "maintenance_list",
        "List the patches that wait for a database",
        "/maintenance",
        reply=values("available_updates"),
    ),
    DATABASES.changes(
        "maintenance_start",
        "Patch a database now",
        Risk.DISRUPTIVE,
        "POST /maintenance",
        details="It is not reachable for a while.",
    ),
    DATABASES.reads(
        "version_list",
        "List the versions a database can be upgraded to",
        "/version-upgrade",
        reply=values("available_versions"),
    ),
    DATABASES.changes(
        "version_upgrade",
        "Upgrade a database to another version",
        Risk.DESTRUCTIVE,
        "POST /version-upgrade",
        must("version", "The version to go to", choices="database.version_list", title="Version"),
        details="It is not reachable for a while, and cannot go back.",
    ),
    DATABASES.changes(
        "alerts",
        "List what went wrong in a database",
        Risk.READ,
        "POST /alerts",
        must("period", "How far back", allowed=("hour", "day", "week", "month", "year")),
        reply=Reply(Shape.ROWS, envelope="alerts"),
        stale=(),
    ),
    read(
        "database.plan_list",
        "List the plans for databases",
        "/databases/plans",
        parameters=(
            may("engine", "Only those for this kind", allowed=ENGINES),
            may("nodes", "Only those of so many nodes", type=Type.INTEGER),
            optional(REGION, "Only those of this location"),
        ),
        reply=Reply(Shape.ROWS, "database_plan", "plans"),
    ),
    read(
        "database.engine_list",
        "Show the kinds and versions of databases",
        "/databases/available-services",
        reply=Reply(Shape.OBJECT, envelope="databases"),
    ),
)
