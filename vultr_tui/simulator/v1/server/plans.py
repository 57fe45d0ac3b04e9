"""How v1 moves servers to other plans and systems."""

from __future__ import annotations

from vultr_tui.api.values import Json
from vultr_tui.simulator.v1 import os
from vultr_tui.simulator.v1.handlers import Call, handles
from vultr_tui.simulator.v1.machines import machine_of
from vultr_tui.simulator.world import machine_changes, servers
from vultr_tui.simulator.world.world import World


@handles("server.upgrade_plan_list")
def upgrade_plan_list(world: World, call: Call) -> Json:
    """List the VPSPLANIDs a server can move to."""
    return [plan.id for plan in machine_changes.larger_plans(machine_of(world, call, servers.FLEET))]


@handles("server.upgrade_plan")
def upgrade_plan(world: World, call: Call) -> Json:
    """Move a server to a larger plan."""
    machine_changes.upgrade(world, machine_of(world, call, servers.FLEET), call.number("VPSPLANID"))
    return None


@handles("server.os_change_list")
def os_change_list(world: World, call: Call) -> Json:
    """List the systems a server can be changed to, by OSID, which is a number inside (clients agree)."""
    return {
        str(system.id): {**os.row(system), "surcharge": f"{system.surcharge:.2f}"}
        for system in machine_changes.other_systems(machine_of(world, call, servers.FLEET))
    }
