"""Products that only v2 knows: what was ordered, since when, and what it costs."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping

from vultr_tui.api.values import Json
from vultr_tui.simulator.world import subscriptions
from vultr_tui.simulator.world.world import Refusal, World

SCHEMA = """
create table products (
    id          integer primary key,        -- a subscription's number
    kind        text not null,
    created     real not null,
    monthly     real not null,              -- dollars
    facts       text not null               -- what was chosen and given at the order, a JSON object
);
create index products_by_kind on products (kind);
"""


def owned(world: World, kind: str, number: int) -> sqlite3.Row:
    """Return the product of that kind and number; raises Refusal if the account has none such."""
    found = world.row("select * from products where kind = ? and id = ?", kind, number)
    if found is None:
        raise Refusal(f"Invalid {kind}")
    return found


def listed(world: World, kind: str) -> list[sqlite3.Row]:
    """List the products of a kind, by number."""
    return list(world.rows("select * from products where kind = ? order by id", kind))


def every(world: World) -> Iterator[sqlite3.Row]:
    """List the products of all kinds."""
    return world.rows("select * from products order by id")


def order(world: World, kind: str, monthly: float, facts: Mapping[str, Json]) -> int:
    """Order a product; its number."""
    number = subscriptions.new_id(world)
    world.insert("products", id=number, kind=kind, created=world.now, monthly=monthly, facts=json.dumps(dict(facts)))
    return number


def facts_of(product: sqlite3.Row) -> dict[str, Json]:
    """Return what was chosen and given at the order."""
    facts: dict[str, Json] = json.loads(product["facts"])
    return facts


def change(world: World, product: sqlite3.Row, changes: Mapping[str, Json]) -> None:
    """Change what is said of a product."""
    world.update("products", "id", product["id"], facts=json.dumps({**facts_of(product), **changes}))


def destroy(world: World, product: sqlite3.Row) -> None:
    """Give a product up."""
    world.delete("products", "id", product["id"])
