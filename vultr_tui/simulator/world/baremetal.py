"""The bare metal servers of the account."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from vultr_tui.simulator.world import machines
from vultr_tui.simulator.world.machines import Fleet
from vultr_tui.simulator.world.plans import METAL_PLANS
from vultr_tui.simulator.world.systems import SYSTEMS
from vultr_tui.simulator.world.world import World

SCHEMA = machines.schema("bare_metal")

FLEET = Fleet("bare_metal", pending_seconds=120.0, deploy_seconds=240.0)
"""Bare metal machines: `FLEET.add(world, [machines.Order(…)])` deploys them, in the past if the order says so."""


def listed(world: World) -> Iterator[sqlite3.Row]:
    """All bare metal servers, also those about to go, by SUBID."""
    return FLEET.listed(world)


def monthly(machine: sqlite3.Row) -> float:
    """Dollars a month for a machine, powered off or not."""
    return METAL_PLANS[machine["plan"]].price + SYSTEMS[machine["system"]].surcharge
