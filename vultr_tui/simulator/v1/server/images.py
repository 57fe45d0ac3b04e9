"""How v1 puts images on the disks of servers and into their drives."""

from __future__ import annotations

from vultr_tui.api.values import Json
from vultr_tui.simulator.v1.handlers import Call, handles
from vultr_tui.simulator.v1.machines import machine_of
from vultr_tui.simulator.world import isos, machine_changes, servers
from vultr_tui.simulator.world.world import World


@handles("server.restore_snapshot")
def restore_snapshot(world: World, call: Call) -> Json:
    """Overwrite a server with a snapshot."""
    machine_changes.restore_snapshot(world, machine_of(world, call, servers.FLEET), call.text("SNAPSHOTID"))
    return None


@handles("server.restore_backup")
def restore_backup(world: World, call: Call) -> Json:
    """Overwrite a server with a backup."""
    machine_changes.restore_backup(world, machine_of(world, call, servers.FLEET), call.text("BACKUPID"))
    return None


@handles("server.iso_attach")
def iso_attach(world: World, call: Call) -> Json:
    """Mount an ISO in a server."""
    isos.mount(world, machine_of(world, call, servers.FLEET), call.number("ISOID"))
    return None


@handles("server.iso_detach")
def iso_detach(world: World, call: Call) -> Json:
    """Take the ISO out of a server."""
    isos.unmount(world, machine_of(world, call, servers.FLEET))
    return None


@handles("server.iso_status")
def iso_status(world: World, call: Call) -> Json:
    """Tell what a server's drive is doing; the ISOID is a string, `0` for none (reference)."""
    server = machine_of(world, call, servers.FLEET)
    return {"state": isos.drive(world, server), "ISOID": str(server["iso"])}
