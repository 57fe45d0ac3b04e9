"""How the rows of an account are shown: text, colour and alignment, by what the catalogue says of each field."""

from __future__ import annotations

from collections.abc import Sequence

from vultr_tui.account.account import Account
from vultr_tui.account.redaction import secret_fields
from vultr_tui.api.columns import STATE, heading, visible
from vultr_tui.api.ports import service
from vultr_tui.api.resource import GLYPHS, Field, Resource
from vultr_tui.api.values import Format, Row, word
from vultr_tui.console.health import worst
from vultr_tui.console.memory import Memory
from vultr_tui.console.places import Place
from vultr_tui.console.widgets.cells import Cell
from vultr_tui.console.widgets.columns import Column
from vultr_tui.grammar.fields import texts_of
from vultr_tui.grammar.filters import usual_orders
from vultr_tui.grammar.ordering import Order
from vultr_tui.output import cells
from vultr_tui.output.times import Times

_SOLID = {Format.ADDRESS, Format.DATE, Format.NETWORK}
"""What makes no sense when it is cut."""


class Display:
    """Shows values; ids of rows that are known become their names."""

    def __init__(self, account: Account, memory: Memory | None = None, times: Times | None = None) -> None:
        self._account = account
        self._memory = memory or Memory()
        self.times = times or Times()

    def fields(self, resource: Resource) -> tuple[Field, ...]:
        """The fields of a table's columns: those that the user chose, in his order, or else the usual ones."""
        known = {field.name: field for field in self.choice(resource)}
        chosen = tuple(known[name] for name in self._memory.columns.get(resource.name, ()) if name in known)
        return chosen or self.usual(resource)

    def choice(self, resource: Resource) -> tuple[Field, ...]:
        """Every field that may be a column: the usual ones, and what is no secret of the others."""
        usual, secret = self.usual(resource), secret_fields(self._account.api, resource)
        return (*usual, *(f for f in resource.fields if f not in usual and f.name not in secret))

    def orders(self, resource: Resource) -> tuple[Order, ...]:
        """The order that the rows were last put in, or else the usual one."""
        by, downwards = self._memory.orders.get(resource.name, ("", False))
        known = tuple(Order(field, downwards) for field in self.choice(resource) if field.name == by)
        return known or usual_orders(resource)

    def keep_order(self, resource: Resource, order: Order) -> None:
        """Put the rows in the same order the next time."""
        self._memory.orders[resource.name] = (order.field.name, order.downwards)
        self._account.problems.add(self._memory.save())

    @staticmethod
    def usual(resource: Resource) -> tuple[Field, ...]:
        """The columns nobody chose: the most important first, since it is the one that stays; the key last."""
        columns = visible(resource)
        first = min(columns, key=lambda field: field.priority)
        last = [field for field in columns if field.name == resource.key and field is not first]
        return (first, *(field for field in columns if field is not first and field not in last), *last)

    def column(self, resource: Resource, field: Field) -> Column:
        """The heading of a field's column."""
        numeric = cells.numeric(resource, field)
        return Column(
            name=field.name,
            title=heading(field).upper(),
            priority=field.priority,
            right=numeric,
            solid=numeric or field is STATE or field.format in _SOLID or field.name == resource.key,
        )

    def line(self, resource: Resource, fields: Sequence[Field], row: Row) -> tuple[Cell, ...]:
        """The cells of a row, one for each field."""
        return tuple(self.cell(resource, field, row) for field in fields)

    def cell(self, resource: Resource, field: Field, row: Row) -> Cell:
        """One cell of a table, or one value of a detail view."""
        if field.refers_to and field.name != resource.key and word(value := row.get(field.name)):
            return Cell(", ".join(self.name(field.refers_to, text) for text in texts_of(value)))
        if field is STATE and (bad := worst(self._account, resource, row)):
            return Cell(f"{GLYPHS[bad.tone]} {bad.word}", bad.tone.value)
        shown = cells.cell(resource, field, row)
        if field.format is Format.PORT and (named := service(shown.text)):
            return Cell(f"{shown.text} {named}")
        tone = shown.tone.value if shown.tone else ""
        return Cell(shown.text, "muted" if shown.text == cells.NOTHING else tone)

    def name(self, resource: str, id_: str, parent: str = "") -> str:
        """What the row of that id is called, or the id where that is not known."""
        table = self._account.table(resource, parent)
        row = table.row(id_)
        return id_ if row is None else table.resource.title_of(row)

    def listed_as(self, place: Place) -> str:
        """The pane, and whose part it is."""
        resource = self._account.api.resource(place.resource)
        whole = f" of {self.name(resource.parent, place.parent)}" if place.parent else ""
        return f"{resource.title}{whole}"
