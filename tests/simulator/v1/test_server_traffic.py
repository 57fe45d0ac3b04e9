"""The traffic of servers."""

from __future__ import annotations

import pytest

from tests.simulator.service import Service
from tests.simulator.v1.fleet import deploy, row

DAY = 86400.0


async def test_days_are_pairs_of_strings(service: Service) -> None:
    server = await deploy(service)
    service.clock.advance(3 * DAY)

    traffic = await service.read("server/bandwidth", SUBID=server)
    assert list(traffic) == ["incoming_bytes", "outgoing_bytes"]
    for series in traffic.values():
        assert [day for day, _ in series] == ["2018-04-24", "2018-04-25", "2018-04-26", "2018-04-27"]
        assert all(moved.isdecimal() for _, moved in series)


async def test_the_month_is_the_sum_of_its_days(service: Service) -> None:
    server = await deploy(service)
    service.clock.advance(20 * DAY)

    traffic = await service.read("server/bandwidth", SUBID=server)
    moved = sum(int(count) for series in traffic.values() for day, count in series if day >= "2018-05-01")
    assert (await row(service, server))["current_bandwidth_gb"] == pytest.approx(moved / 1e9, abs=0.001)


async def test_a_past_day_does_not_change(service: Service) -> None:
    server = await deploy(service)
    service.clock.advance(3 * DAY)
    before = (await service.read("server/bandwidth", SUBID=server))["incoming_bytes"]

    service.clock.advance(3 * DAY)
    after = (await service.read("server/bandwidth", SUBID=server))["incoming_bytes"]
    assert after[: len(before) - 1] == before[:-1]


async def test_a_stopped_day_stays_empty_after_a_start(service: Service) -> None:
    server = await deploy(service)
    await service.do("server/halt", SUBID=server)
    service.clock.advance(3 * DAY)
    await service.do("server/start", SUBID=server)
    service.clock.advance(1 * DAY)

    days = dict((await service.read("server/bandwidth", SUBID=server))["outgoing_bytes"])
    assert int(days["2018-04-24"]) > 0
    assert days["2018-04-25"] == days["2018-04-26"] == "0"
    assert int(days["2018-04-28"]) > 0


async def test_a_server_that_is_not_there_yet_has_moved_nothing(service: Service) -> None:
    server = str((await service.do("server/create", DCID=1, VPSPLANID=201, OSID=244))["SUBID"])

    assert (await row(service, server))["current_bandwidth_gb"] == 0
    assert await service.read("server/bandwidth", SUBID=server) == {
        "incoming_bytes": [["2018-04-24", "0"]],
        "outgoing_bytes": [["2018-04-24", "0"]],
    }
