"""Which known rows refer to a row, and which rows an intent touches besides its targets."""

from __future__ import annotations

from collections.abc import Iterator

from vultr_tui.account.names import target_of
from vultr_tui.account.tables import Table, Tables
from vultr_tui.api.catalogue import Api
from vultr_tui.api.intent import Intent, Target
from vultr_tui.api.light import frozen
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.values import Format, assigned, word


@frozen
class Dependent:
    """A row that refers to another one by `field`; no field means that it is a part of it."""

    resource: str
    id: str
    name: str
    field: str
    parent: str = ""
    """What the row itself is a part of."""


def dependents(target: Target, tables: Tables) -> Iterator[Dependent]:
    """Find the known rows that refer to the target, or are parts of it that can be acted upon by themselves."""
    place = {resource.name: number for number, resource in enumerate(tables.api.resources)}
    for table in sorted(tables, key=lambda table: place[table.resource.name]):
        resource = table.resource
        if resource.parent:
            if resource.parent == target.resource and table.parent == target.id and tables.api.acting_on(resource.name):
                for row in table.rows:
                    yield Dependent(resource.name, resource.id_of(row), resource.title_of(row), "", table.parent)
            yield from _pointing(table, _addresses(target, tables.api))
            continue
        for field in resource.fields:
            if field.refers_to == target.resource and field.name != resource.key:
                for row in table.rows:
                    if str(row.get(field.name)) == target.id:
                        yield Dependent(resource.name, resource.id_of(row), resource.title_of(row), field.name)


def _addresses(target: Target, api: Api) -> frozenset[str]:
    """Give the addresses that are the target's own."""
    resource = api.resources_by_name.get(target.resource)
    fields = (f for f in resource.fields if f.format is Format.ADDRESS and f.name in resource.names) if resource else ()
    return frozenset(address for field in fields if assigned(address := str(target.row.get(field.name) or "")))


def _pointing(table: Table, addresses: frozenset[str]) -> Iterator[Dependent]:
    """Find the DNS records that hold one of the addresses."""
    resource = table.resource
    for field in resource.fields if addresses else ():
        if field.format is Format.DNS_DATA:
            for row in table.rows:
                if str(row.get(field.name)) in addresses:
                    name = resource.title_of(row)
                    yield Dependent(resource.name, resource.id_of(row), name, field.name, table.parent)


def referring(api: Api, resource: str) -> Iterator[tuple[str, bool]]:
    """Name the resources whose rows may depend on one of that resource, and whether they are its parts."""
    for other in api.resources:
        if other.parent == resource and api.acting_on(other.name):
            yield other.name, True
        elif not other.parent and any(field.refers_to == resource for field in other.fields if field.name != other.key):
            yield other.name, False


def touched(intent: Intent, tables: Tables) -> Iterator[Target]:
    """List the targets, and each row that an argument names and that this operation changes or adds a part to.

    A target whose row is empty is one of which no more is known than what the intent says.
    """
    for target in intent.targets:
        yield target if target.row else _known(tables, target.resource, target.id)
    for parameter, value in _named(intent, tables.api):
        yield _known(tables, parameter.refers_to, value)


def unknown(intent: Intent, tables: Tables) -> tuple[str, ...]:
    """Name the resources of which the intent touches rows that are not known; parts go by their whole."""
    missing = {target.resource for target in touched(intent, tables) if not target.row}
    return tuple(sorted(name for name in missing if not tables.api.resource(name).parent))


def _known(tables: Tables, resource: str, id_: str) -> Target:
    row = tables.find(resource, id_)
    return Target(resource, id_, id_, id_) if row is None else target_of(tables.api.resource(resource), row)


def _named(intent: Intent, api: Api) -> Iterator[tuple[Parameter, str]]:
    """Find each argument that refers to a row which the operation changes, or changes the parts of."""
    operation = intent.operation
    changed = {operation.target_resource, *operation.stale}
    whole = {resource.parent or resource.name for resource in api.resources if resource.name in changed}
    for name, value in intent.arguments.items():
        parameter = operation.parameter(name)
        if parameter and parameter.refers_to in whole and isinstance(value, str | int) and word(value):
            yield parameter, str(value)
