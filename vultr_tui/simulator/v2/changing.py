"""`PATCH` of a machine: each thing it says is a change of its own."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from vultr_tui.api.values import Json
from vultr_tui.simulator.v2.both import shared
from vultr_tui.simulator.v2.catalogue import PLAN_IDS, application_row, plan_of, system_row
from vultr_tui.simulator.v2.handlers import Call, Problem
from vultr_tui.simulator.v2.ids import FIREWALL
from vultr_tui.simulator.v2.instances import INSTANCES
from vultr_tui.simulator.v2.machines import Part, image_of, scheme_of, tag_of
from vultr_tui.simulator.world import backups, deployment, machine_addresses, machine_changes, servers
from vultr_tui.simulator.world.lifecycle import require_free
from vultr_tui.simulator.world.world import World

Change = Callable[[World, Call, Part, sqlite3.Row], None]

NO_GROUP = "0"
"""The firewall group that stands for none (v2 facts: updates)."""


def _label(world: World, call: Call, part: Part, machine: sqlite3.Row) -> None:
    part.fleet.change(world, machine["id"], label=call.text("label"))


def _tags(world: World, call: Call, part: Part, machine: sqlite3.Row) -> None:
    part.fleet.change(world, machine["id"], tag=tag_of(call))


def _user_data(world: World, call: Call, part: Part, machine: sqlite3.Row) -> None:
    deployment.check_userdata(call.text("user_data"))
    part.fleet.change(world, machine["id"], userdata=call.text("user_data"))


def _ipv6(world: World, call: Call, part: Part, machine: sqlite3.Row) -> None:
    if call.yes("enable_ipv6") and not machine["ipv6_networks"]:
        require_free(world, machine, "enable IPv6")
        machine_addresses.assign_ipv6(world, [(machine["id"], machine["region"])])
        if part is INSTANCES:
            part.fleet.restart(world, machine)


def _system(world: World, call: Call, part: Part, machine: sqlite3.Row) -> None:
    machine_changes.change_system(world, part.fleet, machine, call.number("os_id"))


def _application(world: World, call: Call, part: Part, machine: sqlite3.Row) -> None:
    machine_changes.change_application(world, part.fleet, machine, call.number("app_id"))


def _image(world: World, call: Call, part: Part, machine: sqlite3.Row) -> None:
    machine_changes.change_application(world, part.fleet, machine, image_of(call))


def _firewall(world: World, call: Call, _part: Part, server: sqlite3.Row) -> None:
    none = call.text("firewall_group_id") in {NO_GROUP, ""}
    servers.set_firewall_group(world, server, "" if none else call.refer(FIREWALL, "firewall_group_id") or "")


def _backups(world: World, call: Call, _part: Part, server: sqlite3.Row) -> None:
    if call.enabled("backups"):
        backups.enable(world, server)
    else:
        backups.disable(world, server)


def _plan(world: World, call: Call, _part: Part, server: sqlite3.Row) -> None:
    machine_changes.upgrade(world, server, plan_of(call))


def _ddos_protection(world: World, call: Call, part: Part, server: sqlite3.Row) -> None:
    part.fleet.change(world, server["id"], ddos_protection=int(call.yes("ddos_protection")))


def _user_scheme(world: World, call: Call, part: Part, machine: sqlite3.Row) -> None:
    part.fleet.change(world, machine["id"], user_scheme=scheme_of(call))


CHANGES: dict[str, Change] = {
    "label": _label,
    "tags": _tags,
    "tag": _tags,
    "user_scheme": _user_scheme,
    "user_data": _user_data,
    "enable_ipv6": _ipv6,
    "os_id": _system,
    "app_id": _application,
    "image_id": _image,
}
"""What can be said of either kind of machine; what keeps it busy comes last, for nothing can follow it."""

OF_INSTANCES: dict[str, Change] = {
    "firewall_group_id": _firewall,
    "backups": _backups,
    "ddos_protection": _ddos_protection,
    **CHANGES,
    "plan": _plan,
}


@shared("PATCH ", 202)
def patch(world: World, call: Call, part: Part) -> Json:
    """Change what was sent of a machine."""
    changes = OF_INSTANCES if part is INSTANCES else CHANGES
    call.require_only(changes, part.kind.name)
    machine = part.of(world, call)
    for name, change in changes.items():
        if name in call:
            change(world, call, part, part.fleet.owned(world, machine["id"]))
    return part.answer(world, machine["id"])


KINDS = ("os", "applications", "plans")


@shared("GET /upgrades")
def upgrades(world: World, call: Call, part: Part) -> Json:
    """List what a machine can be changed to, of one kind or of all."""
    machine = part.of(world, call)
    wanted = call.text("type") or "all"
    if wanted not in {"all", *KINDS}:
        raise Problem("Invalid type.")
    found: dict[str, Json] = {
        "os": [system_row(system) for system in machine_changes.other_systems(machine)],
        "applications": [application_row(other) for other in machine_changes.other_applications(machine)],
    }
    if part is INSTANCES:
        found["plans"] = [PLAN_IDS[plan.id] for plan in machine_changes.larger_plans(machine)]
    return {"upgrades": {kind: rows for kind, rows in found.items() if wanted in {"all", kind}}}
