"""Automatic backups: made by schedule as time passes, the latest of each server kept.

Backups that fell due are worked out when asked for. They are stored before something changes what they are
worked out from: the schedule, or the server's system.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice

from vultr_tui.simulator.world import schedules, servers, snapshots
from vultr_tui.simulator.world.world import Refusal, World

SCHEMA = """
create table backups (
    id          text primary key,           -- thirteen hexadecimal digits
    server      integer not null,
    system      integer not null,           -- what the server ran
    application integer not null,
    disk        integer not null,           -- gigabytes of the server's disk
    size        integer not null,           -- bytes
    created     real not null
);
create index backups_by_server on backups (server);
"""

KEPT = 2
"""Automatic backups kept of each server."""

MAKING_SECONDS = 120.0
"""For how long a backup is pending."""

DESCRIPTION = "Automatic server backup"
"""reference: backup/list."""

_OFF = "Automatic backups are not enabled on this server"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: what the server ran, gigabytes of its disk, and bytes it takes."""

    id: str
    server: int
    system: int
    application: int
    disk: int
    size: int
    created: float


def listed(world: World, server: int = 0) -> list[Backup]:
    """List the backups of all servers, or of one, the oldest first."""
    subjects = [servers.FLEET.owned(world, server)] if server else _with_backups(world)
    return sorted((backup for subject in subjects for backup in _of(world, subject)), key=lambda b: (b.created, b.id))


def owned(world: World, backup: str) -> Backup:
    """Return the backup of that id; raises Refusal if there is none such."""
    found = next((one for one in listed(world) if one.id == backup), None)
    if found is None:
        raise Refusal("Invalid backup.  Check BACKUPID value and ensure your API key matches the backup's account")
    return found


def complete(world: World, backup: Backup) -> bool:
    """Whether the backup can be restored."""
    return backup.created + MAKING_SECONDS <= world.now


def settle(world: World, server: sqlite3.Row) -> None:
    """Store the backups made of a server so far; called before its system or schedule changes."""
    kept = _of(world, server)
    world.delete("backups", "server", server["id"])
    for backup in kept:
        world.insert("backups", **asdict(backup))
    if schedules.of(world, server["id"]):
        world.update("backup_schedules", "server", server["id"], since=world.now)


def enable(world: World, server: sqlite3.Row) -> None:
    """Begin automatic backups; nothing happens if there are some.

    Raises Refusal once they were switched off: then only support can switch them on again (reference:
    server/backup_disable).
    """
    if server["auto_backups"] == "disable":
        raise Refusal("Unable to enable automatic backups: Please contact support to enable backups on this server")
    if server["auto_backups"] == "no":
        schedules.enable(world, server["id"], world.now)
        servers.FLEET.change(world, server["id"], auto_backups="yes")


def disable(world: World, server: sqlite3.Row) -> None:
    """End automatic backups for good; those made stay. Raises Refusal if there are none."""
    _require(server, "disable automatic backups")
    settle(world, server)
    schedules.disable(world, server["id"])
    servers.FLEET.change(world, server["id"], auto_backups="disable")


def reschedule(world: World, server: sqlite3.Row, cron: str, *, hour: int = 0, dow: int = 0, dom: int = 0) -> None:
    """Make backups at other times; raises Refusal while there are none, and for what is no schedule."""
    _require(server, "set backup schedule")
    settle(world, server)
    schedules.change(world, server["id"], cron, hour=hour, dow=dow, dom=dom)


def release(world: World, server: int) -> None:
    """Forget the backups and the schedule of a server that is going away."""
    world.delete("backups", "server", server)
    schedules.disable(world, server)


def _require(server: sqlite3.Row, doing: str) -> None:
    if server["auto_backups"] != "yes":
        raise Refusal(f"Unable to {doing}: {_OFF}")


def _with_backups(world: World) -> Iterator[sqlite3.Row]:
    return servers.FLEET.listed(
        world, "(id in (select server from backup_schedules) or id in (select server from backups))"
    )


def _of(world: World, server: sqlite3.Row) -> list[Backup]:
    """List the backups kept of a server, the latest first: those made since the last change, then the stored ones."""
    schedule = schedules.of(world, server["id"])
    moments = islice(schedules.past_times(schedule, world.now), KEPT) if schedule else ()
    made = [_made(server, moment) for moment in moments]
    stored = world.rows("select * from backups where server = ? order by created desc", server["id"])
    return [*made, *(Backup(**dict(row)) for row in stored)][:KEPT]


def _made(server: sqlite3.Row, moment: float) -> Backup:
    """Return the backup that fell due at that moment; its id begins with the time, as the service's do."""
    disk = servers.disk(server)
    return Backup(
        id=f"{int(moment):08x}{server['id'] & 0xFFFFF:05x}",
        server=server["id"],
        system=server["system"],
        application=server["application"],
        disk=disk,
        size=snapshots.image_size(disk, server["id"] + int(moment)),
        created=moment,
    )
