"""What a machine is doing, from what is stored about it and the time."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from vultr_tui.simulator.world.world import Refusal, World


@dataclass(frozen=True, slots=True)
class Activity:
    """Something a machine is busy with: for how many seconds, and how it looks meanwhile.

    `power` is empty where the machine stays as it is.
    """

    seconds: float
    state: str
    power: str = ""


ACTIVITIES = {
    "installing": Activity(45, "installingbooting", "running"),
    "restarting": Activity(8, "ok", "starting"),
    "restoring": Activity(60, "locked", "stopped"),
    "upgrading": Activity(60, "locked", "stopped"),
    "mounting": Activity(20, "isomounting", "running"),
    "imaging": Activity(40, "locked"),
}
"""Everything a machine can be busy with (the states: reference, server/list)."""

PENDING_SECONDS = 15.0
"""From the order until a server has an address and its installation begins."""

YOUNG_SECONDS = 300.0
"""A machine cannot be destroyed before this age (errata: server/destroy)."""

LEAVING_SECONDS = 5.0
"""From the order to destroy a machine until it is no longer listed."""


@dataclass(frozen=True, slots=True)
class Stage:
    """How a machine looks: `status` of the subscription, `power`, and the finer `state`."""

    status: str
    power: str
    state: str


LEAVING = Stage("closed", "stopped", "locked")
ORDERED = Stage("pending", "stopped", "none")
RUNNING = Stage("active", "running", "ok")
STOPPED = Stage("active", "stopped", "ok")


def stage(machine: sqlite3.Row, now: float) -> Stage:
    """Return the stage a stored machine is in at that moment."""
    if machine["gone_at"] is not None:
        return LEAVING
    if now < machine["active_at"]:
        return ORDERED
    settled = STOPPED if machine["stopped_at"] is not None else RUNNING
    if now >= machine["ready_at"]:
        return settled
    activity = ACTIVITIES[machine["activity"]]
    return Stage("active", activity.power or settled.power, activity.state)


def require_free(world: World, machine: sqlite3.Row, doing: str) -> None:
    """Refuse to do something to a machine that is not there yet, busy, or on its way out.

    `doing` completes «Unable to …»: `halt server`.
    """
    now = stage(machine, world.now)
    if now is LEAVING:
        raise Refusal(f"Unable to {doing}: Server is already pending destruction.")
    if now is ORDERED:
        raise Refusal(f"Unable to {doing}: This subscription is not currently active.")
    if now.state != "ok":
        raise Refusal(f"Unable to {doing}: Server is currently locked")
