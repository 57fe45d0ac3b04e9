"""Whose account it is, and its money."""

from __future__ import annotations

from vultr_tui.api.values import Json
from vultr_tui.simulator.v2.dates import moment
from vultr_tui.simulator.v2.handlers import Call, handles
from vultr_tui.simulator.world import account, bandwidth, billing, machines, servers, users
from vultr_tui.simulator.world.plans import PLANS
from vultr_tui.simulator.world.users import OWNER
from vultr_tui.simulator.world.world import World

FREE = 2048
"""Gigabytes a month that cost nothing."""
OVERAGE = 0.01
"""Dollars for each gigabyte more."""
_LONGEST_MONTH = 31 * 86400.0


@handles("GET /account")
def info(world: World, call: Call) -> Json:
    """Tell the account's money, and what the key's user may do; credit is less than nothing."""
    payment = account.last_payment(world)
    user = users.owned(world, call.user) if call.user else OWNER
    return {
        "account": {
            "name": user.name,
            "email": user.email,
            "acls": list(users.rights(user)),
            "balance": account.balance(world),
            "pending_charges": account.pending(world),
            "last_payment_date": moment(payment["made"]) if payment else "",
            "last_payment_amount": -payment["amount"] if payment else 0,
        }
    }


@handles("GET /account/bgp")
def bgp(_world: World, _call: Call) -> Json:
    """Tell how the account announces addresses of its own: not at all."""
    return {"enabled": False, "asn": 0, "password": "", "networks": []}


@handles("GET /account/bandwidth")
def traffic(world: World, _call: Call) -> Json:
    """Tell what all servers moved: last month, this month, and this month if it goes on so."""
    this = billing.month_start(world.now)
    last = billing.month_start(this - 1)
    after = next(billing.month_ends(this, this + _LONGEST_MONTH))
    so_far = _moved(world, this, world.now)
    return {
        "bandwidth": {
            "previous_month": _month(world, last, this - 1, _moved(world, last, this)),
            "current_month_to_date": _month(world, this, world.now, so_far),
            "current_month_projected": _month(
                world, this, after - 1, so_far * (after - this) / max(world.now - this, 1.0)
            ),
        }
    }


def _moved(world: World, since: float, until: float) -> float:
    """Return the gigabytes that all servers moved between two moments."""
    pauses = machines.pauses(world)
    total = 0.0
    for server in servers.listed(world):
        powered = bandwidth.periods(server, pauses.get(server["id"], ()), world.now)
        total += bandwidth.moved(server["id"], powered, since, until)
    return total / bandwidth.GIGABYTE


def _month(world: World, start: float, end: float, gigabytes: float) -> dict[str, Json]:
    found = list(servers.listed(world))
    credit = sum(PLANS[server["plan"]].bandwidth for server in found)
    over = max(round(gigabytes) - credit - FREE, 0)
    return {
        "timestamp_start": str(int(start)),
        "timestamp_end": str(int(end)),
        "gb_in": round(gigabytes / 2),
        "gb_out": round(gigabytes / 2),
        "total_instance_hours": len(found) * round((end - start) / 3600),
        "total_instance_count": len(found),
        "instance_bandwidth_credits": credit,
        "free_bandwidth_credits": FREE,
        "purchased_bandwidth_credits": 0,
        "overage": over,
        "overage_unit_cost": OVERAGE,
        "overage_cost": round(over * OVERAGE, 2),
    }
