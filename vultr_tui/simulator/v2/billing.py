"""What was paid and charged, and what will be."""

from __future__ import annotations

from collections.abc import Iterable

from vultr_tui.api.values import Json
from vultr_tui.simulator.v2.dates import moment
from vultr_tui.simulator.v2.handlers import Call, Problem, handles
from vultr_tui.simulator.v2.pages import page
from vultr_tui.simulator.world import account, billing, charges
from vultr_tui.simulator.world.account import Entry
from vultr_tui.simulator.world.charges import Item
from vultr_tui.simulator.world.world import World


@handles("GET /billing/history")
def history(world: World, call: Call) -> Json:
    """List what was charged and paid, the latest first."""
    return page(call, "billing_history", account.history(world), _entry, lambda entry: str(entry.id))


@handles("GET /billing/invoices")
def invoices(world: World, call: Call) -> Json:
    """List the invoices, the latest first."""
    return page(call, "billing_invoices", _invoices(world), _invoice, lambda entry: str(entry.id))


@handles("GET /billing/invoices/{invoice_id}")
def invoice(world: World, call: Call) -> Json:
    """Tell of one invoice."""
    return {"billing_invoice": _invoice(_found(world, call))}


@handles("GET /billing/invoices/{invoice_id}/items")
def items(world: World, call: Call) -> Json:
    """List what an invoice is made of."""
    at = _found(world, call).at
    return _items(account.items_of(world, at), at, call, "invoice_items")


@handles("GET /billing/pending-charges")
def pending(world: World, call: Call) -> Json:
    """List what will be on the next invoice."""
    return _items(charges.items(world), world.now, call, "pending_charges")


def _items(found: Iterable[Item], now: float, call: Call, envelope: str) -> Json:
    due = enumerate(item for item in found if item.due(now))  # two may be called the same
    return page(call, envelope, due, lambda numbered: _item(numbered[1], now), lambda numbered: str(numbered[0]))


def _invoices(world: World) -> list[Entry]:
    return [entry for entry in account.history(world) if entry.invoice]


def _found(world: World, call: Call) -> Entry:
    found = next((entry for entry in _invoices(world) if str(entry.id) == call.text("invoice_id")), None)
    if found is None:
        raise Problem("Invalid invoice", 404)
    return found


def _entry(entry: Entry) -> dict[str, Json]:
    kind = "invoice" if entry.invoice else "credit"
    return {**_invoice(entry), "type": kind, "description": f"Invoice #{entry.id}" if entry.invoice else "Payment"}


def _invoice(entry: Entry) -> dict[str, Json]:
    return {
        "id": entry.id,
        "date": moment(entry.at),
        "description": f"Invoice #{entry.id}",
        "amount": entry.amount,
        "balance": entry.balance,
    }


def _item(item: Item, now: float) -> dict[str, Json]:
    hourly = item.monthly / billing.HOURS_A_MONTH
    return {
        "description": item.description,
        "product": item.product,
        "start_date": moment(max(item.since, billing.month_start(now))),
        "end_date": moment(now),
        "units": billing.hours(item.since, now),
        "unit_type": "hours",
        "unit_price": round(hourly, 4),
        "total": round(item.due(now), 2),
    }
