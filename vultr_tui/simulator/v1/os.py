"""v1's os group."""

from __future__ import annotations

from vultr_tui.api.values import Json
from vultr_tui.simulator.v1.handlers import Call, handles
from vultr_tui.simulator.world.systems import SYSTEMS, System
from vultr_tui.simulator.world.world import World


@handles("os.list")
def list_(_world: World, _call: Call) -> Json:
    """All operating systems by OSID, which is a number inside (recorded)."""
    return {str(system.id): row(system) for system in SYSTEMS.values()}


def row(system: System) -> dict[str, Json]:
    """Write a system as v1 does, here and in the lists of what a machine can change to."""
    return {
        "OSID": system.id,
        "name": system.name,
        "arch": system.arch,
        "family": system.family,
        "windows": system.windows,
    }
