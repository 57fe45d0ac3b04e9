"""Bare metal servers (reference: Bare Metal)."""

from __future__ import annotations

from vultr_tui.api.operation import Cost, Effect, Finish, Operation, Reply, Requirement, Risk, Shape, given, replied
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Field, Listing, Resource, State, Tab, Tone, View
from vultr_tui.api.v1.machines import (
    IMAGE_OPTIONS,
    INSTALL_OPTIONS,
    IPV4_FIELDS,
    IPV6_OFF,
    WIPES,
    common_parts,
    describing_verbs,
    installing_verbs,
    naming_verbs,
    part,
)
from vultr_tui.api.v1.shared import BAREMETAL, PENDING, REGION, SYSTEM
from vultr_tui.api.v1.verbs import change
from vultr_tui.api.values import Format, Type

READY = (Requirement("status", ("active",), "it is not active"),)
DEPLOYED = Finish("baremetal", given("SUBID"), (("status", "active"),))

OPERATIONS: tuple[Operation, ...] = (
    *naming_verbs(BAREMETAL, "bare metal server"),
    *describing_verbs(BAREMETAL, "bare metal server"),
    *installing_verbs(BAREMETAL, "bare metal server", READY, DEPLOYED),
    change(
        "baremetal.create",
        "Deploy a bare metal server",
        Risk.DISRUPTIVE,
        details="Billed from now on, running or stopped, until it is destroyed. Deploying takes some minutes.",
        access="provisioning",
        parameters=(
            REGION,
            Parameter(
                name="METALPLANID",
                summary="The plan",
                type=Type.INTEGER,
                refers_to="plan_baremetal",
                choices="regions.availability_baremetal",
                example="100",
            ),
            SYSTEM,
            *IMAGE_OPTIONS,
            *INSTALL_OPTIONS,
        ),
        reply=Reply(Shape.OBJECT, "baremetal"),
        cost=Cost(effect=Effect.STARTS, by="METALPLANID"),
        surcharges=(Cost(effect=Effect.STARTS, by="APPID"),),
        finish=Finish("baremetal", replied("SUBID"), (("status", "active"),)),
        stale=("baremetal", "account"),
    ),
    change(
        "baremetal.destroy",
        "Destroy a bare metal server and all data on it",
        Risk.DESTRUCTIVE,
        details="There is no way back. Its address goes back to Vultr.",
        access="subscriptions",
        on=BAREMETAL,
        cost=Cost(effect=Effect.STOPS),
        finish=Finish("baremetal", given("SUBID"), gone=True),
        stale=("baremetal", "account"),
    ),
    change(
        "baremetal.halt",
        "Switch a bare metal server off",
        Risk.DISRUPTIVE,
        details="Cuts the power: what is not on the disks yet is lost. A stopped server is billed all the same.",
        access="subscriptions",
        on=BAREMETAL,
        repeatable=True,
        requires=READY,
        stale=("baremetal",),
    ),
    change(
        "baremetal.reboot",
        "Reboot a bare metal server",
        Risk.DISRUPTIVE,
        details="Cuts the power and switches it on again: what is not on the disks yet is lost.",
        access="subscriptions",
        on=BAREMETAL,
        requires=READY,
        stale=("baremetal",),
    ),
    change(
        "baremetal.reinstall",
        "Install a bare metal server's system afresh",
        Risk.DESTRUCTIVE,
        details=WIPES,
        access="subscriptions",
        on=BAREMETAL,
        requires=READY,
        finish=DEPLOYED,
        stale=("baremetal",),
    ),
    change(
        "baremetal.ipv6_enable",
        "Give a bare metal server an IPv6 network",
        Risk.DISRUPTIVE,
        details="Does not reboot the server. It cannot be switched off again.",
        access="subscriptions",
        on=BAREMETAL,
        repeatable=True,
        requires=(*READY, IPV6_OFF),
        stale=("baremetal", "baremetal_ipv6"),
        example=(("SUBID", "archive"),),
    ),
)

RESOURCES: tuple[Resource, ...] = (
    Resource(
        name="baremetal",
        title="Bare metal",
        section="Compute",
        lists=(Listing("baremetal.list"),),
        key="SUBID",
        label="label",
        names=("main_ip",),
        fields=(
            Field(name="SUBID", title="ID", priority=8),
            Field(name="label", title="Label", priority=1),
            Field(name="main_ip", title="Main IP", format=Format.ADDRESS, priority=2),
            Field(name="location", title="Location", priority=3),
            Field(name="cpu_count", title="CPUs", type=Type.INTEGER, priority=5),
            Field(name="ram", title="RAM", format=Format.MEGABYTES, priority=4),
            Field(name="os", title="System", priority=6),
            Field(name="tag", title="Tag", priority=7),
            Field(name="date_created", title="Created", format=Format.DATE, priority=9),
            Field(name="status", title="Status"),
            Field(name="disk", title="Disks"),
            Field(name="DCID", title="Location ID", refers_to="region"),
            Field(name="METALPLANID", title="Plan", refers_to="plan_baremetal"),
            Field(name="OSID", title="System ID", refers_to="os"),
            Field(name="APPID", title="Application", refers_to="app"),
            Field(name="netmask_v4", title="Netmask", format=Format.ADDRESS),
            Field(name="gateway_v4", title="Gateway", format=Format.ADDRESS),
            Field(name="v6_networks", title="IPv6 networks", type=Type.ARRAY),
            Field(name="default_password", title="First password", secret=True),
        ),
        states=(
            State("pending", Tone.BUSY, PENDING, transient=True),
            State("active", Tone.GOOD, (("status", ("active",)),)),
            State("suspended", Tone.BAD, (("status", ("suspended",)),)),
            State("closed", Tone.OFF, (("status", ("closed",)),)),
        ),
        tabs=(
            Tab("Overview", View.FIELDS),
            Tab("IPv4", View.ROWS, "baremetal_ipv4"),
            Tab("IPv6", View.ROWS, "baremetal_ipv6"),
            Tab("Transfer", View.SERIES, "baremetal.bandwidth"),
            Tab("User data", View.TEXT, "baremetal.get_user_data"),
            Tab("Application", View.TEXT, "baremetal.get_app_info"),
        ),
    ),
    part(BAREMETAL, "ipv4", "IPv4 addresses", "list_ipv4", key="ip", fields=IPV4_FIELDS),
    *common_parts(BAREMETAL),
)
