"""How v1 lists servers."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from vultr_tui.api.values import Json
from vultr_tui.simulator.v1.handlers import Call, handles
from vultr_tui.simulator.v1.machines import found, machine_of, main_address, v6_networks
from vultr_tui.simulator.v1.server.addresses import IPV6_SIZE
from vultr_tui.simulator.world import bandwidth, billing, lifecycle, machines, servers
from vultr_tui.simulator.world.plans import PLANS
from vultr_tui.simulator.world.regions import REGIONS
from vultr_tui.simulator.world.systems import SYSTEMS
from vultr_tui.simulator.world.world import World, date

NO_IPV6: dict[str, Json] = {"v6_network": "", "v6_main_ip": "", "v6_network_size": ""}
"""recorded: server/list, 2017."""

CONSOLE = "https://my.vultr.com/subs/novnc/api.php?data="
"""recorded: server/list."""


@handles("server.list")
def list_(world: World, call: Call) -> Json:
    """All servers by SUBID, those a filter lets through, or the one asked for by itself."""
    pauses = machines.pauses(world)
    if call.text("SUBID"):
        server = machine_of(world, call, servers.FLEET)
        return _row(server, pauses.get(server["id"], ()), world.now)
    return {
        str(server["id"]): _row(server, pauses.get(server["id"], ()), world.now)
        for server in found(world, call, servers.FLEET)
    }


@handles("server.bandwidth")
def bandwidth_(world: World, call: Call) -> Json:
    """Return the traffic of the last days; the bytes are strings here (clients agree)."""
    days = machines.traffic(world, machine_of(world, call, servers.FLEET))
    return {
        "incoming_bytes": [[day.date, str(day.incoming)] for day in days],
        "outgoing_bytes": [[day.date, str(day.outgoing)] for day in days],
    }


@handles("server.neighbors")
def neighbors(world: World, call: Call) -> Json:
    """List the SUBIDs of the other servers on the same host."""
    return servers.neighbors(world, machine_of(world, call, servers.FLEET))


def _row(server: sqlite3.Row, pauses: Sequence[bandwidth.Period], now: float) -> dict[str, Json]:
    """One server; its numbers are strings but for the traffic (recorded)."""
    plan = PLANS[server["plan"]]
    stage = lifecycle.stage(server, now)
    there = stage is not lifecycle.ORDERED
    address = main_address(server, there=there)
    price = servers.monthly(server)
    networks = v6_networks(server, IPV6_SIZE) if there else []
    return {
        "SUBID": str(server["id"]),
        "os": SYSTEMS[server["system"]].name,
        "ram": f"{plan.ram} MB",
        "disk": f"Virtual {servers.disk(server)} GB",
        "main_ip": address.address,
        "vcpu_count": str(plan.vcpus),
        "location": REGIONS[server["region"]].name,
        "DCID": str(server["region"]),
        "default_password": server["password"] if there else "",
        "date_created": date(server["created"]),
        "pending_charges": f"{billing.accrued(price, server['created'], now):.2f}",
        "status": stage.status,
        "cost_per_month": f"{price:.2f}",
        "current_bandwidth_gb": _moved(server, pauses, now),
        "allowed_bandwidth_gb": str(plan.bandwidth),
        "netmask_v4": address.netmask,
        "gateway_v4": address.gateway,
        "power_status": stage.power,
        "server_state": stage.state,
        "VPSPLANID": str(plan.id),
        **(networks[0] if networks else NO_IPV6),
        "v6_networks": networks,
        "label": server["label"],
        "internal_ip": (server["private_ip"] or "") if there else "",
        "kvm_url": CONSOLE + servers.console_token(server["id"], now),
        "auto_backups": server["auto_backups"],
        "tag": server["tag"],
        "OSID": str(server["system"]),
        "APPID": str(server["application"]),
        "FIREWALLGROUPID": server["firewall_group"] or "0",
    }


def _moved(server: sqlite3.Row, pauses: Sequence[bandwidth.Period], now: float) -> float:
    """Gigabytes moved since the month began."""
    powered = bandwidth.periods(server, pauses, now)
    moved = bandwidth.moved(server["id"], powered, billing.month_start(now), now)
    return round(moved / bandwidth.GIGABYTE, 3) or 0
