"""Parameters that several groups of v2 take, said once."""

from __future__ import annotations

from typing import TypedDict, Unpack

from vultr_tui.api.operation import Cost, Effect
from vultr_tui.api.parameter import YES_NO, Parameter, Place
from vultr_tui.api.resource import Field, State, Tone
from vultr_tui.api.values import Format, Type

INSTANCE = Parameter(name="instance_id", summary="The server", refers_to="server", example="web-1")
BAREMETAL = Parameter(name="baremetal_id", summary="The bare metal server", refers_to="baremetal", example="render-1")
REGION = Parameter(name="region", summary="The location", refers_to="region", example="ewr")
SYSTEM = Parameter(name="os_id", summary="The operating system", type=Type.INTEGER, refers_to="os", example="167")
APPLICATION = Parameter(name="app_id", summary="The application", type=Type.INTEGER, refers_to="app", example="2")
SNAPSHOT = Parameter(name="snapshot_id", summary="The snapshot", refers_to="snapshot", example="web base image")
FIREWALL = Parameter(
    name="firewall_group_id", summary="The firewall group", refers_to="firewall", none="0", example="web"
)
VPC = Parameter(name="vpc_id", summary="The VPC network", refers_to="network", example="production")
SCRIPT = Parameter(name="script_id", summary="The startup script", refers_to="startupscript", example="install nginx")
SSH_KEYS = Parameter(
    name="sshkey_id",
    title="SSH keys",
    summary="SSH keys to install (Linux and FreeBSD only)",
    type=Type.ARRAY,
    required=False,
    refers_to="sshkey",
)
LABEL = Parameter(name="label", summary="The label; empty for none", example="front")
TAGS = Parameter(
    name="tags",
    summary="The tags; they replace those it has",
    type=Type.ARRAY,
    may_be_none=True,
    example="production",
)
DESCRIPTION = Parameter(name="description", summary="What it is for", example="web servers")
HOSTNAME = Parameter(
    name="hostname", title="Host name", summary="The host name", required=False, format=Format.HOSTNAME
)
IP_TYPE = Parameter(name="ip_type", summary="IPv4 or IPv6", allowed=("v4", "v6"), example="v4")
USER_DATA = Parameter(
    name="user_data",
    title="User data",
    summary="What cloud-init and the like read at first boot",
    format=Format.BASE64,
    sensitive=True,
)
USER_SCHEME = Parameter(
    name="user_scheme",
    title="Log-in",
    summary="Log in as root, or as a user that may become root (Linux only)",
    required=False,
    allowed=("root", "limited"),
)
SWITCHED = ("enabled", "disabled")


class Traits(TypedDict, total=False):
    """What a parameter may be beyond its name; see the fields of `Parameter`."""

    title: str
    type: Type
    allowed: tuple[str, ...]
    format: Format
    minimum: int
    maximum: int
    refers_to: str
    choices: str
    place: Place
    sensitive: bool
    example: str


def must(name: str, summary: str, **traits: Unpack[Traits]) -> Parameter:
    """Describe a parameter that has to be given."""
    return Parameter(name=name, summary=summary, **traits)


def may(name: str, summary: str, **traits: Unpack[Traits]) -> Parameter:
    """Describe a parameter that may be left out."""
    return Parameter(name=name, summary=summary, required=False, **traits)


def flag(name: str, summary: str, default: str | None = None, *, required: bool = False, title: str = "") -> Parameter:
    """Describe a parameter that is true or false."""
    return Parameter(
        name=name, summary=summary, title=title, type=Type.BOOLEAN, required=required, default=default, allowed=YES_NO
    )


def whole(name: str, summary: str, least: int, most: int, *, required: bool = False, title: str = "") -> Parameter:
    """Describe a parameter that is a whole number."""
    return Parameter(
        name=name, summary=summary, title=title, type=Type.INTEGER, required=required, minimum=least, maximum=most
    )


DAY = 86400.0
"""For how many seconds the catalogue of regions, plans and images counts as live."""

V6_SIZE = Field(
    name="v6_network_size",
    title="IPv6 prefix",
    type=Type.INTEGER,
    format=Format.PREFIX,
    when=("v6_network_size", tuple(map(str, range(1, 129)))),
)
"""Without IPv6 it is 0 (recorded)."""
PENDING = (("status", ("pending",)),)
"""A row that is being made."""

IMAGE_STATES = (
    State("pending", Tone.BUSY, PENDING, transient=True),
    State("complete", Tone.GOOD, (("status", ("complete",)),)),
    State("deleted", Tone.OFF, (("status", ("deleted",)),)),
)
"""Snapshots, backups and ISOs are pending until their data is all there (v2 facts: status fields)."""

MEASURED = ("status", ("complete", "deleted"))
"""When the size of one is known: until then it is said to be 0."""

STARTING = (
    State("pending", Tone.BUSY, PENDING, transient=True),
    State("active", Tone.GOOD, (("status", ("active",)),)),
)
"""Most products are pending until they can be used (v2 facts: status fields)."""

BILLED = Cost(effect=Effect.STARTS)
"""It costs something from now on, and no list says how much."""
UNBILLED = Cost(effect=Effect.STOPS)

ID = Field(name="id", title="ID", priority=9)
LABELLED = Field(name="label", title="Label", priority=1)
LOCATED = Field(name="region", title="Location", refers_to="region", priority=3)
STATUS = Field(name="status", title="Status")
MADE = Field(name="date_created", title="Created", format=Format.DATE, priority=8)
PENDING_CHARGES = Field(name="pending_charges", title="Pending charges", type=Type.NUMBER, format=Format.MONEY)

BACKUP_SHARE = 0.2
"""What automatic backups cost, as a part of the server's price."""
