"""v1's baremetal group, as far as it is not the same as the server group."""

from __future__ import annotations

import sqlite3

from vultr_tui.api.values import Json
from vultr_tui.simulator import address_rows
from vultr_tui.simulator.v1 import os
from vultr_tui.simulator.v1.handlers import Call, handles
from vultr_tui.simulator.v1.machines import (
    found,
    machine_of,
    main_address,
    media_of,
    order_of,
    v6_networks,
    when_active,
)
from vultr_tui.simulator.world import (
    addresses,
    baremetal,
    deployment,
    lifecycle,
    machine_addresses,
    machine_changes,
    machines,
)
from vultr_tui.simulator.world.lifecycle import require_free
from vultr_tui.simulator.world.machines import Order
from vultr_tui.simulator.world.plans import METAL_PLANS
from vultr_tui.simulator.world.regions import REGIONS
from vultr_tui.simulator.world.systems import SYSTEMS
from vultr_tui.simulator.world.world import World, date


@handles("baremetal.list")
def list_(world: World, call: Call) -> Json:
    """All bare metal servers by SUBID, those a filter lets through, or the one asked for by itself."""
    if call.text("SUBID"):
        return _row(machine_of(world, call, baremetal.FLEET), world.now)
    return {str(machine["id"]): _row(machine, world.now) for machine in found(world, call, baremetal.FLEET)}


@handles("baremetal.create")
def create(world: World, call: Call) -> Json:
    """Order a bare metal server; its SUBID is a string (clients agree)."""
    order = Order(**order_of(call), plan=call.number("METALPLANID"))
    return {"SUBID": str(deployment.create_metal(world, order, media_of(call)))}


@handles("baremetal.bandwidth")
def bandwidth(world: World, call: Call) -> Json:
    """Return the traffic of the last days; the bytes are numbers here (clients agree)."""
    days = machines.traffic(world, machine_of(world, call, baremetal.FLEET))
    return {
        "incoming_bytes": [[day.date, day.incoming] for day in days],
        "outgoing_bytes": [[day.date, day.outgoing] for day in days],
    }


@handles("baremetal.list_ipv4")
def list_ipv4(world: World, call: Call) -> Json:
    """List a machine's IPv4 addresses, under its SUBID."""
    machine = machine_of(world, call, baremetal.FLEET)
    held = machine_addresses.ipv4s(world, machine["id"])
    return when_active(world, machine, [{**address_rows.facts(row["address"]), "type": "main_ip"} for row in held])


@handles("baremetal.list_ipv6")
def list_ipv6(world: World, call: Call) -> Json:
    """List a machine's IPv6 addresses, under its SUBID."""
    machine = machine_of(world, call, baremetal.FLEET)
    return when_active(world, machine, [*address_rows.ipv6(world, machine, addresses.IPV6_SIZE)])


@handles("baremetal.ipv6_enable")
def ipv6_enable(world: World, call: Call) -> Json:
    """Give a machine an IPv6 network, without restarting it; nothing happens if it has one."""
    machine = machine_of(world, call, baremetal.FLEET)
    if not machine["ipv6_networks"]:
        require_free(world, machine, "enable IPv6")
        machine_addresses.assign_ipv6(world, [(machine["id"], machine["region"])])
    return None


@handles("baremetal.os_change_list")
def os_change_list(world: World, call: Call) -> Json:
    """List the systems a machine can be changed to, by OSID, which is a string inside (reference)."""
    return {
        str(system.id): {**os.row(system), "OSID": str(system.id), "surcharge": int(system.surcharge)}
        for system in machine_changes.other_systems(machine_of(world, call, baremetal.FLEET))
    }


def _row(machine: sqlite3.Row, now: float) -> dict[str, Json]:
    """One machine; counts, sizes and its plan are numbers (clients agree)."""
    plan = METAL_PLANS[machine["plan"]]
    stage = lifecycle.stage(machine, now)
    there = stage is not lifecycle.ORDERED
    address = main_address(machine, there=there)
    return {
        "SUBID": str(machine["id"]),
        "os": SYSTEMS[machine["system"]].name,
        "ram": f"{plan.ram} MB",
        "disk": plan.disk,
        "main_ip": address.address,
        "cpu_count": plan.cpus,
        "location": REGIONS[machine["region"]].name,
        "DCID": str(machine["region"]),
        "default_password": machine["password"] if there else "",
        "date_created": date(machine["created"]),
        "status": stage.status,
        "netmask_v4": address.netmask,
        "gateway_v4": address.gateway,
        "METALPLANID": plan.id,
        "v6_networks": v6_networks(machine, addresses.IPV6_SIZE) if there else [],
        "label": machine["label"],
        "tag": machine["tag"],
        "OSID": str(machine["system"]),
        "APPID": str(machine["application"]),
    }
