"""What may stand where somebody types, from what is known at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from vultr_tui.account.errors import Ambiguous, NotFound
from vultr_tui.account.names import find, target_of
from vultr_tui.account.tables import Table
from vultr_tui.api.columns import heading, visible
from vultr_tui.api.light import define, field, frozen
from vultr_tui.api.operation import Operation
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Resource
from vultr_tui.api.values import Json, Row, Type
from vultr_tui.grammar.commands import NAMED
from vultr_tui.output.cells import NOTHING, cell, numeric
from vultr_tui.output.text import harmless
from vultr_tui.shell.background import Background

TELLING = 4
"""How many fields describe a row."""


@frozen
class Offer:
    """One thing that may be typed: `text` as it is meant, `also` what else it is found by."""

    text: str
    meaning: str = ""
    shown: str = ""
    also: tuple[str, ...] = ()

    def fits(self, typed: str) -> bool:
        """Whether what was typed is the beginning of it, of a word in it, or of another name for it."""
        wanted = typed.casefold()
        return any(_begins(name.casefold(), wanted) for name in (self.text, *self.also))


def _begins(name: str, wanted: str) -> bool:
    return name.startswith(wanted) or any(part.startswith(wanted) for part in name.split())


@define
class Values:
    """Offers values for a parameter of an operation, beside what was typed already."""

    background: Background
    operation: Operation
    given: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The values typed so far, by the parameter's name."""

    def of(self, parameter: Parameter, *, by_name: bool = False) -> Iterator[Offer]:
        """Offer what the parameter may be given; rows by what they are called if `by_name`, else by their ids."""
        yield from (Offer(text) for text in parameter.allowed)
        resource = self.background.account.api.resources_by_name.get(parameter.refers_to)
        if resource is None:
            yield from map(Offer, sorted(self._valid(parameter) or ()))
            if parameter.default is not None and not parameter.allowed:
                yield Offer(parameter.default, "if nothing is given")
            return
        if parameter.none:
            yield Offer(parameter.none, "none")
        parent = self._parent(resource)
        if parent is None:
            return
        table = self.background.table(resource.name, parent)
        names = [resource.label_of(row) for row in table.rows]
        for row in self._suitable(parameter, table):
            label = resource.label_of(row)
            callable_ = by_name and names.count(label) == 1 and _is_plain(label)
            yield offer(resource, row, parameter, by_name=callable_)

    def _parent(self, resource: Resource) -> str | None:
        """Name the row whose parts are offered; None while it is not typed."""
        if not resource.parent:
            return ""
        typed = next(iter(self.given.get(resource.parent_parameter, ())), "")
        return self._id(resource.parent, typed) or None

    def _suitable(self, parameter: Parameter, table: Table) -> Iterable[Row]:
        """Leave out the rows that do not suit the other arguments."""
        valid = self._valid(parameter)
        if valid is not None:
            return [row for row in table.rows if table.resource.id_of(row) in valid]
        lists = [f for f in table.resource.fields if f.type is Type.ARRAY and f.refers_to]
        rows: Iterable[Row] = table.rows
        for list_ in lists:
            for other in self.operation.parameters:
                if other.refers_to == list_.refers_to and other.name in self.given:
                    chosen = self._id(other.refers_to, self.given[other.name][0])
                    rows = [row for row in rows if not chosen or chosen in _ids(row.get(list_.name), chosen)]
        return rows

    def _valid(self, parameter: Parameter) -> frozenset[str] | None:
        """Give the ids that the service calls valid beside the other arguments; None where that is not known."""
        operation = self.background.account.api.find(parameter.choices)
        if operation is None:
            return None
        arguments = {}
        for needed in operation.parameters:
            typed = self.given.get(needed.name, ())
            if typed and (id_ := self._id(needed.refers_to, typed[0])):
                arguments[needed.name] = id_
            elif needed.required:
                return None
        return self.background.valid(operation, arguments)

    def _id(self, resource: str, word: str) -> str:
        """Find the id of the row that the word names, as far as is known; a word for no resource is itself."""
        if resource not in self.background.account.api.resources_by_name or not word:
            return word
        table = self.background.account.table(resource)
        try:
            return find(table.resource, table.rows, word).id
        except (NotFound, Ambiguous):
            return word if word.isdecimal() else ""


def _is_plain(label: str) -> bool:
    """Whether the label, typed as a word, is a name and nothing else: no option, no NAME=, no file."""
    return harmless(label) == label and not label.startswith(("-", "@", "\\")) and not NAMED.match(label)


def _ids(value: Json, otherwise: str) -> set[str]:
    """Return the ids in a field; where there is no list, the row is not ruled out."""
    return set(map(str, value)) if isinstance(value, list | tuple) else {otherwise}


def offer(resource: Resource, row: Row, parameter: Parameter, *, by_name: bool) -> Offer:
    """Offer one row, with what describes it beside."""
    target = target_of(resource, row, parameter)
    label = resource.label_of(row)
    text = label if by_name else target.value
    names = tuple(str(row.get(name)) for name in (resource.label, resource.key, *resource.names) if row.get(name))
    return Offer(text, "  ".join(_described(resource, row, text)), also=names)


def _described(resource: Resource, row: Row, but: str) -> Iterator[str]:
    """Say what a row is called, how it is, and what it costs."""
    told = 0
    label = harmless(resource.label_of(row))
    priced = resource.by_name.get(resource.price)
    called = resource.by_name.get(resource.label)
    if called and called.priority <= TELLING and label != but:
        yield label
    for column in sorted(visible(resource), key=lambda field: field.priority):
        text = cell(resource, column, row).text
        if (
            column.type is Type.BOOLEAN
            or column.name in {resource.label, resource.price}
            or text in {NOTHING, "", but, label}
        ):
            continue
        yield f"{text} {heading(column)}" if numeric(resource, column) and text.isdecimal() else text
        told += 1
        if told == TELLING:
            break
    price = cell(resource, priced, row).text if priced else NOTHING
    if price != NOTHING:
        yield f"${price.removeprefix('$')}"
