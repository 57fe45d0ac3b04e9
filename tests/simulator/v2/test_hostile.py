"""Requests that no honest client sends."""

from __future__ import annotations

import pytest

from tests.simulator.service import Service


@pytest.mark.parametrize("label", ['"\\ud800"', "NaN", "-Infinity"])
async def test_what_cannot_be_kept_is_refused(service: Service, label: str) -> None:
    body = f'{{"region": "ewr", "size_gb": 40, "label": {label}}}'
    answer = await service.send(
        "POST", "/v2/blocks", content=body.encode(), headers={"Authorization": f"Bearer {service.key}"}
    )
    assert answer.status_code == 400, answer.text
    assert (await service.told("GET /blocks"))["blocks"] == []


async def test_an_image_at_no_address_is_refused(service: Service) -> None:
    answer = await service.ask("POST /iso", {"url": "http://℀.example/a.iso"})
    assert (answer.status_code, "Invalid URL" in answer.json()["error"]) == (400, True)
    assert "Invalid URL" in await service.refusal("iso/create_from_url", url="http://℀.example/a.iso")


async def test_no_other_place_says_what_the_path_leaves_out(typical: Service) -> None:
    server = (await typical.told("GET /instances"))["instances"][0]
    answer = await typical.ask("POST /instances//reboot", instance_id=server["id"])
    assert answer.status_code == 404, answer.text
