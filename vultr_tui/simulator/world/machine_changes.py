"""What can be put on a machine's disk instead of what is there; all of it loses the data."""

from __future__ import annotations

import sqlite3

from vultr_tui.simulator.world import backups, deployment, machines, plans, schedules, servers, snapshots
from vultr_tui.simulator.world.applications import APPLICATIONS, Application
from vultr_tui.simulator.world.lifecycle import require_free
from vultr_tui.simulator.world.machines import Fleet
from vultr_tui.simulator.world.plans import PLANS, Plan
from vultr_tui.simulator.world.systems import APPLICATION, CUSTOM, SYSTEMS, System
from vultr_tui.simulator.world.world import Refusal, World


def reinstall(world: World, fleet: Fleet, machine: sqlite3.Row, hostname: str = "") -> None:
    """Install the machine's system again, with another host name if one is given; its addresses stay.

    Raises Refusal for a busy machine, a system of the user's own, and what is no host name.
    """
    require_free(world, machine, "reinstall server")
    if machine["system"] == CUSTOM:
        raise Refusal("Unable to reinstall server: Servers with a custom operating system cannot be reinstalled")
    deployment.check_hostname(hostname)
    password = machines.password(world, machine["system"])
    fleet.restart(world, machine, "installing", hostname=hostname or machine["hostname"], password=password)


def other_systems(machine: sqlite3.Row) -> list[System]:
    """List the systems the machine can be changed to."""
    return [system for system in SYSTEMS.values() if not system.special and system.id != machine["system"]]


def change_system(world: World, fleet: Fleet, machine: sqlite3.Row, system: int) -> None:
    """Install another system; raises Refusal for a busy machine, and for a system it cannot change to."""
    require_free(world, machine, "change operating system")
    if system not in {other.id for other in other_systems(machine)}:
        raise Refusal("Invalid operating system.  Check OSID value")
    _install(world, fleet, machine, system, 0)


def other_applications(machine: sqlite3.Row) -> list[Application]:
    """List the applications the machine can be changed to."""
    return [application for application in APPLICATIONS.values() if application.id != machine["application"]]


def change_application(world: World, fleet: Fleet, machine: sqlite3.Row, application: int) -> None:
    """Install another application; raises Refusal for a busy machine, and for one it cannot change to."""
    require_free(world, machine, "change application")
    if application not in {other.id for other in other_applications(machine)}:
        raise Refusal("Invalid application.  Check APPID value")
    _install(world, fleet, machine, APPLICATION, application)


def restore_snapshot(world: World, server: sqlite3.Row, snapshot: str) -> None:
    """Put a snapshot on a server's disk; it then runs what the snapshot holds.

    Raises Refusal for a busy server, and for a snapshot that is not there, not complete, or too large.
    """
    image = snapshots.owned(world, snapshot)
    require_free(world, server, "restore snapshot")
    if not snapshots.complete(world, image):
        raise Refusal("Unable to restore snapshot: Snapshot is not complete yet")
    _restore(world, server, image["system"], image["application"], image["disk"], "snapshot")


def restore_backup(world: World, server: sqlite3.Row, backup: str) -> None:
    """Put a backup on a server's disk; raises Refusal as `restore_snapshot` does."""
    image = backups.owned(world, backup)
    require_free(world, server, "restore backup")
    if not backups.complete(world, image):
        raise Refusal("Unable to restore backup: Backup is not complete yet")
    _restore(world, server, image.system, image.application, image.disk, "backup")


def larger_plans(server: sqlite3.Row) -> tuple[Plan, ...]:
    """List the plans the server can move to."""
    return plans.upgrades(PLANS[server["plan"]], server["region"])


def upgrade(world: World, server: sqlite3.Row, plan: int) -> None:
    """Move the server to a larger plan; its data stays.

    Raises Refusal for a busy server, and for a plan it cannot move to.
    """
    require_free(world, server, "upgrade plan")
    if plan not in {larger.id for larger in larger_plans(server)}:
        raise Refusal("Unable to upgrade plan: This plan is not available as an upgrade for this server")
    backups.settle(world, server)
    servers.FLEET.restart(world, server, "upgrading", plan=plan)


def _restore(world: World, server: sqlite3.Row, system: int, application: int, disk: int, what: str) -> None:
    if disk > servers.disk(server):
        raise Refusal(f"Unable to restore {what}: The server's disk is smaller than the {what}'s, {disk} GB")
    backups.settle(world, server)
    servers.FLEET.restart(world, server, "restoring", system=system, application=application)


def _install(world: World, fleet: Fleet, machine: sqlite3.Row, system: int, application: int) -> None:
    if schedules.of(world, machine["id"]):
        backups.settle(world, machine)
    password = machines.password(world, system)
    fleet.restart(world, machine, "installing", system=system, application=application, snapshot="", password=password)
