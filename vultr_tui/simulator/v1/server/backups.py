"""How v1 schedules the backups of servers."""

from __future__ import annotations

from vultr_tui.api.values import Json
from vultr_tui.simulator.v1.handlers import Call, handles
from vultr_tui.simulator.v1.machines import machine_of
from vultr_tui.simulator.world import backups, schedules, servers
from vultr_tui.simulator.world.world import World, date


@handles("server.backup_enable")
def backup_enable(world: World, call: Call) -> Json:
    """Begin automatic backups of a server."""
    backups.enable(world, machine_of(world, call, servers.FLEET))
    return None


@handles("server.backup_disable")
def backup_disable(world: World, call: Call) -> Json:
    """End automatic backups of a server."""
    backups.disable(world, machine_of(world, call, servers.FLEET))
    return None


@handles("server.backup_get_schedule")
def backup_get_schedule(world: World, call: Call) -> Json:
    """When a server is backed up next, and how often."""
    schedule = schedules.of(world, machine_of(world, call, servers.FLEET)["id"])
    if schedule is None:
        return {"enabled": False, "cron_type": "", "next_scheduled_time_utc": "", "hour": 0, "dow": 0, "dom": 0}
    return {
        "enabled": True,
        "cron_type": schedule["cron"],
        "next_scheduled_time_utc": date(schedules.next_time(schedule, world.now)),
        "hour": schedule["hour"],
        "dow": schedule["dow"],
        "dom": schedule["dom"],
    }


@handles("server.backup_set_schedule")
def backup_set_schedule(world: World, call: Call) -> Json:
    """Make a server's backups at other times."""
    server = machine_of(world, call, servers.FLEET)
    times = {name: call.number(name) for name in ("hour", "dow", "dom")}
    backups.reschedule(world, server, call.text("cron_type"), **times)
    return None
