"""Lists that are read a page at a time, whatever their rows are called."""

from __future__ import annotations

from base64 import b64encode

import pytest

from tests.simulator.service import Service

BLOCK = {"region": "ewr", "size_gb": 40, "label": "data__old"}


async def walked(service: Service, path: str, envelope: str) -> list[object]:
    """Read a list row by row; no list here is longer than twenty."""
    rows: list[object] = []
    cursor = ""
    for _ in range(20):
        told = await service.told(f"GET {path}", per_page=1, cursor=cursor)
        rows += told[envelope]
        cursor = told["meta"]["links"]["next"]
        if not cursor:
            break
    return rows


async def test_charges_that_are_called_the_same_are_all_read(service: Service) -> None:
    for _ in range(3):
        await service.told("POST /blocks", BLOCK)
    service.clock.advance(3 * 86400)
    whole = (await service.told("GET /billing/pending-charges"))["pending_charges"]
    assert len(whole) == 3
    assert await walked(service, "/billing/pending-charges", "pending_charges") == whole


@pytest.mark.parametrize("cursor", ["next__gone__-5", "next__gone__0", "next__a__b__0"])
async def test_a_cursor_whose_row_is_gone_is_a_place(service: Service, cursor: str) -> None:
    for _ in range(3):
        await service.told("POST /blocks", BLOCK)
    told = await service.told("GET /blocks", cursor=b64encode(cursor.encode()).decode())
    assert len(told["blocks"]) == 3
