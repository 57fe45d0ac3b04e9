"""How databases and their plans are listed and shown."""

from __future__ import annotations

from vultr_tui.api.resource import Field, Listing, Resource, State, Tab, Tone, View
from vultr_tui.api.v2.database.shared import DATABASES
from vultr_tui.api.v2.shared import DAY, ID, LABELLED, LOCATED, MADE, PENDING_CHARGES, STATUS
from vultr_tui.api.values import Format, Type

STATES = (
    State("rebuilding", Tone.BUSY, (("status", ("Rebuilding",)),), transient=True),
    State("rebalancing", Tone.BUSY, (("status", ("Rebalancing",)),), transient=True),
    State("running", Tone.GOOD, (("status", ("Running",)),)),
)
FLAGS = (
    ("mysql_require_primary_key", "Primary key needed"),
    ("mysql_slow_query_log", "Logs slow queries"),
    ("enable_kafka_rest", "Kafka REST"),
    ("enable_schema_registry", "Schema registry"),
    ("enable_kafka_connect", "Kafka Connect"),
)
WORDS = (
    ("dbname", "Database"),
    ("user", "User"),
    ("port", "Port"),
    ("sasl_port", "SASL port"),
    ("maintenance_dow", "Patched on"),
    ("maintenance_time", "Patched at"),
    ("backup_hour", "Backed up at"),
    ("backup_minute", "Minute"),
    ("cluster_time_zone", "Time zone"),
    ("eviction_policy", "Forgets"),
    ("redis_eviction_policy", "Forgets (Redis)"),
    ("kafka_rest_uri", "Kafka REST at"),
    ("schema_registry_uri", "Schema registry at"),
)

RESOURCES: tuple[Resource, ...] = (
    DATABASES.pane(
        "Databases",
        "Storage",
        (
            ID,
            LABELLED,
            Field(name="database_engine", title="Engine", priority=2),
            Field(name="database_engine_version", title="Version", priority=4),
            LOCATED,
            Field(name="plan", title="Plan", refers_to="database_plan", priority=5),
            Field(name="host", title="Host", format=Format.HOSTNAME, priority=6),
            Field(name="public_host", title="Public host", format=Format.HOSTNAME),
            Field(name="tag", title="Tag", priority=7),
            Field(name="plan_ram", title="RAM", type=Type.INTEGER, format=Format.MEGABYTES),
            Field(name="plan_disk", title="Disk", type=Type.INTEGER, format=Format.GIGABYTES),
            Field(name="plan_vcpus", title="CPUs", type=Type.INTEGER),
            Field(name="plan_replicas", title="Spare nodes", type=Type.INTEGER),
            Field(name="plan_brokers", title="Brokers", type=Type.INTEGER),
            Field(name="vpc_id", title="VPC network", refers_to="network"),
            Field(name="trusted_ips", title="Reached from", type=Type.ARRAY, blank="anywhere"),
            Field(name="latest_backup", title="Last backup", format=Format.DATE),
            *(Field(name=name, title=title) for name, title in WORDS),
            *(Field(name=name, title=title, type=Type.BOOLEAN) for name, title in FLAGS),
            Field(name="mysql_long_query_time", title="Slow after", type=Type.INTEGER),
            Field(name="mysql_sql_modes", title="SQL modes", type=Type.ARRAY),
            Field(name="pg_available_extensions", title="Extensions", type=Type.OBJECT),
            Field(name="read_replicas", title="Replicas", type=Type.OBJECT),
            Field(name="ca_certificate", title="CA certificate", secret=True),
            Field(name="password", title="Password", secret=True),
            Field(name="access_key", title="Access key", secret=True),
            Field(name="access_cert", title="Access certificate", secret=True),
            PENDING_CHARGES,
            MADE,
            STATUS,
        ),
        label="label",
        names=("host", "public_host"),
        states=STATES,
        tabs=(
            Tab("Overview", View.FIELDS),
            Tab("Users", View.ROWS, "database_user"),
            Tab("Databases", View.ROWS, "database_db"),
            Tab("Pools", View.ROWS, "database_pool"),
            Tab("Topics", View.ROWS, "database_topic"),
            Tab("Connectors", View.ROWS, "database_connector"),
            Tab("Quotas", View.ROWS, "database_quota"),
            Tab("Options", View.FIELDS, "database.options"),
            Tab("Usage", View.FIELDS, "database.usage"),
            Tab("Upgrades", View.VALUES, "database.version_list", "It is at the newest version."),
        ),
    ),
    Resource(
        name="database_plan",
        title="Database plans",
        section="Catalogue",
        lists=(Listing("database.plan_list"),),
        key="id",
        fields=(
            Field(name="id", title="ID", priority=1),
            Field(name="monthly_cost", title="$/mo", type=Type.NUMBER, format=Format.MONEY, priority=2),
            Field(name="number_of_nodes", title="Nodes", type=Type.INTEGER, priority=3),
            Field(name="vcpu_count", title="CPUs", type=Type.INTEGER, priority=4),
            Field(name="ram", title="RAM", type=Type.INTEGER, format=Format.MEGABYTES, priority=5),
            Field(name="disk", title="Disk", type=Type.INTEGER, format=Format.GIGABYTES, priority=6),
            Field(name="type", title="Type", priority=7),
            Field(name="supported_engines", title="For", type=Type.OBJECT),
            Field(name="max_connections", title="Connections", type=Type.OBJECT),
            Field(name="locations", title="Locations", type=Type.ARRAY, refers_to="region"),
        ),
        fresh_for=DAY,
        price="monthly_cost",
    ),
    Resource(
        name="database_quota",
        title="Quotas",
        section="",
        lists=(Listing("database.quota_list"),),
        key="client_id",
        called="{client_id} {user}",
        fields=(
            Field(name="client_id", title="Client", priority=1),
            Field(name="user", title="User", priority=2),
            Field(name="consumer_byte_rate", title="Reads B/s", type=Type.INTEGER, priority=3),
            Field(name="producer_byte_rate", title="Writes B/s", type=Type.INTEGER, priority=4),
            Field(name="request_percentage", title="CPU %", type=Type.INTEGER, priority=5),
        ),
        parent="database",
        parent_parameter="database_id",
    ),
)
