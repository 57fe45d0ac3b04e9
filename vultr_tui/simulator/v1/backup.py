"""v1's backup group."""

from __future__ import annotations

from vultr_tui.api.values import Json
from vultr_tui.simulator.v1.handlers import Call, handles
from vultr_tui.simulator.world import backups
from vultr_tui.simulator.world.world import World, date


@handles("backup.list")
def list_(world: World, call: Call) -> Json:
    """All backups by BACKUPID, or those of one server, or one of them."""
    only = call.text("BACKUPID")
    return {
        backup.id: {
            "BACKUPID": backup.id,
            "date_created": date(backup.created),
            "description": backups.DESCRIPTION,
            "size": str(backup.size),
            "status": "complete" if backups.complete(world, backup) else "pending",
        }
        for backup in backups.listed(world, call.number("SUBID"))
        if only in ("", backup.id)
    }
