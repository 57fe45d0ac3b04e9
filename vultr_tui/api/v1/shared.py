"""Parameters that several groups of v1 take, said once."""

from __future__ import annotations

from vultr_tui.api.parameter import YES_NO, Parameter
from vultr_tui.api.resource import State, Tone
from vultr_tui.api.values import Format, Type

SERVER = Parameter(name="SUBID", summary="The server", type=Type.INTEGER, refers_to="server", example="web-1")
BAREMETAL = Parameter(
    name="SUBID", summary="The bare metal server", type=Type.INTEGER, refers_to="baremetal", example="render-1"
)
REGION = Parameter(name="DCID", summary="The location", type=Type.INTEGER, refers_to="region", example="1")
SYSTEM = Parameter(name="OSID", summary="The operating system", type=Type.INTEGER, refers_to="os", example="167")
APPLICATION = Parameter(name="APPID", summary="The application", type=Type.INTEGER, refers_to="app", example="2")
SNAPSHOT = Parameter(name="SNAPSHOTID", summary="The snapshot", refers_to="snapshot", example="web base image")
NETWORK = Parameter(name="NETWORKID", summary="The private network", refers_to="network", example="production")
FIREWALL = Parameter(name="FIREWALLGROUPID", summary="The firewall group", refers_to="firewall", example="web")
SCRIPT = Parameter(
    name="SCRIPTID", summary="The startup script", type=Type.INTEGER, refers_to="startupscript", example="install nginx"
)
LABEL = Parameter(name="label", summary="The label; empty for none", example="front")
TAG = Parameter(name="tag", summary="The tag; empty for none", example="production")
HOSTNAME = Parameter(
    name="hostname", title="Host name", summary="The host name", required=False, format=Format.HOSTNAME
)
IP_TYPE = Parameter(name="ip_type", summary="IPv4 or IPv6", allowed=("v4", "v6"), example="v4")


def yes_no(
    name: str, summary: str, default: str | None = None, *, required: bool = False, title: str = ""
) -> Parameter:
    """Describe a parameter that says yes or no."""
    return Parameter(name=name, summary=summary, title=title, required=required, default=default, allowed=YES_NO)


DAY = 86400.0
"""For how many seconds the catalogue of regions, plans and images counts as live."""

PENDING = (("status", ("pending",)),)
"""A row that is being made."""

IMAGE_STATES = (
    State("pending", Tone.BUSY, PENDING, transient=True),
    State("complete", Tone.GOOD, (("status", ("complete",)),)),
)
"""Snapshots, backups and ISOs are pending until their data is all there."""

MEASURED = ("status", ("complete",))
"""When the size of one is known: until then it is said to be 0."""

BACKUP_SHARE = 0.2
"""What automatic backups cost, as a part of the server's price."""
