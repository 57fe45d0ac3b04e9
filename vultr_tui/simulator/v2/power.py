"""Machines switched on and off, installed afresh and destroyed."""

from __future__ import annotations

from vultr_tui.api.values import Json
from vultr_tui.simulator.v2.both import shared
from vultr_tui.simulator.v2.handlers import Call
from vultr_tui.simulator.v2.machines import Part
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


@shared("POST /start")
def start(world: World, call: Call, part: Part) -> Json:
    """Power a machine on, or off and on if it runs."""
    machine = part.of(world, call)
    require_free(world, machine, "start server")
    part.fleet.restart(world, machine)
    return None


@shared("POST /reboot")
def reboot(world: World, call: Call, part: Part) -> Json:
    """Power a machine off and on."""
    machine = part.of(world, call)
    require_free(world, machine, "reboot server")
    part.fleet.restart(world, machine)
    return None


@shared("POST /halt")
def halt(world: World, call: Call, part: Part) -> Json:
    """Power a machine off; it is billed all the same."""
    machine = part.of(world, call)
    require_free(world, machine, "halt server")
    part.fleet.halt(world, machine)
    return None


@shared("POST /reinstall", 202)
def reinstall(world: World, call: Call, part: Part) -> Json:
    """Install a machine's system afresh."""
    machine = part.of(world, call)
    machine_changes.reinstall(world, part.fleet, machine, call.text("hostname"))
    return part.answer(world, machine["id"])
