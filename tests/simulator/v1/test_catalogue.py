"""What there is to choose from: regions, plans, operating systems and applications."""

from __future__ import annotations

import pytest

from tests.simulator.service import Service


async def test_regions(service: Service) -> None:
    regions = await service.read("regions/list")

    assert len(regions) == 16
    assert regions["1"] == {
        "DCID": "1",
        "name": "New Jersey",
        "country": "US",
        "continent": "North America",
        "state": "NJ",
        "ddos_protection": True,
        "block_storage": True,
        "regioncode": "EWR",
    }
    assert regions["7"]["state"] == ""


async def test_regions_with_their_plans(service: Service) -> None:
    for dcid, region in (await service.read("regions/list", availability="yes")).items():
        assert region["availability"] == await service.read("regions/availability", DCID=dcid)


async def test_plans(service: Service) -> None:
    plans = await service.read("plans/list")

    assert plans["201"] == {
        "VPSPLANID": "201",
        "name": "1024 MB RAM,25 GB SSD,1.00 TB BW",
        "vcpu_count": "1",
        "ram": "1024",
        "disk": "25",
        "bandwidth": "1.00",
        "bandwidth_gb": "1024",
        "price_per_month": "5.00",
        "plan_type": "SSD",
        "windows": False,
        "available_locations": [1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 19, 22, 24, 25, 39, 40],
    }
    assert plans["118"]["name"] == "32768 MB RAM,4x110 GB SSD,40.00 TB BW"
    assert plans["29"]["deprecated"] is True


@pytest.mark.parametrize(
    ("kind", "types"),
    [
        ("all", {"SSD", "SATA", "DEDICATED"}),
        ("vc2", {"SSD", "SATA"}),
        ("ssd", {"SSD"}),
        ("vdc2", {"DEDICATED"}),
        ("dedicated", {"DEDICATED"}),
        ("vc2z", set()),
    ],
)
async def test_plans_of_a_kind(service: Service, kind: str, types: set[str]) -> None:
    plans = await service.read("plans/list", type=kind)

    assert {plan["plan_type"] for plan in plans.values()} == types if types else plans == []


@pytest.mark.parametrize("kind", ["vc2", "vdc2"])
async def test_plans_listed_by_kind_say_less(service: Service, kind: str) -> None:
    plans = await service.read(f"plans/list_{kind}")

    assert set(plans) == set(await service.read("plans/list", type=kind))
    assert all("available_locations" not in plan and "windows" not in plan for plan in plans.values())


async def test_bare_metal_plans_have_numbers(service: Service) -> None:
    plan = (await service.read("plans/list_baremetal"))["100"]

    assert plan["METALPLANID"] == "100"
    assert (plan["cpu_count"], plan["ram"], plan["bandwidth_tb"], plan["price_per_month"]) == (4, 32768, 5, 120)
    assert plan["deprecated"] is False


async def test_plans_and_regions_agree_on_who_sells_what(service: Service) -> None:
    plans = (await service.read("plans/list")).values()
    for dcid in await service.read("regions/list"):
        sold = await service.read("regions/availability", DCID=dcid)
        assert set(sold) == {int(plan["VPSPLANID"]) for plan in plans if int(dcid) in plan["available_locations"]}


async def test_what_a_region_sells_by_kind(service: Service) -> None:
    everything = await service.read("regions/availability", DCID=1)
    shared = await service.read("regions/availability_vc2", DCID=1)
    dedicated = await service.read("regions/availability_vdc2", DCID=1)

    assert sorted(shared + dedicated) == sorted(everything)
    assert dedicated == await service.read("regions/availability", DCID=1, type="dedicated") == [115, 116, 117, 118]
    assert await service.read("regions/availability_baremetal", DCID=1) == [100, 101, 102]
    assert await service.read("regions/availability_baremetal", DCID=19) == []


@pytest.mark.parametrize("path", ["availability", "availability_vc2", "availability_vdc2", "availability_baremetal"])
async def test_an_unknown_region(service: Service, path: str) -> None:
    assert (await service.get(f"regions/{path}", DCID=99)).text == "Invalid location.  Check DCID value"


async def test_systems(service: Service) -> None:
    systems = await service.read("os/list")

    assert systems["127"] == {
        "OSID": 127,
        "name": "CentOS 6 x64",
        "arch": "x64",
        "family": "centos",
        "windows": False,
    }
    assert {key: systems[key]["name"] for key in ("159", "164", "180", "186")} == {
        "159": "Custom",
        "164": "Snapshot",
        "180": "Backup",
        "186": "Application",
    }


async def test_applications(service: Service) -> None:
    applications = await service.read("app/list")

    assert applications["1"] == {
        "APPID": "1",
        "name": "LEMP",
        "short_name": "lemp",
        "deploy_name": "LEMP on CentOS 6 x64",
        "surcharge": 0,
    }
