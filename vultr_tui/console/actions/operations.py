"""Which operations of the catalogue suit a row or a pane, told from what they say of themselves."""

from __future__ import annotations

from collections.abc import Iterator

from vultr_tui.api.catalogue import Api
from vultr_tui.api.operation import Operation, Origin, Risk
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Resource
from vultr_tui.api.values import Arguments

MAKES = {"create", "convert"}
UNMAKES = {"destroy", "delete"}


def changing(api: Api, resource: Resource) -> tuple[Operation, ...]:
    """The operations that change a row of the resource."""
    return tuple(operation for operation in api.acting_on(resource.name) if not operation.reads)


def using(api: Api, resource: Resource) -> tuple[Operation, ...]:
    """The operations that change something else, and take a row of the resource as an argument.

    What is done to its parts is done where they are listed.
    """
    parts = {part.name for part in api.resources if part.parent == resource.name}
    found = (operation for operation in api.operations if not operation.reads and taking(operation, resource))
    return tuple(operation for operation in found if operation.target_resource not in parts)


def taking(operation: Operation, resource: Resource) -> Parameter | None:
    """The parameter besides the target that a row of the resource can be given for."""
    others = (parameter for parameter in operation.parameters if parameter.name != operation.target)
    return next((parameter for parameter in others if parameter.refers_to == resource.name), None)


def creating(api: Api, resource: Resource) -> tuple[Operation, ...]:
    """The operations that make a row of the resource."""
    return tuple(
        operation for operation in api.operations if operation.stale[:1] == (resource.name,) and _says(operation, MAKES)
    )


def destroying(api: Api, resource: Resource) -> Operation | None:
    """The operation that does away with a row of the resource; the shortest verb is the one that means it whole."""
    found = [o for o in changing(api, resource) or using(api, resource) if _says(o, UNMAKES)]
    return min(found, key=lambda operation: len(operation.verb), default=None)


def setting(api: Api, resource: Resource) -> tuple[Operation, ...]:
    """The operations that set fields of a row and are taken back by setting them again; that of the label first."""
    found = [
        operation
        for operation in changing(api, resource)
        if operation.risk is Risk.REVERSIBLE and operation.undo and operation.undo.operation == operation.name
    ]
    return tuple(sorted(found, key=lambda operation: operation.parameter(resource.label) is None))


def asked(operation: Operation, given: Arguments, *, targeted: bool) -> tuple[Parameter, ...]:
    """The parameters a form has to ask for."""
    known = {name.lower() for name in given}
    return tuple(
        parameter
        for parameter in operation.parameters
        if parameter.name.lower() not in known and not (targeted and parameter.name == operation.target)
    )


def overwritten(operation: Operation) -> Iterator[tuple[str, str]]:
    """Each parameter that replaces a field of the target, with that field: what a form begins with."""
    if operation.undo and operation.undo.operation == operation.name:
        for name, source in operation.undo.arguments:
            if source.origin is Origin.BEFORE:
                yield name, source.name


def _says(operation: Operation, words: set[str]) -> bool:
    """Whether one of the words is in the verb."""
    return not words.isdisjoint(operation.verb.split("_"))
