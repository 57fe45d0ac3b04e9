"""v1's network group."""

from __future__ import annotations

from typing import Any

import pytest

from tests.simulator.service import Service
from tests.simulator.v1.fleet import deploy, row


async def create(service: Service, **options: Any) -> str:
    reply = await service.do("network/create", **{"DCID": 1, **options})
    return str(reply["NETWORKID"])


async def test_a_network_of_its_own_addresses(service: Service) -> None:
    assert (await service.get("network/list")).text == "[]"
    network = await create(service, description="office", v4_subnet="10.99.0.0", v4_subnet_mask=24)

    assert network.startswith("net")
    assert len(network) == 16
    assert await service.read("network/list") == {
        network: {
            "DCID": "1",
            "NETWORKID": network,
            "date_created": "2018-04-24 12:00:00",
            "description": "office",
            "v4_subnet": "10.99.0.0",
            "v4_subnet_mask": 24,
        }
    }
    server = await deploy(service, NETWORKID=[network])
    assert (await row(service, server))["internal_ip"] == "10.99.0.3"


async def test_a_network_chosen_by_the_service(service: Service) -> None:
    first, second = await create(service), await create(service)

    listed = await service.read("network/list")
    assert listed[first]["v4_subnet"] != listed[second]["v4_subnet"]


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({"DCID": 99}, "Invalid location.  Check DCID value"),
        ({"v4_subnet": "10.99.0.0"}, "Unable to create network: Invalid IPv4 subnet"),
        ({"v4_subnet": "10.99.0.1", "v4_subnet_mask": 24}, "Unable to create network: Invalid IPv4 subnet"),
        ({"v4_subnet": "8.8.8.0", "v4_subnet_mask": 24}, "Unable to create network: Invalid IPv4 subnet"),
        ({"v4_subnet": "10.99.0.0", "v4_subnet_mask": 30}, "Unable to create network: Invalid IPv4 subnet"),
        ({"v4_subnet": "fd00::", "v4_subnet_mask": 24}, "Unable to create network: Invalid IPv4 subnet"),
    ],
)
async def test_what_is_no_network(service: Service, options: dict[str, Any], text: str) -> None:
    assert await service.refusal("network/create", **{"DCID": 1, **options}) == text
    assert (await service.get("network/list")).text == "[]"


async def test_a_network_in_use_cannot_be_destroyed(service: Service) -> None:
    network = await create(service)
    server = await deploy(service, NETWORKID=[network])

    assert await service.refusal("network/destroy", NETWORKID=network) == (
        "Unable to destroy network: This network is currently attached to one or more servers"
    )
    await service.do("server/private_network_disable", SUBID=server)
    await service.do("network/destroy", NETWORKID=network)
    assert await service.refusal("network/destroy", NETWORKID=network) == (
        "Invalid network.  Check NETWORKID value and ensure your API key matches the network's account"
    )


async def test_a_full_network_takes_no_more(service: Service) -> None:
    network = await create(service, v4_subnet="10.99.0.0", v4_subnet_mask=29)
    for _ in range(4):
        await deploy(service, NETWORKID=[network])

    text = await service.refusal("server/create", DCID=1, VPSPLANID=201, OSID=244, NETWORKID=[network])
    assert text == "There are no more IP addresses available in the selected private network."
    assert len(await service.read("server/list")) == 4
