"""How the rows of an account are shown: text, colour and alignment, by what the catalogue says of each field."""

from __future__ import annotations

from collections.abc import Sequence

from vultr_tui.account.account import Account
from vultr_tui.api.columns import STATE, heading, visible
from vultr_tui.api.resource import Field, Resource
from vultr_tui.api.values import Format, Row
from vultr_tui.console.widgets.cells import Cell
from vultr_tui.console.widgets.columns import Column
from vultr_tui.grammar.fields import texts_of
from vultr_tui.output import cells

_SOLID = {Format.ADDRESS, Format.DATE, Format.NETWORK}
"""What makes no sense when it is cut."""


class Display:
    """Shows values; ids of rows that are known become their names."""

    def __init__(self, account: Account) -> None:
        self._account = account

    @staticmethod
    def fields(resource: Resource) -> tuple[Field, ...]:
        """The fields of a table's columns: the most important first, since it is the one that stays; the key last."""
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
        if field.refers_to and field.name != resource.key and (value := row.get(field.name)):
            return Cell(", ".join(self.name(field.refers_to, text) for text in texts_of(value)))
        shown = cells.cell(resource, field, row)
        tone = shown.tone.value if shown.tone else ""
        return Cell(shown.text, "muted" if shown.text == cells.NOTHING else tone)

    def name(self, resource: str, id_: str, parent: str = "") -> str:
        """What the row of that id is called, or the id where that is not known."""
        table = self._account.table(resource, parent)
        row = table.row(id_)
        return id_ if row is None else table.resource.label_of(row)
