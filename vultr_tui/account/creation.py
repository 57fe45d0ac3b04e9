"""Which row an operation has made, found by what it was asked to make."""

from __future__ import annotations

from collections.abc import Mapping

from vultr_tui.account.calls import parent_of
from vultr_tui.account.comparing import alike
from vultr_tui.account.redaction import is_secret
from vultr_tui.account.tables import Key, Table
from vultr_tui.api.catalogue import Api
from vultr_tui.api.operation import Operation, Origin
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Resource
from vultr_tui.api.values import Arguments, Row, word


def made_in(api: Api, operation: Operation, arguments: Arguments) -> Key | None:
    """Name the table in which the operation makes a row appear, or None if it makes none."""
    name = _made(api, operation)
    return (name, parent_of(api.resource(name), arguments)) if name in api.resources_by_name else None


def made(table: Table, ids: frozenset[str], operation: Operation, arguments: Arguments) -> tuple[Row, ...]:
    """Find the rows that are not among the ids known before and are as the arguments asked for."""
    wanted = fields_set(operation, arguments, table.resource)
    fresh = (row for known, row in table.by_id.items() if known not in ids)
    return tuple(row for row in fresh if all(alike(table.resource, n, row.get(n), v) for n, v in wanted.items()))


def fields_set(
    operation: Operation, arguments: Arguments, resource: Resource, overwritten: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Tell which fields of a row the arguments set, and to what.

    An argument sets the field that `overwritten` pairs with it, or the one of its own name, or the only one that
    refers to the same resource (`attach_to_SUBID` sets `attached_to_SUBID`).
    """
    fields = {}
    for name, value in arguments.items():
        parameter = operation.parameter(name)
        if parameter is None or not _sets(operation, parameter, arguments):
            continue
        related = [f.name for f in resource.fields if f.refers_to and f.refers_to == parameter.refers_to]
        alone = related[0] if len(related) == 1 else ""
        field = (overwritten or {}).get(name) or (name if name in resource.by_name else alone)
        if field and field != resource.key and isinstance(value, str | int | float):
            fields[field] = word(value)
    return fields


def _sets(operation: Operation, parameter: Parameter, arguments: Arguments) -> bool:
    """Tell whether the parameter sets something that can be seen, rather than says where, or what is so already."""
    where = parameter.name == operation.target or bool(parameter.implied)
    return not where and parameter.applies(arguments) and not is_secret(operation, parameter.name)


def _made(api: Api, operation: Operation) -> str:
    for name, source in operation.undo.arguments if operation.undo else ():
        parameter = api.operation(operation.undo.operation).parameter(name) if operation.undo else None
        if parameter and source.origin in {Origin.CREATED, Origin.REPLIED}:
            return parameter.refers_to
    reply = operation.reply.resource
    if reply in operation.stale and reply != operation.target_resource:
        return reply
    return operation.stale[0] if operation.stale and not operation.target else ""
