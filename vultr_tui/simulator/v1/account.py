"""v1's account group."""

from __future__ import annotations

from vultr_tui.api.values import Json
from vultr_tui.simulator.v1.handlers import Call, handles
from vultr_tui.simulator.world import account
from vultr_tui.simulator.world.world import World, date


@handles("account.info")
def info(world: World, _call: Call) -> Json:
    """The account's money, in strings; null where there was never any (clients agree)."""
    payment = account.last_payment(world)
    balance, pending = account.balance(world), account.pending(world)
    return {
        "balance": _dollars(balance) if balance or payment else None,
        "pending_charges": _dollars(pending) if pending or payment else None,
        "last_payment_date": date(payment["made"]) if payment else None,
        "last_payment_amount": _dollars(-payment["amount"]) if payment else None,
    }


def _dollars(amount: float) -> str:
    return f"{amount:.2f}"
