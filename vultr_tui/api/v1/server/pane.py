"""How servers are listed, named and shown."""

from __future__ import annotations

from vultr_tui.api.advice import UNGUARDED
from vultr_tui.api.resource import Extra, Field, Listing, Resource, State, Tab, Tone, View
from vultr_tui.api.v1.shared import BACKUP_SHARE, PENDING
from vultr_tui.api.values import Format, Type

_ACTIVE = ("status", ("active",))

STATES = (
    State("pending", Tone.BUSY, PENDING, transient=True),
    State("suspended", Tone.BAD, (("status", ("suspended",)),)),
    State("closed", Tone.OFF, (("status", ("closed",)),)),
    State("locked", Tone.BUSY, (_ACTIVE, ("server_state", ("locked",))), transient=True),
    State("installing", Tone.BUSY, (_ACTIVE, ("server_state", ("installingbooting",))), transient=True),
    State("iso mounting", Tone.BUSY, (_ACTIVE, ("server_state", ("isomounting",))), transient=True),
    State("starting", Tone.BUSY, (_ACTIVE, ("power_status", ("starting",))), transient=True),
    State("running", Tone.GOOD, (_ACTIVE, ("power_status", ("running",)))),
    State("stopped", Tone.OFF, (_ACTIVE, ("power_status", ("stopped",)))),
)

FIELDS = (
    Field(name="SUBID", title="ID", priority=9),
    Field(name="label", title="Label", priority=1),
    Field(name="main_ip", title="Main IP", format=Format.ADDRESS, priority=2),
    Field(name="location", title="Location", priority=3),
    Field(name="vcpu_count", title="CPUs", type=Type.INTEGER, priority=6),
    Field(name="ram", title="RAM", format=Format.MEGABYTES, priority=4),
    Field(name="cost_per_month", title="$/mo", type=Type.NUMBER, format=Format.MONEY, priority=5),
    Field(name="os", title="System", priority=7),
    Field(name="tag", title="Tag", priority=8),
    Field(name="current_bandwidth_gb", title="Sent", type=Type.NUMBER, format=Format.GIGABYTES, priority=10),
    Field(name="allowed_bandwidth_gb", title="Allowed", type=Type.NUMBER, format=Format.GIGABYTES),
    Field(name="date_created", title="Created", format=Format.DATE, priority=11),
    Field(name="disk", title="Disk"),
    Field(name="VPSPLANID", title="Plan", refers_to="plan"),
    Field(name="APPID", title="Application", refers_to="app"),
    Field(name="FIREWALLGROUPID", title="Firewall", refers_to="firewall"),
    Field(name="auto_backups", title="Backups"),
    Field(name="pending_charges", title="Pending charges", type=Type.NUMBER, format=Format.MONEY),
    Field(name="internal_ip", title="Private IP", format=Format.ADDRESS),
    Field(name="v6_main_ip", title="Main IPv6", format=Format.ADDRESS),
    Field(name="v6_network", title="IPv6 network", format=Format.ADDRESS),
    Field(name="v6_network_size", title="IPv6 prefix", type=Type.INTEGER, format=Format.PREFIX),
    Field(name="v6_networks", title="IPv6 networks", type=Type.ARRAY),
    Field(name="netmask_v4", title="Netmask", format=Format.ADDRESS),
    Field(name="gateway_v4", title="Gateway", format=Format.ADDRESS),
    Field(name="status", title="Status"),
    Field(name="power_status", title="Power"),
    Field(name="server_state", title="Server state"),
    Field(name="DCID", title="Location ID", refers_to="region"),
    Field(name="OSID", title="System ID", refers_to="os"),
    Field(name="default_password", title="First password", secret=True),
    Field(name="kvm_url", title="Console", format=Format.URL, secret=True),
)

SERVER = Resource(
    name="server",
    about=UNGUARDED,
    title="Servers",
    section="Compute",
    lists=(Listing("server.list"),),
    key="SUBID",
    label="label",
    names=("main_ip", "v6_main_ip", "internal_ip"),
    fields=FIELDS,
    states=STATES,
    fresh_for=15.0,
    order="label",
    price="cost_per_month",
    extras=(Extra("auto_backups", "yes", BACKUP_SHARE),),
    tabs=(
        Tab("Overview", View.FIELDS),
        Tab("IPv4", View.ROWS, "server_ipv4"),
        Tab("IPv6", View.ROWS, "server_ipv6"),
        Tab("Reverse IPv6", View.ROWS, "server_reverse_ipv6"),
        Tab("Private", View.ROWS, "server_network"),
        Tab("Transfer", View.SERIES, "server.bandwidth"),
        Tab("Backups", View.ROWS, "server_backup"),
        Tab("Schedule", View.FIELDS, "server.backup_get_schedule"),
        Tab("User data", View.TEXT, "server.get_user_data"),
        Tab("Application", View.TEXT, "server.get_app_info"),
        Tab("ISO", View.FIELDS, "server.iso_status"),
        Tab("Upgrades", View.VALUES, "server.upgrade_plan_list"),
        Tab("Neighbours", View.VALUES, "server.neighbors"),
    ),
)
