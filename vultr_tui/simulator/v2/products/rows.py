"""Load balancers, Kubernetes, databases and object storage, as rows of the engine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from vultr_tui.api.values import Json
from vultr_tui.simulator.v2.catalogue import PLAN_IDS, REGION_IDS
from vultr_tui.simulator.v2.dates import plain
from vultr_tui.simulator.v2.handlers import Problem
from vultr_tui.simulator.v2.ids import Numbered
from vultr_tui.simulator.v2.products.engine import Facts, Made, Part, Product, located
from vultr_tui.simulator.v2.products.offers import CLUSTERS, DATABASE_PLANS, TIERS, VERSIONS
from vultr_tui.simulator.world import addresses
from vultr_tui.simulator.world.plans import PLANS
from vultr_tui.simulator.world.world import World

NODE_DOLLARS = 10.0
"""What each node of a load balancer costs a month."""
CONTROL_PLANE_DOLLARS = 20.0
"""What control planes that stand in for each other cost a month."""

_MOST_NODES = 100
"""Nodes of one pool, or of a load balancer."""

_NUMBERS = {name: number for number, name in REGION_IDS.items()}
_PLANS = {name: PLANS[number] for number, name in PLAN_IDS.items()}


def _secret(salt: str, length: int) -> str:
    return hashlib.sha256(salt.encode()).hexdigest()[:length]


def _objects(value: Json) -> Iterator[Facts]:
    """Yield the objects of a list that was sent; raises Problem for anything else."""
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise Problem("Bad request.")
    yield from (item for item in value if isinstance(item, dict))


def _numbered(rows: Json, salt: str) -> list[Json]:
    """Give each of the rows that were sent an id."""
    return [{**row, "id": _secret(f"{salt}/{index}", 16)} for index, row in enumerate(_objects(rows))]


def _nodes(value: Json) -> int:
    """Return a number of nodes; raises Problem for what is none, or too many."""
    if type(value) is not int or not 0 < value <= _MOST_NODES:
        raise Problem("Invalid number of nodes")
    return value


def _balancer(world: World, order: Facts) -> Facts:
    _nodes(order["nodes"])
    address = addresses.take_ipv4(world, _NUMBERS[str(located(order)["region"])])
    rules = order["forwarding_rules"] or [
        {"frontend_protocol": "http", "frontend_port": 80, "backend_protocol": "http", "backend_port": 80}
    ]
    return {
        **order,
        "address": address,
        "forwarding_rules": _numbered(rules, f"{address}/forwarding"),
        "firewall_rules": _numbered(order["firewall_rules"], f"{address}/firewall"),
    }


_WORKINGS = ("balancing_algorithm", "ssl_redirect", "proxy_protocol", "sticky_session", "timeout", "vpc")


def _balancer_more(made: Made) -> Facts:
    facts = made.facts
    return {
        "ipv4": facts["address"] if made.ready else "",
        "ipv6": "",
        "generic_info": {name: facts[name] for name in _WORKINGS},
        "has_ssl": False,
    }


def _cluster(world: World, order: Facts) -> Facts:
    if located(order)["version"] not in VERSIONS:
        raise Problem("Invalid version")
    address = addresses.take_ipv4(world, _NUMBERS[str(order["region"])])
    pools = list(_objects(order["node_pools"]))
    if any(str(pool.get("plan")) not in _PLANS for pool in pools):
        raise Problem("Invalid plan chosen.")
    made = [_pool(pool, address, index) for index, pool in enumerate(pools)]
    return {**order, "address": address, "node_pools": list(made)}


def _pool(pool: Facts, salt: str, index: int) -> Facts:
    quantity = _nodes(pool.get("node_quantity", 1))
    label = str(pool.get("label") or f"pool-{index + 1}")
    return {
        "id": _uuid(f"{salt}/pool/{index}"),
        "label": label,
        "tag": str(pool.get("tag") or ""),
        "plan": pool["plan"],
        "node_quantity": quantity,
        "auto_scaler": bool(pool.get("auto_scaler")),
        "min_nodes": _nodes(pool.get("min_nodes") or quantity),
        "max_nodes": _nodes(pool.get("max_nodes") or quantity),
        "nodes": [
            {"id": _uuid(f"{salt}/node/{index}/{node}"), "label": f"{label}-{_secret(f'{salt}{index}{node}', 12)}"}
            for node in range(quantity)
        ],
    }


def _uuid(salt: str) -> str:
    digits = _secret(salt, 32)
    return "-".join((digits[:8], digits[8:12], f"4{digits[13:16]}", f"8{digits[17:20]}", digits[20:]))


def _cluster_dollars(facts: Facts) -> float:
    pools = list(_objects(facts["node_pools"]))
    nodes = sum(_PLANS[str(pool["plan"])].price * len(list(_objects(pool["nodes"]))) for pool in pools)
    return nodes + (CONTROL_PLANE_DOLLARS if facts["ha_controlplanes"] else 0.0)


def _cluster_more(made: Made) -> Facts:
    address = made.facts["address"]
    status = "active" if made.ready else "pending"
    pools = [
        {**pool, "status": status, "nodes": [{**node, "status": status} for node in _objects(pool["nodes"])]}
        for pool in _objects(made.facts["node_pools"])
    ]
    return {
        "cluster_subnet": "10.244.0.0/16",
        "service_subnet": "10.96.0.0/12",
        "ip": address if made.ready else "0.0.0.0",  # noqa: S104  (no address yet)
        "endpoint": f"{made.id}.vultr-k8s.com",
        "node_pools": list(pools),
    }


def _database(_world: World, order: Facts) -> Facts:
    engine, plan = str(order["database_engine"]), DATABASE_PLANS.get(str(order["plan"]))
    if plan is None:
        raise Problem("Invalid plan chosen.")
    if engine not in plan.engines:
        raise Problem("Invalid database engine")
    version = str(order["database_engine_version"])
    return {
        **located(order),
        "database_engine_version": version,
        "plan_ram": plan.ram,
        "plan_disk": plan.disk,
        "plan_vcpus": plan.vcpus,
    }


def _database_more(made: Made) -> Facts:
    host = f"vultr-prod-{made.id}.vultrdb.com"
    return {
        "plan_replicas": 0,
        "dbname": "defaultdb",
        "host": host,
        "public_host": host if made.facts["vpc_id"] else "",
        "user": "vultradmin",
        "password": f"AVNS_{_secret(made.id, 17)}",
        "port": "16751",
        "latest_backup": "",
        "read_replicas": [],
        "cluster_time_zone": "UTC",
    }


def _storage(_world: World, order: Facts) -> Facts:
    cluster = next((row for row in CLUSTERS if row["id"] == order["cluster_id"]), None)
    if cluster is None:
        raise Problem("Invalid cluster_id")
    if order["tier_id"] not in {tier["id"] for tier in TIERS}:
        raise Problem("Invalid tier_id")
    return {**order, "region": cluster["region"], "s3_hostname": cluster["hostname"]}


def _storage_more(made: Made) -> Facts:
    tier = next(tier for tier in TIERS if tier["id"] == made.facts["tier_id"])
    return {
        "s3_access_key": _secret(f"{made.id}/access", 20).upper() if made.ready else "",
        "s3_secret_key": _secret(f"{made.id}/secret", 40) if made.ready else "",
        "tier": tier,
    }


def _storage_dollars(facts: Facts) -> float:
    return float(next(str(tier["price"]) for tier in TIERS if tier["id"] == facts["tier_id"]))


PRODUCTS = (
    Product(
        kind=Numbered("load balancer"),
        path="/load-balancers",
        envelope="load_balancer",
        takes={
            "region": None,
            "label": "",
            "instances": [],
            "forwarding_rules": [],
            "firewall_rules": [],
            "nodes": 1,
            "http2": False,
            "http3": False,
            "health_check": {},
            "global_regions": [],
            "balancing_algorithm": "roundrobin",
            "ssl_redirect": False,
            "proxy_protocol": False,
            "sticky_session": {},
            "timeout": 600,
            "vpc": "",
        },
        course=((0, "pending"), (20, "installing"), (60, "active")),
        choose=_balancer,
        monthly=lambda facts: NODE_DOLLARS * int(str(facts["nodes"])),
        more=_balancer_more,
        hidden=("address", *_WORKINGS),
        method="PATCH",
        parts=(
            Part("forwarding-rules", "forwarding_rules", "forwarding_rule"),
            Part("firewall-rules", "firewall_rules", "firewall_rule"),
        ),
    ),
    Product(
        kind=Numbered("kubernetes cluster"),
        path="/kubernetes/clusters",
        envelope="vke_cluster",
        takes={"region": None, "version": None, "label": "", "node_pools": [], "ha_controlplanes": False},
        course=((0, "pending"), (180, "active")),
        choose=_cluster,
        monthly=_cluster_dollars,
        more=_cluster_more,
        hidden=("address",),
        ordered=201,
        parts=(Part("node-pools", "node_pools", "node_pool"),),
    ),
    Product(
        kind=Numbered("managed database"),
        path="/databases",
        envelope="database",
        takes={
            "database_engine": None,
            "database_engine_version": None,
            "region": None,
            "plan": None,
            "label": None,
            "tag": "",
            "vpc_id": "",
            "trusted_ips": [],
            "maintenance_dow": "sunday",
            "maintenance_time": "02:00:00",
            "backup_hour": "23",
            "backup_minute": "54",
        },
        course=((0, "Rebuilding"), (120, "Running")),
        choose=_database,
        monthly=lambda facts: DATABASE_PLANS[str(facts["plan"])].monthly,
        more=_database_more,
        changes=("label", "tag"),
        ordered=201,
        changed=202,
        written=plain,
    ),
    Product(
        kind=Numbered("object storage"),
        path="/object-storage",
        envelope="object_storage",
        takes={"cluster_id": None, "tier_id": None, "label": ""},
        course=((0, "pending"), (15, "active")),
        choose=_storage,
        monthly=_storage_dollars,
        more=_storage_more,
        hidden=("tier_id",),
    ),
)
"""Every product that only v2 knows and the embedded account has."""
