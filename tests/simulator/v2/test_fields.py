"""Fields that only v2 has."""

from __future__ import annotations

import pytest

from tests.simulator.service import Service


@pytest.mark.parametrize(
    ("path", "envelope", "plan"),
    [("/instances", "instance", "vc2-2c-4gb"), ("/bare-metals", "bare_metal", "vbm-4c-32gb")],
)
async def test_a_machine_says_what_snapshot_it_was_deployed_from(
    service: Service, path: str, envelope: str, plan: str
) -> None:
    order = {"region": "ewr", "plan": "vc2-1c-1gb", "os_id": 167}
    source = (await service.told("POST /instances", order))["instance"]
    assert source["snapshot_id"] == ""
    service.clock.advance(400)
    snapshot = (await service.told("POST /snapshots", {"instance_id": source["id"]}))["snapshot"]
    service.clock.advance(3600)
    made = (await service.told(f"POST {path}", {"region": "ewr", "plan": plan, "snapshot_id": snapshot["id"]}))[
        envelope
    ]
    assert made["snapshot_id"] == snapshot["id"]
    service.clock.advance(4000)
    await service.told(f"PATCH {path}/{made['id']}", {"os_id": 167})
    assert (await service.told(f"GET {path}/{made['id']}"))[envelope]["snapshot_id"] == ""


async def test_a_region_says_how_its_machines_reach_the_world(service: Service) -> None:
    regions = (await service.told("GET /regions"))["regions"]
    assert {tuple(region["connectivity"]) for region in regions} == {("public_ip", "nat_gateway")}


async def test_a_user_who_is_not_suspended_says_so(typical: Service) -> None:
    assert {user["status"] for user in (await typical.told("GET /users"))["users"]} == {True}
