"""Switching servers on and off."""

from __future__ import annotations

from vultr_tui.api.operation import Finish, Operation, Requirement, Risk, given
from vultr_tui.api.resource import Resource
from vultr_tui.api.v1.server.conditions import IS_RUNNING, READY, STOPPED
from vultr_tui.api.v1.shared import SERVER
from vultr_tui.api.v1.verbs import change

OPERATIONS: tuple[Operation, ...] = (
    change(
        "server.start",
        "Start a server",
        Risk.DISRUPTIVE,
        details="One that is running already is restarted the hard way.",
        access="subscriptions",
        on=SERVER,
        requires=READY,
        finish=IS_RUNNING,
        stale=("server",),
        example=(("SUBID", "old-mail"),),
    ),
    change(
        "server.halt",
        "Switch a server off",
        Risk.DISRUPTIVE,
        details="Like pulling the plug: what is not on the disk yet is lost. A stopped server is billed all the same.",
        access="subscriptions",
        on=SERVER,
        repeatable=True,
        requires=(*READY, Requirement("power_status", ("stopped",), "it is already stopped", negated=True)),
        finish=Finish("server", given("SUBID"), STOPPED),
        stale=("server",),
    ),
    change(
        "server.reboot",
        "Reboot a server",
        Risk.DISRUPTIVE,
        details="Like pulling the plug and putting it in again: what is not on the disk yet is lost.",
        access="subscriptions",
        on=SERVER,
        requires=READY,
        finish=IS_RUNNING,
        stale=("server",),
    ),
)

RESOURCES: tuple[Resource, ...] = ()
