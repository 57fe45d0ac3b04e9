"""What a parameter may be given: the allowed words, or what the service lists; rows by what people call them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import islice

from vultr_tui.account.account import Account
from vultr_tui.account.names import target_of
from vultr_tui.api.columns import heading, visible
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Field, Resource
from vultr_tui.api.values import Arguments, Row, number
from vultr_tui.client.errors import ApiError
from vultr_tui.client.pacing import Priority
from vultr_tui.console.dialogs.menu import Choice
from vultr_tui.grammar.filters import usual_orders
from vultr_tui.grammar.ordering import ordered
from vultr_tui.output.cells import NOTHING, cell, numeric

HINTS = 3
"""Fields that describe a row besides its name."""


async def options(account: Account, parameter: Parameter, given: Arguments) -> tuple[Choice, ...]:
    """The choices for a parameter, given the other arguments; none where any text may do."""
    if parameter.allowed:
        return tuple(Choice(word, word) for word in parameter.allowed)
    if not parameter.refers_to:
        return tuple(Choice(value, value) for value in sorted(await _valid(account, parameter, given) or ()))
    resource = account.api.resource(parameter.refers_to)
    table = await account.ensure(resource.name, str(given.get(resource.parent_parameter, "")))
    valid = await _valid(account, parameter, given)
    suiting = (row for row in table.rows if valid is None or resource.id_of(row) in valid)
    rows = ordered(suiting, resource, usual_orders(resource))
    if resource.price:
        rows.sort(key=partial(_price, resource))
    none = (Choice(parameter.none, "none"),) if parameter.none else ()
    return (*none, *(_choice(resource, row, parameter) for row in rows))


async def _valid(account: Account, parameter: Parameter, given: Arguments) -> frozenset[str] | None:
    """The ids that suit the other arguments, or None where that cannot be told."""
    operation = account.api.find(parameter.choices)
    if operation is None:
        return None
    wanted = {p.name: given[p.name] for p in operation.parameters if p.name in given}
    if any(p.required and p.name not in wanted for p in operation.parameters):
        return None
    try:
        answer = await account.ask(operation, wanted, Priority.ACTION)
    except ApiError:
        return None
    listed = account.api.resources_by_name.get(operation.reply.resource)
    ids = [listed.id_of(row) for row in answer.rows] if listed else []
    return frozenset([*ids, *map(str, answer.values)])


def _price(resource: Resource, row: Row) -> float:
    """What the row costs; what says nothing of it comes last."""
    price = number(row.get(resource.price))
    return float("inf") if price is None else price


def _choice(resource: Resource, row: Row, parameter: Parameter) -> Choice:
    target = target_of(resource, row, parameter)
    price = cell(resource, resource.by_name[resource.price], row).text if resource.price else ""
    note = f"${price.removeprefix('$')}" if price and price != NOTHING else ""
    return Choice(target.value, target.name, described(resource, row), note=note)


def described(resource: Resource, row: Row) -> str:
    """The first few things that tell a row from others, besides its name; the key, which says the least, last."""
    told = sorted(islice(_told(resource, row), HINTS), key=lambda known: known[0].name == resource.key)
    return "  ".join(text for _, text in told)


def _told(resource: Resource, row: Row) -> Iterator[tuple[Field, str]]:
    for field in visible(resource):
        text = cell(resource, field, row).text
        if field.name not in {resource.label, resource.price} and text not in {NOTHING, "", resource.label_of(row)}:
            yield field, _counted(text, heading(field)) if numeric(resource, field) else text


def _counted(text: str, counted: str) -> str:
    return f"{text} {counted.removesuffix('s') if text == '1' else counted}"
