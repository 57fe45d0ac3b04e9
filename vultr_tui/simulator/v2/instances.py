"""Virtual servers: listed, ordered, changed, destroyed."""

from __future__ import annotations

import sqlite3

from vultr_tui.api.values import Json
from vultr_tui.simulator.v2.catalogue import PLAN_IDS, REGION_IDS, plan_of
from vultr_tui.simulator.v2.handlers import Call, Problem, handles
from vultr_tui.simulator.v2.ids import FIREWALL, INSTANCE, ISO, NETWORK, RESERVED
from vultr_tui.simulator.v2.machines import Part, common, media_of, order_of, pending_charges, tags_of, vpcs_of
from vultr_tui.simulator.v2.pages import page
from vultr_tui.simulator.world import deployment, lifecycle, reserved, servers
from vultr_tui.simulator.world.plans import PLANS
from vultr_tui.simulator.world.world import World

CONSOLE = "https://my.vultr.com/subs/vps/novnc/api.php?data="
"""Recorded."""

ANY_NETWORK = ("",)
"""The region's only network, whatever its id."""

FEATURES = {"auto_backups": "auto_backups", "ipv6_networks": "ipv6", "ddos_protection": "ddos_protection"}
"""What a server has if the column says so."""

POWER = {"starting": "stopped"}
"""v2 knows no other power than running and stopped (v2 facts: status fields)."""


def write(world: World, server: sqlite3.Row) -> dict[str, Json]:
    """Write a server."""
    plan = PLANS[server["plan"]]
    stage = lifecycle.stage(server, world.now)
    there = stage is not lifecycle.ORDERED
    return {
        **common(world, server, INSTANCE.uuid(server["id"])),
        "ram": plan.ram,
        "disk": servers.disk(server),
        "vcpu_count": plan.vcpus,
        "region": REGION_IDS[server["region"]],
        "plan": PLAN_IDS[plan.id],
        "allowed_bandwidth": plan.bandwidth,
        "power_status": POWER.get(stage.power, stage.power) if there else "running",
        "server_status": stage.state,
        "internal_ip": (server["private_ip"] or "") if there else "",
        "kvm": CONSOLE + servers.console_token(server["id"], world.now) if there else "",
        "hostname": server["hostname"],
        "firewall_group_id": FIREWALL.uuid(server["firewall_group"]) if server["firewall_group"] else "",
        "features": [name for column, name in FEATURES.items() if server[column] not in {None, 0, "no", "disable"}],
        "vpc_only": False,
        "vpcs": vpcs_of(world, server),
    }


INSTANCES = Part("/instances", "instance_id", "instance", INSTANCE, servers.FLEET, write)

FILTERS = ("label", "tag", "main_ip", "region", "firewall_group_id", "hostname")
"""What a list can be narrowed by; all of them count (v2 facts: filters)."""


@handles("GET /instances")
def list_(world: World, call: Call) -> Json:
    """List the servers that the filters let through."""
    wanted = {name: call.text(name) for name in FILTERS if call.text(name)}
    charged = call.yes("show_pending_charges")

    def shown(number: int) -> dict[str, Json]:
        server = servers.FLEET.owned(world, number)
        row = write(world, server)
        due = pending_charges(server, servers.monthly(server), world.now)
        return {**row, "pending_charges": due} if charged else row

    filtered = (server["id"] for server in INSTANCES.listed(world) if _matches(server, wanted))
    return page(call, "instances", filtered if wanted else servers.FLEET.numbers(world), shown, INSTANCE.uuid)


def _matches(server: sqlite3.Row, wanted: dict[str, str]) -> bool:
    group = server["firewall_group"]
    tag = wanted.get("tag", "")
    own = {
        "tag": tag if tag in tags_of(server) else "",
        "region": REGION_IDS[server["region"]],
        "firewall_group_id": FIREWALL.uuid(group) if group else "",
    }
    return all((own[name] if name in own else server[name]) == value for name, value in wanted.items())


@handles("POST /instances", 202)
def create(world: World, call: Call) -> Json:
    """Order a server."""
    order = servers.Order(
        **order_of(call),
        plan=plan_of(call),
        auto_backups=call.enabled("backups"),
        firewall_group=call.refer(FIREWALL, "firewall_group_id") or "",
        iso=call.refer(ISO, "iso_id") or 0,
        ddos_protection=call.yes("ddos_protection"),
        networks=_networks(call),
        reserved_ip=_reserved(world, call),
    )
    return INSTANCES.answer(world, deployment.create_server(world, order, media_of(call)))


def _networks(call: Call) -> tuple[str, ...]:
    chosen = call.refer_many(NETWORK, "attach_vpc")
    any_one = call.yes("enable_vpc") or call.yes("enable_private_network")
    if chosen and any_one:
        raise Problem("Use either attach_vpc or enable_vpc, not both")
    return ANY_NETWORK if any_one else chosen


def _reserved(world: World, call: Call) -> str:
    if not call.text("reserved_ipv4"):
        return ""
    address: str = call.found(world, RESERVED, "reserved_ipv4", reserved.numbered)["subnet"]
    return address
