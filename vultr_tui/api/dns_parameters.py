"""What DNS records are described by, in any version of the API."""

from __future__ import annotations

from vultr_tui.api.dns_records import DEFAULT_TTL, PRIORITIZED, TYPES
from vultr_tui.api.parameter import Parameter, When
from vultr_tui.api.resource import Field
from vultr_tui.api.values import Format, Type

TYPE = Parameter(name="type", summary="The type of record", allowed=TYPES, example="A")
NAME = Parameter(
    name="name", summary="The name within the zone; empty for the zone itself, * for any other", example="api"
)
DATA = Parameter(
    name="data",
    summary="What the record says; text in double quotes, and no final dot after names",
    format=Format.DNS_DATA,
    decided_by="type",
)
TTL = Parameter(
    name="ttl",
    summary="For how many seconds others may remember it",
    type=Type.INTEGER,
    required=False,
    default=str(DEFAULT_TTL),
    minimum=1,
    maximum=2147483647,
)
PRIORITY = Parameter(
    name="priority",
    summary="Lower is tried first (MX and SRV)",
    type=Type.INTEGER,
    minimum=0,
    maximum=65535,
    when=When("type", PRIORITIZED),
)

RECORD_FIELDS = (
    Field(name="type", title="Type", priority=1),
    Field(name="name", title="Name", priority=2, blank="@"),
    Field(name="data", title="Data", format=Format.DNS_DATA, priority=3),
    Field(name="priority", title="Prio", type=Type.INTEGER, priority=5, when=("type", PRIORITIZED)),
    Field(name="ttl", title="TTL", type=Type.INTEGER, priority=4),
)
"""What any version of the API says of a record, besides its id."""

SOA = (
    Parameter(name="nsprimary", summary="The primary name server", required=False, format=Format.HOSTNAME),
    Parameter(name="email", summary="The administrator's address", required=False, format=Format.EMAIL),
)
SOA_FIELDS = (
    Field(name="nsprimary", title="Primary server", format=Format.HOSTNAME, priority=1),
    Field(name="email", title="Administrator", format=Format.EMAIL, priority=2),
)
