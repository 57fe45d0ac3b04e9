"""Automatic backups: how they are switched, when they are made, and what becomes of them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.simulator.service import Service
from tests.simulator.v1.fleet import CENTOS, DEBIAN, deploy, row, state

DAY = 86400.0
OFF = {"enabled": False, "cron_type": "", "next_scheduled_time_utc": "", "hour": 0, "dow": 0, "dom": 0}


async def schedule(service: Service, server: str) -> Any:
    return await service.do("server/backup_get_schedule", SUBID=server)


async def backups(service: Service, **only: str) -> list[Any]:
    """The backups, which are a map, or an empty array."""
    listed = await service.read("backup/list", **only)
    return list(listed.values()) if listed else listed


async def test_a_server_has_no_backups_unless_they_are_enabled(service: Service) -> None:
    server = await deploy(service)
    service.clock.advance(10 * DAY)

    assert (await service.get("backup/list")).text == "[]"
    assert await schedule(service, server) == OFF
    off = "Automatic backups are not enabled on this server"
    assert await service.refusal("server/backup_disable", SUBID=server) == (
        f"Unable to disable automatic backups: {off}"
    )
    assert await service.refusal("server/backup_set_schedule", SUBID=server, cron_type="daily") == (
        f"Unable to set backup schedule: {off}"
    )


async def test_backups_appear_as_time_passes_and_two_are_kept(service: Service) -> None:
    server = await deploy(service)
    await service.do("server/backup_enable", SUBID=server)
    assert (await row(service, server))["auto_backups"] == "yes"
    assert (await row(service, server))["cost_per_month"] == "6.00"
    assert await backups(service) == []
    await service.do("server/backup_set_schedule", SUBID=server, cron_type="daily", hour=8)

    service.clock.advance(DAY)
    (first,) = await backups(service)
    assert len(first["BACKUPID"]) == 13
    assert int(first.pop("size")) > 1 << 30
    assert first == {
        "BACKUPID": first["BACKUPID"],
        "date_created": "2018-04-25 08:00:00",
        "description": "Automatic server backup",
        "status": "complete",
    }
    service.clock.advance(5 * DAY)
    assert [backup["date_created"] for backup in await backups(service)] == [
        "2018-04-29 08:00:00",
        "2018-04-30 08:00:00",
    ]


async def test_a_backup_is_pending_while_it_is_made(service: Service) -> None:
    server = await deploy(service, auto_backups="yes")
    await service.do("server/backup_set_schedule", SUBID=server, cron_type="daily", hour=13)

    service.clock.advance(50 * 60 + 1)
    (backup,) = await backups(service)
    assert backup["status"] == "pending"
    assert await service.refusal("server/restore_backup", SUBID=server, BACKUPID=backup["BACKUPID"]) == (
        "Unable to restore backup: Backup is not complete yet"
    )
    service.clock.advance(180)
    assert [b["status"] for b in await backups(service)] == ["complete"]


async def test_backups_of_one_server_and_one_backup(service: Service) -> None:
    first = await deploy(service, auto_backups="yes")
    second = await deploy(service, auto_backups="yes")
    service.clock.advance(1.5 * DAY)

    everything = await backups(service)
    of_second = await backups(service, SUBID=second)
    assert of_second
    assert {b["BACKUPID"] for b in everything} > {b["BACKUPID"] for b in of_second}
    assert await backups(service, BACKUPID=of_second[0]["BACKUPID"]) == of_second[:1]
    assert (await service.get("backup/list", SUBID=first, BACKUPID=of_second[0]["BACKUPID"])).text == "[]"
    assert (await service.get("backup/list", SUBID=1313)).status_code == 412


async def test_the_schedule(service: Service) -> None:
    server = await deploy(service, auto_backups="yes")

    assert (await schedule(service, server))["cron_type"] == "daily"
    await service.do("server/backup_set_schedule", SUBID=server, cron_type="weekly", hour=8, dow=6)
    assert await schedule(service, server) == {
        "enabled": True,
        "cron_type": "weekly",
        "next_scheduled_time_utc": "2018-04-28 08:00:00",
        "hour": 8,
        "dow": 6,
        "dom": 0,
    }
    await service.do("server/backup_set_schedule", SUBID=server, cron_type="monthly", hour=3, dom=28, dow=4)
    assert await schedule(service, server) == {
        "enabled": True,
        "cron_type": "monthly",
        "next_scheduled_time_utc": "2018-04-28 03:00:00",
        "hour": 3,
        "dow": 0,
        "dom": 28,
    }


@pytest.mark.parametrize(
    ("cycle", "following"), [("daily_alt_even", "2018-04-26 09:00:00"), ("daily_alt_odd", "2018-04-25 09:00:00")]
)
async def test_every_other_day(service: Service, cycle: str, following: str) -> None:
    server = await deploy(service, auto_backups="yes")

    await service.do("server/backup_set_schedule", SUBID=server, cron_type=cycle, hour=9)
    assert (await schedule(service, server))["next_scheduled_time_utc"] == following


@pytest.mark.parametrize(
    ("times", "wrong"),
    [
        ({"cron_type": "hourly"}, "cron_type"),
        ({"cron_type": "daily", "hour": 24}, "hour"),
        ({"cron_type": "weekly", "dow": 7}, "day of week"),
        ({"cron_type": "monthly"}, "day of month"),
        ({"cron_type": "monthly", "dom": 29}, "day of month"),
    ],
)
async def test_what_is_no_schedule(service: Service, times: dict[str, Any], wrong: str) -> None:
    server = await deploy(service, auto_backups="yes")
    before = await schedule(service, server)

    text = await service.refusal("server/backup_set_schedule", SUBID=server, **times)
    assert text == f"Unable to set backup schedule: Invalid {wrong}"
    assert await schedule(service, server) == before


async def test_another_schedule_keeps_the_backups_made(service: Service) -> None:
    server = await deploy(service, auto_backups="yes")
    service.clock.advance(4 * DAY)
    before = await backups(service)

    await service.do("server/backup_set_schedule", SUBID=server, cron_type="weekly", dow=0)
    assert await backups(service) == before


async def test_switched_off_backups_stay_off(service: Service) -> None:
    server = await deploy(service, auto_backups="yes")
    service.clock.advance(4 * DAY)
    before = await backups(service)

    await service.do("server/backup_disable", SUBID=server)
    service.clock.advance(4 * DAY)
    assert await backups(service) == before
    assert await schedule(service, server) == OFF
    assert (await row(service, server))["auto_backups"] == "disable"
    assert await service.refusal("server/backup_enable", SUBID=server) == (
        "Unable to enable automatic backups: Please contact support to enable backups on this server"
    )


async def test_restoring_a_backup_brings_back_its_system(service: Service) -> None:
    server = await deploy(service, auto_backups="yes")
    service.clock.advance(2 * DAY)
    backup = (await backups(service))[-1]["BACKUPID"]
    await service.do("server/os_change", SUBID=server, OSID=CENTOS)
    service.clock.advance(60)

    await service.do("server/restore_backup", SUBID=server, BACKUPID=backup)
    assert await state(service, server) == ("active", "stopped", "locked")
    assert (await row(service, server))["OSID"] == str(DEBIAN)
    service.clock.advance(2 * DAY)
    assert backup not in [b["BACKUPID"] for b in await backups(service)], "later ones took its place"
    assert (await service.refusal("server/restore_backup", SUBID=server, BACKUPID=backup)).startswith("Invalid backup.")
