"""What is in a Kafka: topics, quotas, connectors."""

from __future__ import annotations

from vultr_tui.api.entries import optional
from vultr_tui.api.operation import Operation, Reply, Risk, Shape
from vultr_tui.api.resource import Field, Resource
from vultr_tui.api.v2.database.shared import DATABASE, DATABASES, part
from vultr_tui.api.v2.shared import may, must
from vultr_tui.api.v2.verbs import change, one, pages, read
from vultr_tui.api.values import Type

TOPICS = part("topic", must("topic_name", "The topic", refers_to="database_topic"), "topics", "topic", "topic_")
QUOTAS = part("quota", must("client_id", "The client", title="Client"), "quotas", "quota", "quota_")
CONNECTORS = part(
    "connector",
    must("connector_name", "The connector", refers_to="database_connector"),
    "connectors",
    "connector",
    "connector_",
)
TRAITS = tuple(
    must(name, summary, type=Type.INTEGER, example=example)
    for name, summary, example in (
        ("partitions", "Into how many parts it is cut", "3"),
        ("replication", "On how many brokers each part is", "2"),
        ("retention_hours", "Hours that messages are kept", "168"),
        ("retention_bytes", "Bytes that are kept; -1 for all", "-1"),
    )
)
RATES = tuple(
    must(name, summary, type=Type.INTEGER, example=example)
    for name, summary, example in (
        ("consumer_byte_rate", "Bytes a second it may read", "1048576"),
        ("producer_byte_rate", "Bytes a second it may write", "1048576"),
        ("request_percentage", "Its share of the processors, in per cent", "25"),
    )
)
NAMES = must("topics", "The topics, with commas between", example="orders,payments")
CONFIG = may("config", "Its settings, as JSON", type=Type.OBJECT, sensitive=True)
TASK = must("task_id", "The task", title="Task", example="0")
ONE_QUOTA = f"{QUOTAS.path}/{{client_id}}/{{username}}"
WHOSE = (QUOTAS.on, must("username", "The user", title="User", example="app"))
IDLE = "Nothing goes through it meanwhile."


def _connector(verb: str, summary: str, path: str, details: str, risk: Risk = Risk.DISRUPTIVE) -> Operation:
    return CONNECTORS.changes(verb, summary, risk, f"POST {path}", details=details)


OPERATIONS: tuple[Operation, ...] = (
    TOPICS.lists(),
    TOPICS.shows(),
    TOPICS.makes(Risk.REVERSIBLE, must("name", "Its name", example="orders"), *TRAITS),
    TOPICS.changes(
        "update",
        "Change a topic",
        Risk.DESTRUCTIVE,
        "PUT",
        *(optional(parameter) for parameter in TRAITS),
        details="Messages that are older or more than it then keeps are lost; parts cannot be taken away again.",
        reply=TOPICS.one,
        repeatable=True,
    ),
    TOPICS.deletes("All messages in it are lost. There is no way back."),
    read(
        "database.quota_list",
        "List the quotas of a database",
        QUOTAS.path,
        on=DATABASE,
        reply=pages("database_quota", "quotas"),
    ),
    read(
        "database.quota_info",
        "Show a quota of a database",
        ONE_QUOTA,
        on=DATABASE,
        parameters=WHOSE,
        reply=one("database_quota", "quota"),
    ),
    change(
        "database.quota_create",
        "Set a quota of a database",
        Risk.DISRUPTIVE,
        f"POST {QUOTAS.path}",
        details="One of the same client and user is replaced. Whoever is over it is slowed down.",
        on=DATABASE,
        parameters=(QUOTAS.on, must("user", "The user", title="User", example="app"), *RATES),
        reply=one("database_quota", "quota"),
        stale=("database_quota",),
    ),
    change(
        "database.quota_update",
        "Change a quota of a database",
        Risk.DISRUPTIVE,
        f"PUT {ONE_QUOTA}",
        details="Whoever is over it is slowed down.",
        on=DATABASE,
        parameters=(*WHOSE, *RATES),
        reply=one("database_quota", "quota"),
        repeatable=True,
        stale=("database_quota",),
    ),
    change(
        "database.quota_delete",
        "Delete a quota of a database",
        Risk.DISRUPTIVE,
        f"DELETE {ONE_QUOTA}",
        details="Nothing holds the client back any more.",
        on=DATABASE,
        parameters=WHOSE,
        stale=("database_quota",),
    ),
    DATABASES.reads(
        "connector_class_list",
        "List the classes of connectors a database can run",
        "/available-connectors",
        reply=Reply(Shape.ROWS, envelope="available_connectors"),
    ),
    DATABASES.reads(
        "connector_class_options",
        "List the settings of a class of connectors",
        "/available-connectors/{connector_class}/configuration",
        must("connector_class", "The class", example="com.example.Sink"),
        reply=Reply(Shape.ROWS, envelope="configuration_schema"),
    ),
    CONNECTORS.lists(),
    CONNECTORS.shows(),
    CONNECTORS.makes(
        Risk.DISRUPTIVE,
        must("name", "Its name", example="to-archive"),
        must("class", "What it is, of connector_class_list", example="com.example.Sink"),
        NAMES,
        CONFIG,
        details="It begins to move messages at once.",
    ),
    CONNECTORS.changes(
        "update",
        "Change a connector",
        Risk.DISRUPTIVE,
        "PUT",
        optional(NAMES),
        CONFIG,
        details="It starts anew with them.",
        reply=CONNECTORS.one,
        repeatable=True,
    ),
    CONNECTORS.deletes("Nothing goes through it any more, and how far it had come is forgotten."),
    CONNECTORS.reads("status", "Show how a connector is", "/status", reply=one("", "connector_status")),
    _connector("restart", "Restart a connector", "/restart", IDLE),
    _connector("pause", "Stop a connector for a while", "/pause", f"{IDLE} Go on with connector_resume."),
    _connector("resume", "Let a connector go on", "/resume", "", Risk.REVERSIBLE),
    CONNECTORS.changes(
        "task_restart",
        "Restart one task of a connector",
        Risk.DISRUPTIVE,
        "POST /tasks/{task_id}/restart",
        TASK,
        details=IDLE,
    ),
)

RESOURCES: tuple[Resource, ...] = (
    TOPICS.pane(
        "Topics",
        "",
        (
            Field(name="name", title="Name", priority=1),
            Field(name="partitions", title="Parts", type=Type.INTEGER, priority=2),
            Field(name="replication", title="Copies", type=Type.INTEGER, priority=3),
            Field(name="retention_hours", title="Kept for hours", type=Type.INTEGER, priority=4),
            Field(name="retention_bytes", title="Kept bytes", type=Type.INTEGER, priority=5),
        ),
        key="name",
    ),
    CONNECTORS.pane(
        "Connectors",
        "",
        (
            Field(name="name", title="Name", priority=1),
            Field(name="class", title="Class", priority=2),
            Field(name="topics", title="Topics", priority=3),
            Field(name="config", title="Settings", type=Type.OBJECT, secret=True),
        ),
        key="name",
    ),
)
