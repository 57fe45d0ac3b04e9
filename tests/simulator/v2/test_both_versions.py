"""What one version of the API does is there in the other."""

from __future__ import annotations

from typing import Any

from tests.simulator.service import Service


async def instance(service: Service, label: str) -> Any:
    """The one server of that label, as v2 tells of it."""
    (found,) = (await service.told("GET /instances", label=label))["instances"]
    return found


async def test_a_server_deployed_by_v1_is_seen_and_destroyed_by_v2(service: Service) -> None:
    made = await service.do("server/create", DCID=1, VPSPLANID=201, OSID=167, label="web-1", tag="www")
    service.clock.advance(60)
    old = await service.read("server/list", SUBID=made["SUBID"])
    new = await instance(service, "web-1")
    assert (new["main_ip"], new["os"], new["tags"]) == (old["main_ip"], old["os"], ["www"])
    assert (new["region"], new["plan"], new["os_id"], new["ram"]) == ("ewr", "vc2-1c-1gb", 167, 1024)
    assert (await service.ask(f"DELETE /instances/{new['id']}")).status_code == 204
    assert (await service.ask(f"GET /instances/{new['id']}")).status_code == 404
    service.clock.advance(10)
    assert await service.read("server/list") == []


async def test_a_server_deployed_by_v2_is_seen_and_destroyed_by_v1(service: Service) -> None:
    body = {"region": "ams", "plan": "vc2-2c-4gb", "app_id": 17, "label": "git", "backups": "enabled"}
    made = (await service.told("POST /instances", body))["instance"]
    ((number, old),) = (await service.read("server/list")).items()
    assert (old["DCID"], old["VPSPLANID"], old["APPID"], old["auto_backups"]) == ("7", "203", "17", "yes")
    assert made["id"] == (await instance(service, "git"))["id"]
    service.clock.advance(400)
    await service.do("server/destroy", SUBID=number)
    assert (await service.told("GET /instances"))["instances"] == []
