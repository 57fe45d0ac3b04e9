"""Machines switched on and off, installed afresh and destroyed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from vultr_tui.api.values import Json
from vultr_tui.simulator.v2.both import shared
from vultr_tui.simulator.v2.handlers import Call, handles
from vultr_tui.simulator.v2.instances import INSTANCES
from vultr_tui.simulator.v2.machines import Part
from vultr_tui.simulator.v2.metal import METALS
from vultr_tui.simulator.world import destruction, machine_changes
from vultr_tui.simulator.world.lifecycle import require_free
from vultr_tui.simulator.world.world import World


@shared("GET ")
def get(world: World, call: Call, part: Part) -> Json:
    """Tell of one machine."""
    return {part.envelope: part.write(world, part.of(world, call))}


@shared("DELETE ")
def delete(world: World, call: Call, part: Part) -> Json:
    """Begin to destroy a machine."""
    destruction.destroy(world, part.fleet, part.of(world, call))
    return None


def _start(world: World, part: Part, machine: sqlite3.Row) -> None:
    """Power a machine on, or off and on if it runs."""
    require_free(world, machine, "start server")
    part.fleet.restart(world, machine)


def _reboot(world: World, part: Part, machine: sqlite3.Row) -> None:
    """Power a machine off and on."""
    require_free(world, machine, "reboot server")
    part.fleet.restart(world, machine)


def _halt(world: World, part: Part, machine: sqlite3.Row) -> None:
    """Power a machine off; it is billed all the same."""
    require_free(world, machine, "halt server")
    part.fleet.halt(world, machine)


Switch = Callable[[World, Part, sqlite3.Row], None]

SWITCHES: dict[str, Switch] = {"start": _start, "reboot": _reboot, "halt": _halt}

LISTS = {INSTANCES: "instance_ids", METALS: "baremetal_ids"}
"""What names several machines that are switched by one request."""


def _switch(verb: str, switch: Switch) -> None:
    """Register what switches one machine, and what switches several."""

    @shared(f"POST /{verb}")
    def one(world: World, call: Call, part: Part) -> Json:
        switch(world, part, part.of(world, call))
        return None

    for part, name in LISTS.items():

        def several(world: World, call: Call, part: Part = part, name: str = name) -> Json:
            for number in call.refer_many(part.kind, name):
                switch(world, part, part.owned(world, number))
            return None

        handles(f"POST {part.path}/{verb}", access="subscriptions")(several)


for _verb, _how in SWITCHES.items():
    _switch(_verb, _how)


@shared("POST /reinstall", 202)
def reinstall(world: World, call: Call, part: Part) -> Json:
    """Install a machine's system afresh."""
    machine = part.of(world, call)
    machine_changes.reinstall(world, part.fleet, machine, call.text("hostname"))
    return part.answer(world, machine["id"])
