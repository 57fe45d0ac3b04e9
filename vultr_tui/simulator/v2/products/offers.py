"""What these products can be ordered with: versions, plans, clusters and tiers."""

from __future__ import annotations

from dataclasses import dataclass

from vultr_tui.api.values import Json
from vultr_tui.simulator.v2.catalogue import REGION_IDS
from vultr_tui.simulator.v2.handlers import Call, Problem, handles
from vultr_tui.simulator.v2.pages import page
from vultr_tui.simulator.world.world import World

VERSIONS = ("v1.34.1+1", "v1.33.5+1", "v1.32.9+1")
"""The versions of Kubernetes that a cluster can be made with."""

ENGINES = ("mysql", "pg", "valkey")


@dataclass(frozen=True, slots=True)
class DatabasePlan:
    """One size of a database: memory in MB, disk in GB, dollars a month."""

    id: str
    vcpus: int
    ram: int
    disk: int
    monthly: int
    engines: tuple[str, ...] = ENGINES


DATABASE_PLANS = {
    plan.id: plan
    for plan in (
        DatabasePlan("vultr-dbaas-hobbyist-cc-1-25-1", 1, 1024, 25, 15),
        DatabasePlan("vultr-dbaas-startup-cc-1-55-2", 1, 2048, 55, 30),
        DatabasePlan("vultr-dbaas-business-cc-2-80-4", 2, 4096, 80, 120),
    )
}

CLUSTERS: tuple[dict[str, Json], ...] = (
    {"id": 2, "region": "ewr", "hostname": "ewr1.vultrobjects.com", "deploy": "yes"},
    {"id": 4, "region": "lax", "hostname": "lax1.vultrobjects.com", "deploy": "yes"},
    {"id": 6, "region": "ams", "hostname": "ams1.vultrobjects.com", "deploy": "yes"},
)
"""Where object storage is to be had."""

TIERS: tuple[dict[str, Json], ...] = (
    {"id": 1, "slug": "tier_001", "sales_name": "Archive", "price": 6, "disk_gb_price": 0.006, "bw_gb_price": 0.01},
    {"id": 2, "slug": "tier_002", "sales_name": "Standard", "price": 18, "disk_gb_price": 0.018, "bw_gb_price": 0.01},
)
"""How fast and dear it is."""


@handles("GET /kubernetes/versions")
def versions(_world: World, _call: Call) -> Json:
    """List the versions of Kubernetes."""
    return {"versions": list(VERSIONS)}


@handles("GET /databases/plans")
def database_plans(_world: World, call: Call) -> Json:
    """List the sizes of databases, or those that an engine has."""
    wanted = call.text("engine")
    return {"plans": [_database_plan(plan) for plan in DATABASE_PLANS.values() if wanted in {"", *plan.engines}]}


@handles("GET /object-storage/clusters")
def clusters(_world: World, call: Call) -> Json:
    """List where object storage is to be had."""
    return page(call, "clusters", CLUSTERS, lambda cluster: cluster, lambda cluster: str(cluster["id"]))


@handles("GET /object-storage/tiers")
def tiers(_world: World, _call: Call) -> Json:
    """List how fast and dear it can be."""
    return {"tiers": list(TIERS)}


@handles("GET /object-storage/clusters/{cluster_id}/tiers")
def tiers_of(_world: World, call: Call) -> Json:
    """List the tiers of one place, which has them all."""
    if call.number("cluster_id") not in {cluster["id"] for cluster in CLUSTERS}:
        raise Problem("Invalid cluster_id", 404)
    return {"tiers": list(TIERS)}


def _database_plan(plan: DatabasePlan) -> Json:
    return {
        "id": plan.id,
        "number_of_nodes": 1,
        "type": "rdbms",
        "vcpu_count": plan.vcpus,
        "ram": plan.ram,
        "disk": plan.disk,
        "monthly_cost": plan.monthly,
        "supported_engines": {engine: engine in plan.engines for engine in ENGINES},
        "max_connections": {"mysql": 75 * plan.vcpus, "pg": 22 * plan.vcpus},
        "locations": list(REGION_IDS.values()),
    }
