"""When automatic backups are due."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from vultr_tui.simulator.world.world import Refusal, World

SCHEMA = """
create table backup_schedules (
    server      integer primary key,
    cron        text not null,
    hour        integer not null,           -- 0 to 23, UTC
    dow         integer not null,           -- 0 (Sunday) to 6
    dom         integer not null,           -- 1 to 28, or 0 if it does not matter
    since       real not null               -- backups due before then are stored or were never made
);
"""

HOURS = range(24)
DAYS_OF_WEEK = range(7)
"""From Sunday on."""
DAYS_OF_MONTH = range(1, 29)
"""Those every month has."""


class Cron(StrEnum):
    """How often backups are made (reference: server/backup_set_schedule)."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    EVEN = "daily_alt_even"
    ODD = "daily_alt_odd"


_DUE: dict[Cron, Callable[[datetime, sqlite3.Row], bool]] = {
    Cron.DAILY: lambda _day, _schedule: True,
    Cron.WEEKLY: lambda day, schedule: day.isoweekday() % 7 == schedule["dow"],
    Cron.MONTHLY: lambda day, schedule: day.day == schedule["dom"],
    Cron.EVEN: lambda day, _schedule: day.day % 2 == 0,
    Cron.ODD: lambda day, _schedule: day.day % 2 == 1,
}
"""Whether a day is one on which a schedule makes backups."""

_FIRST_HOUR = 8


def of(world: World, server: int) -> sqlite3.Row | None:
    """Return the server's schedule, or None while it has no automatic backups."""
    return world.row("select * from backup_schedules where server = ?", server)


def enable(world: World, server: int, since: float) -> None:
    """Give a server the daily schedule every server begins with."""
    hour = (_FIRST_HOUR + server) % 24
    world.insert("backup_schedules", server=server, cron=Cron.DAILY, hour=hour, dow=0, dom=0, since=since)


def disable(world: World, server: int) -> None:
    """Make no more backups of a server."""
    world.delete("backup_schedules", "server", server)


def change(world: World, server: int, cron: str, *, hour: int = 0, dow: int = 0, dom: int = 0) -> None:
    """Set another schedule for a server that has one; raises Refusal for what is no schedule.

    Of day of week and day of month only the one that matters to the kind of schedule is kept.
    """
    if cron not in list(Cron):
        raise Refusal("Unable to set backup schedule: Invalid cron_type")
    if hour not in HOURS:
        raise Refusal("Unable to set backup schedule: Invalid hour")
    if cron == Cron.WEEKLY and dow not in DAYS_OF_WEEK:
        raise Refusal("Unable to set backup schedule: Invalid day of week")
    if cron == Cron.MONTHLY and dom not in DAYS_OF_MONTH:
        raise Refusal("Unable to set backup schedule: Invalid day of month")
    world.update(
        "backup_schedules",
        "server",
        server,
        cron=cron,
        hour=hour,
        dow=dow if cron == Cron.WEEKLY else 0,
        dom=dom if cron == Cron.MONTHLY else 0,
        since=world.now,
    )


def next_time(schedule: sqlite3.Row, now: float) -> float:
    """When the next backup is due."""
    return next(moment for moment in _times(schedule, now, 1) if moment > now)


def past_times(schedule: sqlite3.Row, now: float) -> Iterator[float]:
    """When backups were due since the schedule began, the latest first."""
    for moment in _times(schedule, now, -1):
        if moment <= schedule["since"]:
            return
        if moment <= now:
            yield moment


def _times(schedule: sqlite3.Row, now: float, direction: int) -> Iterator[float]:
    """Return the moments a schedule is due, from today on, forward or back."""
    day = datetime.fromtimestamp(now, UTC).replace(hour=schedule["hour"], minute=0, second=0, microsecond=0)
    due = _DUE[Cron(schedule["cron"])]
    while True:
        if due(day, schedule):
            yield day.timestamp()
        day += timedelta(days=direction)
