"""Volumes that are filled with a snapshot."""

from __future__ import annotations

from tests.simulator.service import Service


async def test_a_volume_is_filled_with_a_whole_snapshot_that_it_has_room_for(service: Service) -> None:
    block = {"region": "ewr", "size_gb": 40}
    made = (await service.told("POST /blocks", block))["block"]
    service.clock.advance(60)
    saved = await service.told("POST /blocks/snapshots", {"block_id": made["id"], "description": "nightly"})
    filled = {**block, "snapshot_id": saved["id"]}
    early = await service.ask("POST /blocks", filled)
    assert (early.status_code, "not complete" in early.json()["error"]) == (400, True)
    service.clock.advance(60)
    small = await service.ask("POST /blocks", {**filled, "size_gb": 39})
    assert (small.status_code, "40 GB" in small.json()["error"]) == (400, True)
    assert len((await service.told("GET /blocks"))["blocks"]) == 1
    await service.told("POST /blocks", filled)
    assert len((await service.told("GET /blocks"))["blocks"]) == 2
