"""How servers are listed, named and shown."""

from __future__ import annotations

from vultr_tui.api.advice import UNGUARDED
from vultr_tui.api.resource import Extra, Field, Listing, Resource, State, Tab, Tone, View
from vultr_tui.api.v2.server.conditions import MACHINE
from vultr_tui.api.v2.shared import BACKUP_SHARE, PENDING, V6_SIZE
from vultr_tui.api.values import Format, Type

_ACTIVE = ("status", ("active",))

STATES = (
    State("pending", Tone.BUSY, PENDING, transient=True),
    State("resizing", Tone.BUSY, (("status", ("resizing",)),), transient=True),
    State("suspended", Tone.BAD, (("status", ("suspended",)),)),
    State("locked", Tone.BUSY, (_ACTIVE, ("server_status", ("locked",))), transient=True),
    State("installing", Tone.BUSY, (_ACTIVE, ("server_status", ("installingbooting",))), transient=True),
    State("iso mounting", Tone.BUSY, (_ACTIVE, ("server_status", ("isomounting",))), transient=True),
    State("running", Tone.GOOD, (_ACTIVE, ("power_status", ("running",)))),
    State("stopped", Tone.OFF, (_ACTIVE, ("power_status", ("stopped",)))),
)

SERVER = Resource(
    name="server",
    about=UNGUARDED,
    title="Servers",
    section="Compute",
    lists=(Listing("server.list"),),
    key="id",
    label="label",
    names=("hostname", "main_ip", "v6_main_ip", "internal_ip"),
    fields=(
        Field(name="id", title="ID", priority=9),
        Field(name="label", title="Label", priority=1),
        Field(name="main_ip", title="Main IP", format=Format.ADDRESS, priority=2),
        Field(name="region", title="Location", refers_to="region", priority=3),
        Field(name="vcpu_count", title="CPUs", type=Type.INTEGER, priority=6),
        Field(name="ram", title="RAM", type=Type.INTEGER, format=Format.MEGABYTES, priority=4),
        Field(name="plan", title="Plan", refers_to="plan", priority=5),
        Field(name="tags", title="Tags", type=Type.ARRAY, priority=8),
        Field(name="os", title="System", priority=7),
        Field(name="date_created", title="Created", format=Format.DATE, priority=11),
        Field(name="allowed_bandwidth", title="Allowed", type=Type.INTEGER, format=Format.GIGABYTES, priority=10),
        Field(name="hostname", title="Host name", format=Format.HOSTNAME),
        Field(name="disk", title="Disk", type=Type.INTEGER, format=Format.GIGABYTES),
        Field(name="app_id", title="Application", refers_to="app"),
        Field(name="image_id", title="Image"),
        Field(name="snapshot_id", title="Made from", refers_to="snapshot"),
        Field(name="firewall_group_id", title="Firewall", refers_to="firewall"),
        Field(name="features", title="Features", type=Type.ARRAY),
        Field(name="pending_charges", title="Pending charges", type=Type.NUMBER, format=Format.MONEY),
        Field(name="internal_ip", title="Private IP", format=Format.ADDRESS),
        Field(name="v6_main_ip", title="Main IPv6", format=Format.ADDRESS),
        Field(name="v6_network", title="IPv6 network", format=Format.ADDRESS),
        V6_SIZE,
        Field(name="vpc_only", title="Private only", type=Type.BOOLEAN),
        Field(name="vpcs", title="VPC networks", type=Type.ARRAY, refers_to="network"),
        Field(name="netmask_v4", title="Netmask", format=Format.ADDRESS),
        Field(name="gateway_v4", title="Gateway", format=Format.ADDRESS),
        Field(name="status", title="Status"),
        Field(name="power_status", title="Power"),
        Field(name="server_status", title="Server state"),
        Field(name="os_id", title="System ID", refers_to="os"),
        Field(name="user_scheme", title="Log-in"),
        Field(name="default_password", title="First password", secret=True),
        Field(name="kvm", title="Console", format=Format.URL, secret=True),
    ),
    states=STATES,
    fresh_for=15.0,
    order="label",
    extras=(Extra("features", "auto_backups", BACKUP_SHARE),),
    tabs=(
        Tab("Overview", View.FIELDS),
        Tab("IPv4", View.ROWS, "server_ipv4"),
        Tab("IPv6", View.ROWS, "server_ipv6"),
        Tab("Reverse IPv6", View.ROWS, "server_reverse_ipv6"),
        Tab("Private", View.ROWS, "server_network"),
        Tab("Transfer", View.SERIES, "server.bandwidth"),
        Tab("Schedule", View.FIELDS, "server.backup_get_schedule"),
        Tab("User data", View.TEXT, "server.get_user_data"),
        Tab("ISO", View.FIELDS, "server.iso_status"),
        Tab("Upgrades", View.VALUES, "server.upgrade_plan_list"),
        Tab("Neighbours", View.VALUES, "server.neighbors"),
    ),
)

PARTS = (
    MACHINE.part(
        "reverse_ipv6",
        "Reverse IPv6",
        "reverse_list_ipv6",
        (
            Field(name="ip", title="Address", format=Format.ADDRESS, priority=1),
            Field(name="reverse", title="Name", format=Format.HOSTNAME, priority=2),
        ),
        "ip",
    ),
    MACHINE.part(
        "schedule",
        "Backup schedule",
        "backup_get_schedule",
        (
            Field(name="enabled", title="Enabled", type=Type.BOOLEAN, priority=1),
            Field(name="type", title="How often", priority=2),
            Field(name="next_scheduled_time_utc", title="Next", format=Format.DATE, priority=3),
            Field(name="hour", title="Hour", type=Type.INTEGER, priority=4),
            Field(name="dow", title="Day of week", type=Type.INTEGER, priority=5),
            Field(name="dom", title="Day of month", type=Type.INTEGER, priority=6),
        ),
    ),
    MACHINE.part(
        "iso",
        "ISO",
        "iso_status",
        (
            Field(name="state", title="State", priority=1),
            Field(name="iso_id", title="ISO", refers_to="iso", priority=2),
        ),
    ),
)
