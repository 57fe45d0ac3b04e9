"""Invoices, which nothing changes that is done after their month, and what is owed for them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.clocks import FakeClock
from tests.simulator.service import Service

DAY = 86400.0


async def history(service: Service) -> list[Any]:
    return list((await service.told("GET /billing/history"))["billing_history"])


async def items(service: Service, invoice: int) -> list[Any]:
    return list((await service.told(f"GET /billing/invoices/{invoice}/items", per_page=500))["invoice_items"])


async def test_an_invoice_stays_as_it_is_whatever_is_done_later(service: Service) -> None:
    volume = (await service.told("POST /blocks", {"region": "ewr", "size_gb": 40}))["block"]
    server = (await service.told("POST /instances", {"region": "ewr", "plan": "vc2-1c-1gb", "os_id": 244}))["instance"]
    service.clock.advance(20 * DAY)
    before = await history(service)
    (invoice,) = (entry["id"] for entry in before)
    made_of = await items(service, invoice)
    assert len(made_of) == 2

    await service.told(f"PATCH /blocks/{volume['id']}", {"size_gb": 400})
    await service.told(f"DELETE /instances/{server['id']}")
    service.clock.advance(60)
    assert await history(service) == before
    assert await items(service, invoice) == made_of

    service.clock.advance(60 * DAY)
    later = await history(service)
    assert (len(later), later[-1]) == (3, before[0])
    assert [entry["amount"] for entry in later[:2]] == [40.0, 40.0]
    await service.told("DELETE /blocks/" + volume["id"])
    assert await history(service) == later
    assert await items(service, invoice) == made_of


async def test_invoices_outlive_the_process(tmp_path: Any) -> None:
    clock = FakeClock()
    first = Service(tmp_path / "state", clock=clock)
    volume = (await first.told("POST /blocks", {"region": "ewr", "size_gb": 40}))["block"]
    clock.advance(70 * DAY)
    await first.told(f"PATCH /blocks/{volume['id']}", {"label": "files"})
    before = await history(first)
    await first.close()
    second = Service(tmp_path / "state", clock=clock)
    assert await history(second) == before
    assert len(before) == 3
    await second.close()


@pytest.mark.parametrize("days", [10, 40, 100])
async def test_the_sums_agree(typical: Service, days: int) -> None:
    typical.clock.advance(days * DAY)
    entries = await history(typical)
    account = (await typical.told("GET /account"))["account"]
    assert account["balance"] == entries[0]["balance"]
    assert account["balance"] == pytest.approx(sum(entry["amount"] for entry in entries), abs=0.001)
    for entry in entries:
        if entry["type"] == "invoice":
            total = sum(item["total"] for item in await items(typical, entry["id"]))
            assert entry["amount"] == pytest.approx(total, abs=0.001)
