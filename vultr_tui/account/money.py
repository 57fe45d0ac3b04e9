"""What an intent does to the monthly bill."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from vultr_tui.account.calls import calls
from vultr_tui.account.tables import Tables
from vultr_tui.api.catalogue import Api
from vultr_tui.api.intent import Intent, Target
from vultr_tui.api.operation import Cost, Effect, Operation
from vultr_tui.api.resource import Resource
from vultr_tui.api.values import Arguments, Row, number

REGION = "region"


class Price(NamedTuple):
    """Dollars a month that a row costs: by itself, and with what comes on top of that."""

    bare: float
    whole: float


def monthly(intent: Intent, tables: Tables) -> float | None:
    """Count the dollars a month that the bill rises by, negative if it falls; None where a price is not known.

    A change of plan or size counts from what its target costs now.
    """
    operation = intent.operation
    if operation.cost is None and not operation.surcharges:
        return None
    amounts = [_of_call(operation, target, arguments, tables) for target, arguments in calls(intent)]
    known = [amount for amount in amounts if amount is not None]
    return round(sum(known), 2) if len(known) == len(amounts) else None


def _of_call(operation: Operation, target: Target | None, arguments: Arguments, tables: Tables) -> float | None:
    """Add up what the operation costs; a share is of the target's price, or of what is being created."""
    now = _price_of(target, tables)
    total = _amount(operation, operation.cost, arguments, now, tables) if operation.cost else 0.0
    for surcharge in operation.surcharges:
        of = now if target or total is None else Price(total, total)
        amount = _amount(operation, surcharge, arguments, of, tables)
        total = None if total is None or amount is None else total + amount
    return total


def _amount(operation: Operation, cost: Cost, arguments: Arguments, own: Price | None, tables: Tables) -> float | None:
    """Count what one cost adds to the bill; `own` is the price of what it is for.

    What comes on top of a price, as a part of it, changes with it.
    """
    if cost.when and not cost.when.holds(arguments):
        return 0.0
    stated = _stated(operation, cost, arguments, own, tables)
    if stated is None:
        return None
    match cost.effect:
        case Effect.STARTS:
            return stated
        case Effect.STOPS:
            return -stated
        case Effect.CHANGES:
            return None if own is None else stated * (own.whole / own.bare if own.bare else 1) - own.whole


def _stated(operation: Operation, cost: Cost, arguments: Arguments, own: Price | None, tables: Tables) -> float | None:
    if cost.share:
        return None if own is None else cost.flat + (own.whole if cost.share == 1 else cost.share * own.bare)
    if not cost.by:
        return cost.flat or None
    if cost.by not in arguments:
        return cost.flat
    if cost.each:
        count = number(arguments[cost.by])
        return None if count is None else cost.flat + cost.each * count
    parameter = operation.parameter(cost.by)
    places = (p.name for p in operation.parameters if p.refers_to == REGION and p.name in arguments)
    where = str(arguments[place]) if (place := next(places, "")) else ""
    price = _price(parameter.refers_to, str(arguments[cost.by]), tables, where) if parameter else None
    return None if price is None else cost.flat + price


def price_of(tables: Tables, resource: Resource, row: Row) -> float | None:
    """Count the dollars a month that a row costs, as far as that is known, with what comes on top of it."""
    price = _whole_and_bare(tables, resource, row)
    return price.whole if price else None


def _whole_and_bare(tables: Tables, resource: Resource, row: Row) -> Price | None:
    """A row's own field has what comes on top in it; the price of its plan has not."""
    name, plans = price_source(tables.api, resource)
    found = _price(plans, str(row.get(name)), tables) if plans else number(row.get(name))
    if found is None:
        return None
    raised = 1 + sum(extra.share for extra in resource.extras if extra.held_by(row))
    return Price(found, found * raised) if plans else Price(found / raised, found)


def price_source(api: Api, resource: Resource) -> tuple[str, str]:
    """Find where the price of a row is: in a field of its own, or in the row of a resource that a field refers to.

    Both are empty where it is nowhere.
    """
    if resource.price:
        return resource.price, ""
    plans = {p.refers_to for o in starting(api, resource) if o.cost and (p := o.parameter(o.cost.by))}
    field = next((field for field in resource.fields if field.refers_to and field.refers_to in plans), None)
    return (field.name, field.refers_to) if field and api.resource(field.refers_to).price else ("", "")


def starting(api: Api, resource: Resource) -> tuple[Operation, ...]:
    """Return the operations that make a row of the resource, and cost something from then on."""
    return tuple(
        o for o in api.operations if o.cost and o.cost.effect is Effect.STARTS and o.stale[:1] == (resource.name,)
    )


def _price_of(target: Target | None, tables: Tables) -> Price | None:
    resource = tables.api.resources_by_name.get(target.resource) if target else None
    return _whole_and_bare(tables, resource, target.row) if target and resource else None


def _price(resource: str, id_: str, tables: Tables, region: str = "") -> float | None:
    row = tables.find(resource, id_)
    return None if row is None else price_in(tables.api.resource(resource), row, region)


def price_in(resource: Resource, row: Row, region: str) -> float | None:
    """Count the dollars a month that something offered costs in a location; some locations have prices of their own.

    They are numbers, or objects that have the price under its own name (v2 facts do not say which).
    """
    elsewhere = row.get(resource.price_by) if resource.price_by and region else None
    own = elsewhere.get(region) if isinstance(elsewhere, Mapping) else None
    own = own.get(resource.price) if isinstance(own, Mapping) else own
    return number(row.get(resource.price)) if number(own) is None else number(own)
