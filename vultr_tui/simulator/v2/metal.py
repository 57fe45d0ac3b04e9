"""Bare metal servers: listed, ordered, destroyed."""

from __future__ import annotations

import sqlite3

from vultr_tui.api.values import Json
from vultr_tui.simulator.v2.catalogue import METAL_PLAN_IDS, REGION_IDS, plan_of
from vultr_tui.simulator.v2.handlers import Call, handles
from vultr_tui.simulator.v2.ids import METAL, NETWORK
from vultr_tui.simulator.v2.machines import Part, common, media_of, order_of, vpcs_of
from vultr_tui.simulator.v2.pages import page
from vultr_tui.simulator.world import baremetal, deployment, networks
from vultr_tui.simulator.world.machines import Order
from vultr_tui.simulator.world.plans import METAL_PLANS
from vultr_tui.simulator.world.world import World

CONSOLE = "https://my.vultr.com/subs/baremetal/novnc/api.php?data="
"""Recorded."""


def write(world: World, machine: sqlite3.Row) -> dict[str, Json]:
    """Write a bare metal server; its memory and disks are in words (recorded)."""
    plan = METAL_PLANS[machine["plan"]]
    return {
        **common(world, machine, METAL.uuid(machine["id"])),
        "ram": f"{plan.ram} MB",
        "disk": plan.disk,
        "cpu_count": plan.cpus,
        "region": REGION_IDS[machine["region"]],
        "plan": METAL_PLAN_IDS[plan.id],
        "mac_address": int(networks.mac(machine["id"], networks.PUBLIC_CARD).replace(":", ""), 16),
        "features": ["ipv6"] if machine["ipv6_networks"] else [],
        "mdisk_mode": "raid1",
        "vpcs": vpcs_of(world, machine),
    }


METALS = Part("/bare-metals", "baremetal_id", "bare_metal", METAL, baremetal.FLEET, write)


@handles("GET /bare-metals")
def list_(world: World, call: Call) -> Json:
    """List the bare metal servers."""
    return page(
        call, "bare_metals", METALS.listed(world), lambda row: write(world, row), lambda row: METAL.uuid(row["id"])
    )


@handles("POST /bare-metals", 202)
def create(world: World, call: Call) -> Json:
    """Order a bare metal server."""
    order = Order(**order_of(call), plan=plan_of(call, metal=True))
    number = deployment.create_metal(world, order, media_of(call))
    for network in call.refer_many(NETWORK, "attach_vpc"):
        networks.join(world, number, networks.choose(world, order.region, network, "create server"))
    return METALS.answer(world, number)


@handles("GET /bare-metals/{baremetal_id}/vnc")
def vnc(world: World, call: Call) -> Json:
    """Tell where a machine's screen is seen."""
    return {"vnc": {"url": f"{CONSOLE}{METALS.of(world, call)['id']:x}"}}
