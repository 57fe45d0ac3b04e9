"""The requests that an intent makes, with the arguments that its targets supply."""

from __future__ import annotations

from collections.abc import Iterator

from vultr_tui.account.comparing import canonical
from vultr_tui.api.intent import Intent, Target
from vultr_tui.api.operation import Operation
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Resource
from vultr_tui.api.values import Argument, Arguments, Format, Json, Row, Type, word


def calls(intent: Intent) -> Iterator[tuple[Target | None, Arguments]]:
    """Pair each target with the arguments of its request, those included that its row implies."""
    operation = intent.operation
    for target in intent.targets or (None,):
        if target is None:
            yield None, intent.arguments
            continue
        given = {name: value for name, value in intent.arguments.items() if name.lower() != operation.target.lower()}
        yield target, {operation.target: target.value, **_implied(operation, target.row), **given}


def of_target(intent: Intent, target: Target | None) -> Intent:
    """Cut out the part of an intent that concerns one target."""
    return Intent(intent.operation, intent.arguments, (target,) if target else ())


def parent_of(resource: Resource, arguments: Arguments) -> str:
    """Name the parent row whose parts the arguments are about; empty where the resource has no parent."""
    return str(arguments.get(resource.parent_parameter, "")) if resource.parent else ""


def argument_for(parameter: Parameter, value: Json) -> Argument | None:
    """Turn a field's value into an argument; None if it cannot be one."""
    if not word(value) and parameter.none:
        return parameter.none
    if value is None:
        return "" if parameter.type is Type.STRING else None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if parameter.format is Format.PORT:
        return canonical(value, parameter.format)
    if isinstance(value, str | int | float):
        return value
    return tuple(str(item) for item in value) if not isinstance(value, dict) else None


def _implied(operation: Operation, row: Row) -> dict[str, Argument]:
    known = {p.name: argument_for(p, row.get(p.implied)) for p in operation.parameters if p.implied}
    return {name: value for name, value in known.items() if value is not None}
