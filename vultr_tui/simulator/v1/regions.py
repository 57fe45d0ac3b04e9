"""v1's regions group."""

from __future__ import annotations

from vultr_tui.api.values import Json
from vultr_tui.simulator.v1.handlers import Call, handles
from vultr_tui.simulator.v1.plans import TYPES
from vultr_tui.simulator.world.plans import METAL_PLANS, PLANS, Family
from vultr_tui.simulator.world.regions import REGIONS, Region
from vultr_tui.simulator.world.world import Refusal, World


@handles("regions.list")
def list_(_world: World, call: Call) -> Json:
    """All regions by DCID, with their plans if asked for."""
    with_plans = call.yes("availability")
    return {str(region.id): _row(region, with_plans=with_plans) for region in REGIONS.values()}


@handles("regions.availability")
def availability(_world: World, call: Call) -> Json:
    """The ids of the plans sold in a region."""
    return _plans(_region(call), TYPES.get(call.text("type"), tuple(Family)))


@handles("regions.availability_vc2")
def availability_vc2(_world: World, call: Call) -> Json:
    """The ids of the plans with shared processors sold in a region."""
    return _plans(_region(call), TYPES["vc2"])


@handles("regions.availability_vdc2")
def availability_vdc2(_world: World, call: Call) -> Json:
    """The ids of the plans with dedicated processors sold in a region."""
    return _plans(_region(call), TYPES["vdc2"])


@handles("regions.availability_baremetal")
def availability_baremetal(_world: World, call: Call) -> Json:
    """The ids of the bare metal plans sold in a region."""
    region = _region(call)
    return [plan.id for plan in METAL_PLANS.values() if region in plan.regions]


def _region(call: Call) -> int:
    if call.number("DCID") not in REGIONS:
        raise Refusal("Invalid location.  Check DCID value")
    return call.number("DCID")


def _plans(region: int, families: tuple[Family, ...]) -> list[Json]:
    return [plan.id for plan in PLANS.values() if region in plan.regions and plan.family in families]


def _row(region: Region, *, with_plans: bool) -> dict[str, Json]:
    row: dict[str, Json] = {
        "DCID": str(region.id),
        "name": region.name,
        "country": region.country,
        "continent": region.continent,
        "state": region.state,
        "ddos_protection": region.ddos_protection,
        "block_storage": region.block_storage,
        "regioncode": region.code,
    }
    if with_plans:
        row["availability"] = _plans(region.id, tuple(Family))
    return row
