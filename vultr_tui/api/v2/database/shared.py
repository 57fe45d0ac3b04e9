"""What the operations on databases have in common."""

from __future__ import annotations

from vultr_tui.api.parameter import Parameter
from vultr_tui.api.v2.collection import Collection
from vultr_tui.api.v2.shared import may, must

DATABASE = must("database_id", "The database", refers_to="database")
DATABASES = Collection("database", "database", DATABASE, "/databases", "database")
SECRETS = ("password", "access_key", "access_cert")
PLAN = must("plan", "The plan", refers_to="database_plan")
LABEL = must("label", "What it is called")
VPC = may("vpc_id", "The VPC network it is in", refers_to="network")
USER_NAME = must("username", "The user of the database", refers_to="database_user")


def part(what: str, on: Parameter, path: str, envelope: str, prefix: str, plural: str = "") -> Collection:
    """Describe what a database holds."""
    return Collection(
        "database", what, on, f"{DATABASES.row}/{path}", envelope, plural=plural, prefix=prefix, within=(DATABASE,)
    )
