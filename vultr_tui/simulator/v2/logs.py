"""What was done to the account."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

from vultr_tui.api.values import Json
from vultr_tui.simulator.v2.dates import moment
from vultr_tui.simulator.v2.handlers import Call, Problem, handles
from vultr_tui.simulator.v2.ids import USER
from vultr_tui.simulator.world import logs
from vultr_tui.simulator.world.world import World

LEVEL = "info"
"""Everything that is noted succeeded."""

MOST = 1_000
"""Entries told at once."""


@handles("GET /logs")
def list_(world: World, call: Call) -> Json:
    """List what was done, the latest first, as far as it is of the kind and time asked for."""
    since, until = _moment(call, "start_time", 0.0), _moment(call, "end_time", world.now)
    wanted = {name: call.text(name) for name in ("resource_type", "resource_id") if call.text(name)}
    rows = [_row(entry) for entry in logs.listed(world, since, until) if call.text("log_level") in {"", LEVEL}]
    shown = [row for row in rows if all(row[name] == value for name, value in wanted.items())]
    counts: dict[str, Json] = {"returned_count": len(shown[:MOST]), "unreturned_count": len(shown[MOST:])}
    return {"logs": list(shown[:MOST]), "meta": {"continue_time": "", **counts, "total_count": len(shown)}}


def _moment(call: Call, name: str, otherwise: float) -> float:
    if not call.text(name):
        return otherwise
    try:
        said = datetime.fromisoformat(call.text(name))
    except ValueError as problem:
        raise Problem(f"Invalid {name}") from problem
    return said.replace(tzinfo=said.tzinfo or UTC).timestamp()


def _row(entry: sqlite3.Row) -> dict[str, Json]:
    version, kind, thing, *_ = f"{entry['path'].strip('/')}//".split("/")
    return {
        "resource_id": thing if version == "v2" else "",
        "resource_type": kind,
        "log_level": LEVEL,
        "message": f"{entry['method']} {entry['path']}",
        "timestamp": moment(entry["at"]),
        "metadata": {
            "user_id": USER.uuid(entry["user"]) if entry["user"] else "",
            "ip_address": entry["address"],
            "http_status_code": 200,
            "method": entry["method"],
            "request_path": entry["path"],
        },
    }
