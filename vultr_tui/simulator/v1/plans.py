"""v1's plans group."""

from __future__ import annotations

from vultr_tui.api.values import Json
from vultr_tui.simulator.v1.handlers import Call, handles
from vultr_tui.simulator.world.plans import METAL_PLANS, PLANS, Family, MetalPlan, Plan
from vultr_tui.simulator.world.world import World

_SHARED = (Family.SSD, Family.STORAGE)

TYPES: dict[str, tuple[Family, ...]] = {
    "all": tuple(Family),
    "vc2": _SHARED,
    "ssd": (Family.SSD,),
    "vdc2": (Family.DEDICATED,),
    "dedicated": (Family.DEDICATED,),
    "vc2z": (),
}
"""The families of plans that v1's `type` means; none had vc2z in 2018 (reference: plans/list)."""


@handles("plans.list")
def list_(_world: World, call: Call) -> Json:
    """All plans by id, or those of a type."""
    families = TYPES.get(call.text("type"), tuple(Family))
    return {str(plan.id): {**_plan(plan), **_sold(plan)} for plan in PLANS.values() if plan.family in families}


@handles("plans.list_vc2")
def list_vc2(_world: World, _call: Call) -> Json:
    """The plans with shared processors, shorter (recorded)."""
    return {str(plan.id): _plan(plan) for plan in PLANS.values() if plan.family in TYPES["vc2"]}


@handles("plans.list_vdc2")
def list_vdc2(_world: World, _call: Call) -> Json:
    """The plans with dedicated processors, shorter (recorded)."""
    return {str(plan.id): _plan(plan) for plan in PLANS.values() if plan.family in TYPES["vdc2"]}


@handles("plans.list_baremetal")
def list_baremetal(_world: World, _call: Call) -> Json:
    """The bare metal plans; their numbers are numbers (recorded)."""
    return {str(plan.id): _metal(plan) for plan in METAL_PLANS.values()}


def _plan(plan: Plan) -> dict[str, Json]:
    return {
        "VPSPLANID": str(plan.id),
        "name": plan.name,
        "vcpu_count": str(plan.vcpus),
        "ram": str(plan.ram),
        "disk": str(plan.disk),
        "bandwidth": f"{plan.bandwidth / 1024:.2f}",
        "bandwidth_gb": str(plan.bandwidth),
        "price_per_month": f"{plan.price:.2f}",
        "plan_type": plan.family.value,
    }


def _sold(plan: Plan) -> dict[str, Json]:
    row: dict[str, Json] = {"windows": False, "available_locations": plan.regions}
    return {**row, "deprecated": True} if plan.deprecated else row


def _metal(plan: MetalPlan) -> dict[str, Json]:
    return {
        "METALPLANID": str(plan.id),
        "name": plan.name,
        "cpu_count": plan.cpus,
        "ram": plan.ram,
        "disk": plan.disk,
        "bandwidth_tb": plan.bandwidth,
        "price_per_month": plan.price,
        "plan_type": "SSD",
        "deprecated": False,
        "available_locations": plan.regions,
    }
