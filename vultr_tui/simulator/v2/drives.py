"""What is on the disks of servers and in their drives: restores, ISOs, backups by schedule, user data."""

from __future__ import annotations

import sqlite3

from vultr_tui.api.values import Json
from vultr_tui.simulator.v2.both import shared
from vultr_tui.simulator.v2.dates import plain
from vultr_tui.simulator.v2.handlers import Call, Problem, handles
from vultr_tui.simulator.v2.ids import BACKUP, INSTANCE, ISO, SNAPSHOT
from vultr_tui.simulator.v2.instances import INSTANCES
from vultr_tui.simulator.v2.machines import Part
from vultr_tui.simulator.world import backups, isos, machine_changes, schedules, servers
from vultr_tui.simulator.world.world import World


@shared("GET /user-data")
def user_data(world: World, call: Call, part: Part) -> Json:
    """Tell a machine's user data, as it was sent."""
    return {"user_data": {"data": part.of(world, call)["userdata"]}}


@handles(f"POST {INSTANCES.row}/restore", 202)
def restore(world: World, call: Call) -> Json:
    """Overwrite a server with a snapshot or a backup."""
    server = INSTANCES.of(world, call)
    snapshot, backup = call.refer(SNAPSHOT, "snapshot_id"), call.refer(BACKUP, "backup_id")
    if snapshot:
        machine_changes.restore_snapshot(world, server, snapshot)
    elif backup:
        machine_changes.restore_backup(world, server, backup)
    else:
        raise Problem("You must specify either snapshot_id or backup_id")
    kind = "snapshot_id" if snapshot else "backup_id"
    return {"status": {"restore_type": kind, "restore_id": call.text(kind), "status": "inprogress"}}


@handles(f"GET {INSTANCES.row}/iso")
def iso(world: World, call: Call) -> Json:
    """Tell what a server's drive is doing, and with which image."""
    return _drive(world, INSTANCES.of(world, call))


@handles(f"POST {INSTANCES.row}/iso/attach", 202)
def attach(world: World, call: Call) -> Json:
    """Mount an ISO in a server."""
    server = INSTANCES.of(world, call)
    isos.mount(world, server, call.refer(ISO, "iso_id") or 0)
    return _drive(world, servers.owned(world, server["id"]))


@handles(f"POST {INSTANCES.row}/iso/detach", 202)
def detach(world: World, call: Call) -> Json:
    """Take the ISO out of a server."""
    isos.unmount(world, INSTANCES.of(world, call))
    return {"iso_status": {"state": "isounmounting"}}


@handles(f"GET {INSTANCES.row}/backup-schedule")
def schedule(world: World, call: Call) -> Json:
    """Tell when a server is backed up next, and how often; the days of the week count from 1, Sunday."""
    found = schedules.of(world, INSTANCES.of(world, call)["id"])
    if found is None:
        return {"backup_schedule": {"enabled": False}}
    return {
        "backup_schedule": {
            "enabled": True,
            "type": found["cron"],
            "next_scheduled_time_utc": plain(schedules.next_time(found, world.now)),
            "hour": found["hour"],
            "dow": found["dow"] + 1,
            "dom": found["dom"],
        }
    }


@handles(f"POST {INSTANCES.row}/backup-schedule", 200)
def reschedule(world: World, call: Call) -> Json:
    """Make a server's backups at other times."""
    server = INSTANCES.of(world, call)
    backups.reschedule(
        world,
        server,
        call.text("type"),
        hour=call.number("hour"),
        dow=call.number("dow", 1) - 1,
        dom=call.number("dom", 1),
    )
    return schedule(world, call)


@handles(f"GET {INSTANCES.row}/neighbors")
def neighbors(world: World, call: Call) -> Json:
    """List the other servers on the same host."""
    return {"neighbors": [INSTANCE.uuid(number) for number in servers.neighbors(world, INSTANCES.of(world, call))]}


def _drive(world: World, server: sqlite3.Row) -> Json:
    state = isos.drive(world, server)
    return {"iso_status": {"state": state, "iso_id": ISO.uuid(server["iso"]) if server["iso"] else ""}}
