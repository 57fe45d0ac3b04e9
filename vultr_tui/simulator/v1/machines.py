"""The verbs that v1's server and baremetal groups share."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Protocol

from vultr_tui.api.values import Json
from vultr_tui.simulator.v1 import app
from vultr_tui.simulator.v1.handlers import Call, handles
from vultr_tui.simulator.world import (
    addresses,
    baremetal,
    deployment,
    destruction,
    machine_changes,
    servers,
)
from vultr_tui.simulator.world.applications import APPLICATIONS
from vultr_tui.simulator.world.lifecycle import require_free, stage
from vultr_tui.simulator.world.machines import Fleet
from vultr_tui.simulator.world.world import World

FLEETS = {"server": servers.FLEET, "baremetal": baremetal.FLEET}
"""The machines that each group is about."""


class Verb(Protocol):
    """Answers a call about the machines of a fleet."""

    def __call__(self, world: World, call: Call, fleet: Fleet) -> Json:
        """Answer it, as any `Handler` does."""


NO_ADDRESS = addresses.Ipv4("0", "", "")
"""The main IPv4 address of a machine that has none yet (recorded: server/list)."""

FILTERS = {"tag": "tag", "label": "label", "main_ip": "main_ip"}
"""The column each filter of a list looks at; the first of them that is given counts, and no other."""


def shared(verb: str) -> Callable[[Verb], Verb]:
    """Register the function as the answer to a verb of both groups."""

    def register(answer: Verb) -> Verb:
        for group, fleet in FLEETS.items():
            handles(f"{group}.{verb}")(partial(answer, fleet=fleet))
        return answer

    return register


def machine_of(world: World, call: Call, fleet: Fleet) -> sqlite3.Row:
    """Return the machine a call is about; raises Refusal if the account has none such."""
    return fleet.owned(world, call.number("SUBID"))


def found(world: World, call: Call, fleet: Fleet) -> Iterator[sqlite3.Row]:
    """List the machines that the filter of a list lets through."""
    for name, column in FILTERS.items():
        if call.text(name):
            return fleet.listed(world, f"{column} = ?", call.text(name))
    return fleet.listed(world)


def when_active(world: World, machine: sqlite3.Row, rows: list[Json]) -> dict[str, Json]:
    """Return the rows under the machine's SUBID, none of them until it is active (reference: server/list_ipv4)."""
    return {str(machine["id"]): rows if stage(machine, world.now).status == "active" else []}


def order_of(call: Call) -> dict[str, Any]:
    """Tell what both kinds of machine are ordered with."""
    return {
        "region": call.number("DCID"),
        "system": call.number("OSID"),
        "application": call.number("APPID"),
        "label": call.text("label"),
        "tag": call.text("tag"),
        "hostname": call.text("hostname"),
        "userdata": call.text("userdata"),
        "ipv6": call.yes("enable_ipv6"),
    }


def media_of(call: Call) -> deployment.Media:
    """Tell what both kinds of machine are installed from."""
    ids = tuple(key.strip() for key in call.text("SSHKEYID").split(",") if key.strip())
    return deployment.Media(snapshot=call.text("SNAPSHOTID"), script=call.number("SCRIPTID"), keys=ids)


@shared("label_set")
def label_set(world: World, call: Call, fleet: Fleet) -> Json:
    """Give a machine another label."""
    fleet.change(world, machine_of(world, call, fleet)["id"], label=call.text("label"))
    return None


@shared("tag_set")
def tag_set(world: World, call: Call, fleet: Fleet) -> Json:
    """Give a machine another tag."""
    fleet.change(world, machine_of(world, call, fleet)["id"], tag=call.text("tag"))
    return None


@shared("get_user_data")
def get_user_data(world: World, call: Call, fleet: Fleet) -> Json:
    """Tell a machine's user data, as it was sent."""
    return {"userdata": machine_of(world, call, fleet)["userdata"]}


@shared("set_user_data")
def set_user_data(world: World, call: Call, fleet: Fleet) -> Json:
    """Keep other user data for a machine."""
    machine = machine_of(world, call, fleet)
    deployment.check_userdata(call.text("userdata"))
    fleet.change(world, machine["id"], userdata=call.text("userdata"))
    return None


@shared("halt")
def halt(world: World, call: Call, fleet: Fleet) -> Json:
    """Power a machine off; it is billed all the same."""
    machine = machine_of(world, call, fleet)
    require_free(world, machine, "halt server")
    fleet.halt(world, machine)
    return None


@shared("reboot")
def reboot(world: World, call: Call, fleet: Fleet) -> Json:
    """Power a machine off and on."""
    machine = machine_of(world, call, fleet)
    require_free(world, machine, "reboot server")
    fleet.restart(world, machine)
    return None


@shared("destroy")
def destroy(world: World, call: Call, fleet: Fleet) -> Json:
    """Begin to destroy a machine that is old enough."""
    machine = machine_of(world, call, fleet)
    destruction.require_age(world, machine)
    destruction.destroy(world, fleet, machine)
    return None


@shared("reinstall")
def reinstall(world: World, call: Call, fleet: Fleet) -> Json:
    """Install a machine's system afresh."""
    machine_changes.reinstall(world, fleet, machine_of(world, call, fleet), call.text("hostname"))
    return None


@shared("os_change")
def os_change(world: World, call: Call, fleet: Fleet) -> Json:
    """Install another system on a machine."""
    machine_changes.change_system(world, fleet, machine_of(world, call, fleet), call.number("OSID"))
    return None


@shared("app_change_list")
def app_change_list(world: World, call: Call, fleet: Fleet) -> Json:
    """List the applications a machine can be changed to, by APPID."""
    others = machine_changes.other_applications(machine_of(world, call, fleet))
    return {str(application.id): app.row(application) for application in others if not application.image}


@shared("app_change")
def app_change(world: World, call: Call, fleet: Fleet) -> Json:
    """Install another application on a machine."""
    machine_changes.change_application(world, fleet, machine_of(world, call, fleet), call.number("APPID"))
    return None


@shared("get_app_info")
def get_app_info(world: World, call: Call, fleet: Fleet) -> Json:
    """How to reach what runs on a machine; nothing unless it is an application."""
    machine = machine_of(world, call, fleet)
    if not machine["application"] or stage(machine, world.now).status != "active":
        return {"app_info": ""}
    application = APPLICATIONS[machine["application"]]
    return {
        "app_info": f"{application.name} Server Details\n\nAddress: http://{machine['main_ip']}/\n"
        f"User: {application.short_name}\nPass: {machine['password']}\n"
    }


def main_address(machine: sqlite3.Row, *, there: bool) -> addresses.Ipv4:
    """Return a machine's main IPv4 address, or what stands for it where it is not there."""
    return addresses.ipv4(machine["main_ip"]) if there and machine["main_ip"] else NO_ADDRESS


def v6_networks(machine: sqlite3.Row, size: Json) -> list[dict[str, Json]]:
    """List a machine's IPv6 networks as the lists of machines have them."""
    return [
        {"v6_network": network, "v6_main_ip": addresses.main_ipv6(network), "v6_network_size": size}
        for network in (machine["ipv6_networks"] or "").split()
    ]
