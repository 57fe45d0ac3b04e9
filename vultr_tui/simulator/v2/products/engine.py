"""What every product does alike: it is listed, ordered, told of, labelled and given up."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from vultr_tui.api.values import Json
from vultr_tui.simulator.v2.catalogue import REGION_IDS
from vultr_tui.simulator.v2.dates import moment
from vultr_tui.simulator.v2.handlers import Call, Problem, handles
from vultr_tui.simulator.v2.ids import Numbered
from vultr_tui.simulator.v2.pages import page
from vultr_tui.simulator.world import products
from vultr_tui.simulator.world.world import World

NO_CONTENT = 204

Facts = dict[str, Json]


@dataclass(frozen=True, slots=True)
class Made:
    """A product as it is told of: its id, what is kept of it, and whether it is ready."""

    id: str
    facts: Facts
    ready: bool


@dataclass(frozen=True, slots=True)
class Part:
    """Rows within a product that can be listed and told of by themselves."""

    path: str
    field: str
    envelope: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """One product: where it is, what an order takes, and how it looks as time passes.

    `takes` are the fields of an order with what they are if they are not sent, None for those that must be;
    `choose` completes an order, or raises Problem for what cannot be had, and `monthly` prices what came of it. The
    status is the last of `course` whose seconds are over; `more` adds what follows from the rest, and `hidden` names
    what is kept and not told as it is.
    """

    kind: Numbered
    path: str
    envelope: str
    takes: Mapping[str, Json]
    course: tuple[tuple[float, str], ...]
    choose: Callable[[World, Facts], Facts]
    monthly: Callable[[Facts], float]
    more: Callable[[Made], Facts]
    hidden: tuple[str, ...] = ()
    changes: tuple[str, ...] = ("label",)
    method: str = "PUT"
    ordered: int = 202
    changed: int = 204
    parts: tuple[Part, ...] = ()
    written: Callable[[float], str] = moment

    def answer(self) -> None:
        """Register what answers the requests about the product."""
        row = f"{self.path}/{{id}}"
        handles(f"GET {self.path}")(self._list)
        handles(f"POST {self.path}", self.ordered)(self._create)
        handles(f"GET {row}")(self._get)
        handles(f"{self.method} {row}", self.changed)(self._change)
        handles(f"DELETE {row}")(self._delete)
        for part in self.parts:
            handles(f"GET {row}/{part.path}")(partial(self._parts, part=part))
            handles(f"GET {row}/{part.path}/{{part}}")(partial(self._part, part=part))

    def _list(self, world: World, call: Call) -> Json:
        wanted = {name: call.text(name) for name in self.takes if call.text(name)}
        rows = [self._row(world, product) for product in products.listed(world, self.kind.name)]
        shown = [row for row in rows if all(row.get(name) == value for name, value in wanted.items())]
        return page(call, f"{self.envelope}s", shown, lambda row: row, lambda row: str(row["id"]))

    def _get(self, world: World, call: Call) -> Json:
        return {self.envelope: self._row(world, self._found(world, call))}

    def _create(self, world: World, call: Call) -> Json:
        sent = {name: call.body[name] for name in self.takes if call.body.get(name) not in (None, "")}
        for name, usual in self.takes.items():
            if type(sent.get(name, usual)) not in ((str, int) if usual is None else (type(usual),)):
                raise Problem(f"Invalid {name}.")
        facts = self.choose(world, {**self.takes, **sent})
        number = products.order(world, self.kind.name, self.monthly(facts), facts)
        return {self.envelope: self._row(world, products.owned(world, self.kind.name, number))}

    def _change(self, world: World, call: Call) -> Json:
        call.require_only(self.changes, self.kind.name)
        product = self._found(world, call)
        products.change(world, product, {name: call.text(name) for name in self.changes if name in call})
        return None if self.changed == NO_CONTENT else self._get(world, call)

    def _delete(self, world: World, call: Call) -> Json:
        products.destroy(world, self._found(world, call))
        return None

    def _parts(self, world: World, call: Call, part: Part) -> Json:
        rows = self._rows_of(world, call, part)
        return page(call, part.field, rows, lambda row: row, lambda row: str(row["id"]))

    def _part(self, world: World, call: Call, part: Part) -> Json:
        wanted = call.text("part")
        found = next((row for row in self._rows_of(world, call, part) if row["id"] == wanted), None)
        if found is None:
            raise Problem(f"Invalid {part.envelope.replace('_', ' ')}", 404)
        return {part.envelope: found}

    def _rows_of(self, world: World, call: Call, part: Part) -> list[Facts]:
        rows = self._row(world, self._found(world, call))[part.field]
        return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []

    def _found(self, world: World, call: Call) -> sqlite3.Row:
        return call.found(world, self.kind, "id", lambda world, number: products.owned(world, self.kind.name, number))

    def _row(self, world: World, product: sqlite3.Row) -> Facts:
        age = world.now - product["created"]
        status = next(word for seconds, word in reversed(self.course) if age >= seconds)
        facts = products.facts_of(product)
        made = Made(self.kind.uuid(product["id"]), facts, ready=status == self.course[-1][1])
        return {
            "id": made.id,
            "date_created": self.written(product["created"]),
            "status": status,
            **{name: value for name, value in facts.items() if name not in self.hidden},
            **self.more(made),
        }


def located(facts: Facts) -> Facts:
    """Return an order whose location there is; raises Problem for one in no location."""
    if facts["region"] not in REGION_IDS.values():
        raise Problem("Invalid region")
    return facts
