"""The end of a machine, and what it gives back."""

from __future__ import annotations

import sqlite3

from vultr_tui.simulator.world import backups, blocks, lifecycle, networks, reserved, servers
from vultr_tui.simulator.world.machines import Fleet
from vultr_tui.simulator.world.world import Refusal, World


def require_age(world: World, machine: sqlite3.Row) -> None:
    """Raise Refusal in the first minutes of a machine, as v1 does (errata: server/destroy)."""
    if machine["gone_at"] is None and world.now < machine["created"] + lifecycle.YOUNG_SECONDS:
        raise Refusal("Unable to destroy server: Servers cannot be destroyed within 5 minutes of being created")


def destroy(world: World, fleet: Fleet, machine: sqlite3.Row) -> None:
    """Begin to destroy a machine: it is listed a little longer, but what was attached is free at once.

    Volumes and reserved IPs stay the account's; private networks, backups, the ISO and the firewall group lose
    the server. Raises Refusal while it is busy, and once it is on its way out.
    """
    if machine["gone_at"] is not None:
        raise Refusal("Unable to destroy server: Server is already pending destruction.")
    lifecycle.require_free(world, machine, "destroy server: Unable to remove VM")
    number = machine["id"]
    blocks.release(world, number)
    reserved.release(world, number)
    networks.release(world, number)
    backups.release(world, number)
    if fleet is servers.FLEET:
        fleet.change(world, number, iso=0, firewall_group="")
    fleet.change(world, number, gone_at=world.now + lifecycle.LEAVING_SECONDS)
