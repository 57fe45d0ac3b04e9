"""Whose account it is, and its money."""

from __future__ import annotations

from vultr_tui.api.values import Json
from vultr_tui.simulator.v2.dates import moment
from vultr_tui.simulator.v2.handlers import Call, handles
from vultr_tui.simulator.world import account, users
from vultr_tui.simulator.world.users import OWNER
from vultr_tui.simulator.world.world import World


@handles("GET /account")
def info(world: World, call: Call) -> Json:
    """Tell the account's money, and what the key's user may do; credit is less than nothing."""
    payment = account.last_payment(world)
    user = users.owned(world, call.user) if call.user else OWNER
    return {
        "account": {
            "name": user.name,
            "email": user.email,
            "acls": list(user.acls),
            "balance": round(account.balance(world), 2),
            "pending_charges": round(account.pending(world), 2),
            "last_payment_date": moment(payment["made"]) if payment else "",
            "last_payment_amount": -payment["amount"] if payment else 0,
        }
    }


@handles("GET /account/bgp")
def bgp(_world: World, _call: Call) -> Json:
    """Tell how the account announces addresses of its own: not at all."""
    return {"enabled": False, "asn": 0, "password": "", "networks": []}
