"""What is in a database: users, logical databases, pools of connections."""

from __future__ import annotations

from vultr_tui.api.entries import optional
from vultr_tui.api.operation import Operation, Risk
from vultr_tui.api.resource import Field, Resource
from vultr_tui.api.v2.database.shared import SECRETS, USER_NAME, part
from vultr_tui.api.v2.shared import may, must, whole
from vultr_tui.api.values import Format, Type

USERS = part("database user", USER_NAME, "users", "user", "user_")
LOGICAL = part("logical database", must("db_name", "The logical database", refers_to="database_db"), "dbs", "db", "db_")
POOLS = part(
    "connection pool",
    must("pool_name", "The connection pool", refers_to="database_pool"),
    "connection-pools",
    "connection_pool",
    "pool_",
)
PASSWORD = may("password", "The password; without it one is made up", title="Password", format=Format.SECRET)
PERMISSION = may("permission", "What a user of Kafka may do", allowed=("admin", "read", "write", "readwrite"))
LOCKED_OUT = "Whatever logs in as this user no longer can."
POOL = (
    must("database", "The logical database it leads to", title="Leads to", example="defaultdb"),
    must("username", "The user it logs in as", title="User", example="vultradmin"),
    must("mode", "When a connection is given to another", allowed=("session", "transaction", "statement")),
    whole("size", "How many connections", 1, 10000, required=True, title="Connections"),
)
RIGHTS = tuple(
    may(f"{former}acl_{what}", f"The {what} it may use{', by the former name' if former else ''}", type=Type.ARRAY)
    for former in ("", "redis_")
    for what in ("categories", "channels", "commands", "keys")
)

OPERATIONS: tuple[Operation, ...] = (
    USERS.lists(),
    USERS.shows(),
    USERS.makes(
        Risk.DISRUPTIVE,
        must("username", "The user's name", title="Name", example="app"),
        PASSWORD,
        may("encryption", "How MySQL keeps the password", allowed=("caching_sha2_password", "mysql_native_password")),
        PERMISSION,
        details="Whoever has the password can read and change what is in the database.",
    ),
    USERS.changes(
        "password_set",
        "Change the password of a database user",
        Risk.DESTRUCTIVE,
        "PUT",
        must("password", "The new password", title="Password", format=Format.SECRET),
        details="Whatever logs in with the old one no longer can.",
        reply=USERS.one,
        repeatable=True,
    ),
    USERS.changes(
        "access_set",
        "Say what a database user may do, in Valkey or Kafka",
        Risk.DISRUPTIVE,
        "PUT /access-control",
        *RIGHTS,
        PERMISSION,
        details="It replaces what the user may do now.",
        reply=USERS.one,
        repeatable=True,
    ),
    USERS.deletes(LOCKED_OUT),
    LOGICAL.lists(),
    LOGICAL.shows(),
    LOGICAL.makes(Risk.REVERSIBLE, must("name", "Its name", example="shop")),
    LOGICAL.deletes("All data in it is lost. There is no way back."),
    POOLS.lists(),
    POOLS.shows(),
    POOLS.makes(Risk.REVERSIBLE, must("name", "Its name", example="web"), *POOL),
    POOLS.changes(
        "update",
        "Change a connection pool",
        Risk.DISRUPTIVE,
        "PUT",
        *(optional(parameter) for parameter in POOL),
        details="Connections through it are broken.",
        reply=POOLS.one,
        repeatable=True,
    ),
    POOLS.deletes("Whatever connects through it no longer can."),
)

RESOURCES: tuple[Resource, ...] = (
    USERS.pane(
        "Users",
        "",
        (
            Field(name="username", title="Name", priority=1),
            Field(name="permission", title="May", priority=2),
            Field(name="encryption", title="Password kept as", priority=3),
            Field(name="access_control", title="Access", type=Type.OBJECT),
            *(Field(name=name, title=name.replace("_", " ").capitalize(), secret=True) for name in SECRETS),
        ),
        key="username",
    ),
    LOGICAL.pane("Databases", "", (Field(name="name", title="Name", priority=1),), key="name"),
    POOLS.pane(
        "Connection pools",
        "",
        (
            Field(name="name", title="Name", priority=1),
            Field(name="database", title="Leads to", priority=2),
            Field(name="username", title="User", priority=3),
            Field(name="mode", title="Mode", priority=4),
            Field(name="size", title="Connections", type=Type.INTEGER, priority=5),
        ),
        key="name",
    ),
)
