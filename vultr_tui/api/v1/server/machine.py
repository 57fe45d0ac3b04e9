"""Servers as they come, go, grow and are called."""

from __future__ import annotations

from vultr_tui.api.entries import optional
from vultr_tui.api.light import replace
from vultr_tui.api.operation import Cost, Effect, Finish, Operation, Reply, Risk, Shape, given, replied
from vultr_tui.api.parameter import Parameter, When
from vultr_tui.api.resource import Resource
from vultr_tui.api.v1.machines import (
    IMAGE_CUSTOM,
    IMAGE_OPTIONS,
    INSTALL_OPTIONS,
    common_parts,
    describing_verbs,
    naming_verbs,
)
from vultr_tui.api.v1.server import pane
from vultr_tui.api.v1.server.conditions import IS_RUNNING, READY, RUNNING, UNLOCKED
from vultr_tui.api.v1.shared import BACKUP_SHARE, FIREWALL, NETWORK, REGION, SERVER, SYSTEM, yes_no
from vultr_tui.api.v1.verbs import change, read
from vultr_tui.api.values import Format, Type

PLAN = Parameter(name="VPSPLANID", summary="The plan", type=Type.INTEGER, refers_to="plan", example="203")
CUSTOM = When("OSID", (IMAGE_CUSTOM,))

CREATE_PARAMETERS = (
    REGION,
    replace(PLAN, choices="regions.availability"),
    SYSTEM,
    *IMAGE_OPTIONS,
    Parameter(name="ISOID", summary="The ISO to boot (system 159)", required=False, refers_to="iso", when=CUSTOM),
    Parameter(
        name="ipxe_chain_url",
        title="iPXE address",
        summary="What iPXE loads at power-on (system 159)",
        required=False,
        format=Format.URL,
        when=CUSTOM,
    ),
    *INSTALL_OPTIONS,
    yes_no("enable_private_network", "Join the private network of the location", title="Private network"),
    replace(optional(NETWORK, "The private networks to join"), type=Type.ARRAY),
    yes_no("auto_backups", "Make automatic backups, at extra charge"),
    yes_no("ddos_protection", "Protect it from DDoS, at extra charge", "no", title="DDoS protection"),
    Parameter(
        name="reserved_ip_v4",
        summary="The reserved IP to use as its main address",
        required=False,
        format=Format.ADDRESS,
        refers_to="reservedip",
        takes="{subnet}",
    ),
    optional(FIREWALL),
)

OPERATIONS: tuple[Operation, ...] = (
    *naming_verbs(SERVER, "server"),
    change(
        "server.create",
        "Deploy a server",
        Risk.DISRUPTIVE,
        details=(
            "Billed by the hour from now on, running or stopped, until it is destroyed; that is refused for the "
            "first five minutes. Deploying takes some minutes. Windows and some applications cost extra."
        ),
        access="provisioning",
        parameters=CREATE_PARAMETERS,
        exclusive=(("enable_private_network", "NETWORKID"),),
        reply=Reply(Shape.OBJECT, "server"),
        cost=Cost(effect=Effect.STARTS, by="VPSPLANID"),
        surcharges=(
            Cost(effect=Effect.STARTS, by="APPID"),
            Cost(effect=Effect.STARTS, share=BACKUP_SHARE, when=When("auto_backups", ("yes",))),
            Cost(effect=Effect.STARTS, when=When("ddos_protection", ("yes",))),
        ),
        finish=Finish("server", replied("SUBID"), RUNNING),
        stale=("server", "firewall", "reservedip", "account"),
        example=(("label", "web-4"),),
    ),
    change(
        "server.destroy",
        "Destroy a server and all data on it",
        Risk.DESTRUCTIVE,
        details=(
            "There is no way back. Its addresses go back to Vultr unless they are reserved. Volumes and reserved IPs "
            "are detached and stay billed; snapshots stay."
        ),
        access="subscriptions",
        on=SERVER,
        cost=Cost(effect=Effect.STOPS, share=1.0),
        requires=(UNLOCKED,),
        finish=Finish("server", given("SUBID"), gone=True),
        stale=("server", "block", "reservedip", "firewall", "backup", "account"),
        example=(("SUBID", "vpn"),),
    ),
    read(
        "server.upgrade_plan_list",
        "List the plans a server can be upgraded to",
        details="Empty if there are none at the moment.",
        access="upgrade",
        on=SERVER,
        reply=Reply(Shape.VALUES, "plan"),
    ),
    change(
        "server.upgrade_plan",
        "Move a server to a bigger plan",
        Risk.DISRUPTIVE,
        details="Reboots the server and raises its price. There is no way back to a smaller plan.",
        access="upgrade",
        on=SERVER,
        parameters=(replace(PLAN, summary="The new plan", choices="server.upgrade_plan_list"),),
        cost=Cost(effect=Effect.CHANGES, by="VPSPLANID"),
        requires=READY,
        finish=IS_RUNNING,
        stale=("server", "account"),
    ),
    *describing_verbs(SERVER, "server"),
    read(
        "server.neighbors",
        "List the other servers of yours on the same host",
        details="If that host fails, they fail together.",
        access="subscriptions",
        on=SERVER,
        reply=Reply(Shape.VALUES, "server"),
    ),
)

RESOURCES: tuple[Resource, ...] = (pane.SERVER, *common_parts(SERVER))
