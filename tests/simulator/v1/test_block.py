"""v1's block group."""

from __future__ import annotations

from typing import Any

import pytest

from tests.simulator.service import Service

UNKNOWN = "Invalid block storage.  Check SUBID value and ensure your API key matches the block storage's account"
UNKNOWN_SERVER = "Invalid server.  Check SUBID value and ensure your API key matches the server's account"

NEW_JERSEY, CHICAGO = 1, 2


async def volume(service: Service, size: int = 50, label: str = "files") -> int:
    """Make a volume and wait until it is active."""
    reply = await service.do("block/create", DCID=NEW_JERSEY, size_gb=size, label=label)
    service.clock.advance(60)
    return int(reply["SUBID"])


async def server(service: Service, region: int = NEW_JERSEY) -> int:
    """Make a server and wait until it can be destroyed."""
    reply = await service.do("server/create", DCID=region, VPSPLANID=201, OSID=167)
    service.clock.advance(600)
    return int(reply["SUBID"])


async def listed(service: Service, number: int) -> Any:
    return await service.read("block/list", SUBID=number)


async def test_no_volumes_are_an_empty_array(service: Service) -> None:
    assert (await service.get("block/list")).text == "[]"


async def test_a_new_volume_is_pending_then_active(service: Service) -> None:
    reply = await service.do("block/create", DCID=NEW_JERSEY, size_gb=100, label="files")
    assert list(reply) == ["SUBID"]
    assert isinstance(reply["SUBID"], str)

    number = int(reply["SUBID"])
    row = {
        "SUBID": number,
        "date_created": "2018-04-24 12:00:00",
        "cost_per_month": 10,
        "status": "pending",
        "size_gb": 100,
        "DCID": 1,
        "attached_to_SUBID": None,
        "label": "files",
    }
    assert await service.read("block/list") == [row]
    service.clock.advance(60)
    assert await service.read("block/list") == [{**row, "status": "active"}]


async def test_one_volume_is_a_bare_object(service: Service) -> None:
    await volume(service)
    number = await volume(service, label="")

    row = await listed(service, number)
    assert (row["SUBID"], row["label"]) == (number, "")
    answer = await service.get("block/list", SUBID=1)
    assert (answer.status_code, answer.text) == (412, UNKNOWN)


@pytest.mark.parametrize(("size", "written"), [(50, "5"), (75, "7.5"), (10, "1"), (10_000, "1000"), (33, "3.3")])
async def test_the_price_is_a_number(service: Service, size: int, written: str) -> None:
    await volume(service, size)

    assert f'"cost_per_month":{written},' in (await service.get("block/list")).text


@pytest.mark.parametrize("region", [CHICAGO, 999])
async def test_only_some_regions_have_block_storage(service: Service, region: int) -> None:
    assert await service.refusal("block/create", DCID=region, size_gb=50) == (
        "Unable to create block storage: Block storage is not available in the selected datacenter"
    )
    assert await service.read("block/list") == []


@pytest.mark.parametrize("size", [9, 10_001, 0, -50])
async def test_sizes_out_of_range(service: Service, size: int) -> None:
    number = await volume(service)
    await service.refusal("block/create", DCID=NEW_JERSEY, size_gb=size)
    await service.refusal("block/resize", SUBID=number, size_gb=size)

    assert [row["size_gb"] for row in await service.read("block/list")] == [50]


async def test_a_volume_is_attached_and_detached(service: Service) -> None:
    number, machine = await volume(service), await server(service)

    await service.do("block/attach", SUBID=number, attach_to_SUBID=machine)
    assert (await listed(service, number))["attached_to_SUBID"] == machine

    await service.do("block/detach", SUBID=number)
    assert (await listed(service, number))["attached_to_SUBID"] is None
    assert await service.refusal("block/detach", SUBID=number) == (
        "Unable to detach block storage: Block storage volume is not currently attached to a server"
    )


async def test_a_volume_is_attached_once(service: Service) -> None:
    number, machine = await volume(service), await server(service)
    await service.do("block/attach", SUBID=number, attach_to_SUBID=machine)

    assert await service.refusal("block/attach", SUBID=number, attach_to_SUBID=await server(service)) == (
        "Unable to attach block storage: Block storage volume is already attached to a server"
    )
    assert (await listed(service, number))["attached_to_SUBID"] == machine


async def test_a_volume_stays_in_its_region(service: Service) -> None:
    number = await volume(service)

    assert await service.refusal("block/attach", SUBID=number, attach_to_SUBID=await server(service, CHICAGO)) == (
        "Unable to attach block storage: Server and block storage volume must be in the same location"
    )


async def test_a_pending_volume_can_do_nothing_yet(service: Service) -> None:
    machine = await server(service)
    number = (await service.do("block/create", DCID=NEW_JERSEY, size_gb=50))["SUBID"]

    assert await service.refusal("block/attach", SUBID=number, attach_to_SUBID=machine) == (
        "Unable to attach block storage: Block storage volume is not active yet"
    )
    assert await service.refusal("block/resize", SUBID=number, size_gb=60) == (
        "Unable to resize block storage: Block storage volume is not active yet"
    )


async def test_a_busy_server_takes_no_volume(service: Service) -> None:
    number, machine = await volume(service), await server(service)
    await service.do("server/reinstall", SUBID=machine)

    assert await service.refusal("block/attach", SUBID=number, attach_to_SUBID=machine) == (
        "Unable to attach block storage: Server is currently locked"
    )


async def test_only_volumes_and_servers_of_the_account_are_attached(service: Service) -> None:
    number, machine = await volume(service), await server(service)

    assert await service.refusal("block/attach", SUBID=machine, attach_to_SUBID=machine) == UNKNOWN
    assert await service.refusal("block/attach", SUBID=number, attach_to_SUBID=number) == UNKNOWN_SERVER


async def test_a_volume_is_resized_once_a_minute(service: Service) -> None:
    number = await volume(service)
    await service.do("block/resize", SUBID=number, size_gb=80)
    row = await listed(service, number)
    assert (row["size_gb"], row["cost_per_month"]) == (80, 8)

    service.clock.advance(59)
    assert await service.refusal("block/resize", SUBID=number, size_gb=90) == (
        "Unable to resize block storage: Block storage can only be resized once every 60 seconds"
    )
    service.clock.advance(1)
    await service.do("block/resize", SUBID=number, size_gb=40)
    assert (await listed(service, number))["size_gb"] == 40


async def test_a_label_can_be_changed_and_removed(service: Service) -> None:
    number = await volume(service)

    await service.do("block/label_set", SUBID=number, label="archive")
    assert (await listed(service, number))["label"] == "archive"


async def test_a_volume_in_use_is_not_deleted(service: Service) -> None:
    number = await volume(service)
    await service.do("block/attach", SUBID=number, attach_to_SUBID=await server(service))
    assert await service.refusal("block/delete", SUBID=number) == (
        "Unable to delete block storage: Block storage volume is currently attached to a server"
    )

    await service.do("block/detach", SUBID=number)
    await service.do("block/delete", SUBID=number)
    assert await service.read("block/list") == []


@pytest.mark.parametrize(
    ("path", "fields"),
    [("detach", {}), ("resize", {"size_gb": 20}), ("label_set", {"label": "x"}), ("delete", {})],
)
async def test_a_volume_of_somebody_else(service: Service, path: str, fields: dict[str, str | float]) -> None:
    assert await service.refusal(f"block/{path}", SUBID=14_999_999, **fields) == UNKNOWN


async def test_a_destroyed_server_frees_its_volumes(service: Service) -> None:
    number, machine = await volume(service), await server(service)
    await service.do("block/attach", SUBID=number, attach_to_SUBID=machine)

    await service.do("server/destroy", SUBID=machine)
    service.clock.advance(60)

    assert (await listed(service, number))["attached_to_SUBID"] is None
