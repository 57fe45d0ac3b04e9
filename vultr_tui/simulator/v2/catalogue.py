"""What the service offers, which everybody may see: locations, plans, systems and applications."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from vultr_tui.api.values import Json
from vultr_tui.simulator.v2.handlers import Call, Problem, handles
from vultr_tui.simulator.v2.pages import page
from vultr_tui.simulator.world.applications import APPLICATIONS, Application
from vultr_tui.simulator.world.billing import HOURS_A_MONTH
from vultr_tui.simulator.world.plans import METAL_PLANS, PLANS, Family, MetalPlan, Plan
from vultr_tui.simulator.world.regions import REGIONS, Region
from vultr_tui.simulator.world.systems import SYSTEMS, System
from vultr_tui.simulator.world.world import World

_TYPES = {Family.SSD: "vc2", Family.STORAGE: "vst", Family.DEDICATED: "vdc"}
_METAL = "vbm"
_DISK = re.compile(r"(?P<count>\d+)x (?P<size>[\d.]+) (?P<unit>GB|TB) (?P<kind>\w+)")


def _slug(plan: Plan) -> str:
    """Name a plan (recorded: `vc2-1c-1gb`); an old one by its disk as well."""
    old = f"-{plan.disk}g" if plan.deprecated else ""
    return f"{_TYPES[plan.family]}-{plan.vcpus}c-{plan.ram / 1024:g}gb{old}"


REGION_IDS = {region.id: region.code.lower() for region in REGIONS.values()}
PLAN_IDS = {plan.id: _slug(plan) for plan in PLANS.values()}
METAL_PLAN_IDS = {plan.id: f"{_METAL}-{plan.cpus}c-{plan.ram // 1024}gb" for plan in METAL_PLANS.values()}

_REGIONS = {name: number for number, name in REGION_IDS.items()}
_PLANS = {name: number for number, name in PLAN_IDS.items()}
_METAL_PLANS = {name: number for number, name in METAL_PLAN_IDS.items()}


def region_of(call: Call) -> int:
    """What the world calls the location asked for; raises Problem for an unknown one."""
    return _chosen(_REGIONS, call.text("region"), "Invalid region")


def plan_of(call: Call, *, metal: bool = False) -> int:
    """What the world calls the plan asked for; raises Problem for an unknown one (recorded: 400 body)."""
    return _chosen(_METAL_PLANS if metal else _PLANS, call.text("plan"), "Invalid plan chosen.")


def _chosen(names: Mapping[str, int], name: str, otherwise: str) -> int:
    if name not in names:
        raise Problem(otherwise)
    return names[name]


@handles("GET /regions")
def regions(_world: World, call: Call) -> Json:
    """List the locations."""
    return page(call, "regions", REGIONS.values(), _region, lambda region: REGION_IDS[region.id])


@handles("GET /regions/{region}/availability")
def availability(_world: World, call: Call) -> Json:
    """List the plans that a location has."""
    region, wanted = region_of(call), call.text("type") or "all"
    names = [PLAN_IDS[plan.id] for plan in _of_type(wanted) if region in plan.regions and not plan.deprecated]
    if wanted in {"all", _METAL}:
        names += [METAL_PLAN_IDS[plan.id] for plan in METAL_PLANS.values() if region in plan.regions]
    return {"available_plans": list(names)}


@handles("GET /plans")
def plans(_world: World, call: Call) -> Json:
    """List the plans, or those of a type."""
    listed = _of_type(call.text("type") or "all")
    return page(call, "plans", listed, _plan, lambda plan: PLAN_IDS[plan.id])


@handles("GET /plans-metal")
def metal_plans(_world: World, call: Call) -> Json:
    """List the plans of bare metal."""
    return page(call, "plans_metal", METAL_PLANS.values(), _metal_plan, lambda plan: METAL_PLAN_IDS[plan.id])


@handles("GET /os")
def systems(_world: World, call: Call) -> Json:
    """List the systems, also those that stand for something of the user's own (recorded)."""
    return page(call, "os", SYSTEMS.values(), system_row, lambda system: str(system.id))


@handles("GET /applications")
def applications(_world: World, call: Call) -> Json:
    """List the applications, or those of one type."""
    wanted = call.text("type") or "all"
    rows = [a for a in APPLICATIONS.values() if wanted in {"all", _kind(a)}]
    return page(call, "applications", rows, application_row, lambda application: str(application.id))


def system_row(system: System) -> dict[str, Json]:
    """Write a system, here and among what a machine can be changed to."""
    return {"id": system.id, "name": system.name, "arch": system.arch, "family": system.family}


def application_row(application: Application) -> dict[str, Json]:
    """Write an application, here and among what a machine can be changed to."""
    return {
        "id": application.id,
        "name": application.name,
        "short_name": application.short_name,
        "deploy_name": application.deploy_name,
        "type": _kind(application),
        "vendor": application.vendor,
        "image_id": application.image,
    }


CONNECTIVITY = ("public_ip", "nat_gateway")
"""How machines of a region reach the world (recorded: regions of v2)."""


def _kind(application: Application) -> str:
    return "marketplace" if application.image else "one-click"


def _of_type(wanted: str) -> Iterable[Plan]:
    return [plan for plan in PLANS.values() if wanted in {"all", _TYPES[plan.family]}]


def _region(region: Region) -> dict[str, Json]:
    offers = {"ddos_protection": region.ddos_protection, "block_storage": region.block_storage}
    return {
        "id": REGION_IDS[region.id],
        "city": region.name,
        "country": region.country,
        "continent": region.continent,
        "options": [name for name, offered in offers.items() if offered],
        "connectivity": list(CONNECTIVITY),
    }


def _plan(plan: Plan) -> dict[str, Json]:
    return {
        "id": PLAN_IDS[plan.id],
        "vcpu_count": plan.vcpus,
        "ram": plan.ram,
        "disk": plan.disk,
        "disk_count": plan.disks,
        "bandwidth": plan.bandwidth,
        "monthly_cost": plan.price,
        "hourly_cost": round(plan.price / HOURS_A_MONTH, 3),
        "invoice_type": "hourly",
        "type": _TYPES[plan.family],
        "locations": [REGION_IDS[region] for region in plan.regions],
    }


def _metal_plan(plan: MetalPlan) -> dict[str, Json]:
    disk = _DISK.fullmatch(plan.disk)
    size = float(disk["size"]) * (1000 if disk["unit"] == "TB" else 1) if disk else 0
    return {
        "id": METAL_PLAN_IDS[plan.id],
        "cpu_count": plan.cpus,
        "cpu_model": plan.model,
        "cpu_threads": 2 * plan.cpus,
        "ram": plan.ram,
        "disk": int(size),
        "disk_count": int(disk["count"]) if disk else 1,
        "bandwidth": plan.bandwidth * 1024,
        "monthly_cost": plan.price,
        "hourly_cost": round(plan.price / HOURS_A_MONTH, 3),
        "invoice_type": "hourly",
        "type": disk["kind"] if disk else "SSD",
        "locations": [REGION_IDS[region] for region in plan.regions],
    }
