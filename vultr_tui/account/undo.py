"""From a change to the change that takes it back."""

from __future__ import annotations

from vultr_tui.account.calls import argument_for, parent_of
from vultr_tui.account.comparing import alike
from vultr_tui.account.creation import fields_set
from vultr_tui.account.entry import Inverse, Place
from vultr_tui.account.errors import CannotUndo
from vultr_tui.account.names import target_of
from vultr_tui.account.redaction import is_secret
from vultr_tui.account.tables import Table, Tables
from vultr_tui.api.catalogue import Api
from vultr_tui.api.intent import Intent, Target
from vultr_tui.api.light import field, frozen, replace
from vultr_tui.api.operation import Operation, Origin, Undo
from vultr_tui.api.resource import Resource
from vultr_tui.api.values import Argument, Arguments, Row, word


@frozen
class Done:
    """A change that was made, and what is known of it; a row is empty where there is none."""

    operation: Operation
    arguments: Arguments
    """All that was sent."""
    target: Target | None = None
    before: Row | None = None
    """The target, or the part of it that the undo means, as it was; None if that is not known."""
    reply: Row = field(default_factory=dict)
    created: Row = field(default_factory=dict)


def inverse(tables: Tables, done: Done) -> Inverse | None:
    """Find what takes the change back; None where nothing does, or where what it needs is not known or is secret."""
    undo = done.operation.undo
    part = undo.part if undo else ""
    if undo and part and done.before == {}:
        undo = undo.otherwise
    if undo is None or (part and done.before is None):
        return None
    operation = tables.api.operation(undo.operation)
    arguments = _arguments(operation, undo, done)
    if arguments is None or any(is_secret(operation, name) for name in arguments):
        return None
    target = _target(tables, operation, str(arguments.pop(operation.target, "")), done)
    place = part_of(tables.api, done.operation, done.arguments, done.target)
    if place is None and target:
        resource = tables.api.resource(target.resource)
        place = Place(resource.name, parent_of(resource, arguments), target.id)
    return Inverse(
        operation=operation.name,
        arguments=arguments,
        target=target and replace(target, row={}),
        place=place,
        expect=_expected(tables.api.resource(place.resource), undo, done) if place else {},
    )


def part_of(api: Api, operation: Operation, arguments: Arguments, target: Target | None) -> Place | None:
    """Tell where the part of the target is that the operation's undo means; None if it means the target itself."""
    if not operation.undo or not operation.undo.part or target is None:
        return None
    resource = api.resource(operation.undo.part)
    naming = (p.name for p in operation.parameters if p.refers_to == resource.name or p.name == resource.key)
    named = next((name for name in naming if name in arguments), "")
    return Place(resource.name, target.id, str(arguments[named]) if named else "")


def row_at(table: Table, place: Place) -> Row | None:
    """Find the row that a place means in its table; its id may be written in another way there."""
    key = table.resource.key
    found = table.row(place.id)
    return found or next(
        (row for row in table.rows if key and alike(table.resource, key, row.get(key), place.id)), None
    )


def intent_of(tables: Tables, undo: Inverse) -> Intent:
    """Make the intent that takes a change back. Raises CannotUndo where this API has no such operation."""
    operation = tables.api.find(undo.operation)
    if operation is None:
        raise CannotUndo("This change was made through another version of the API.", "Take it back by hand.")
    if undo.target is None:
        return Intent(operation, undo.arguments)
    resource = tables.api.resource(undo.target.resource)
    row = tables.get(resource.name, parent_of(resource, undo.arguments)).row(undo.target.id)
    target = undo.target if row is None else replace(target_of(resource, row), value=undo.target.value)
    return Intent(operation, undo.arguments, (target,))


def changed_since(resource: Resource, row: Row | None, undo: Inverse) -> str:
    """Say what is no longer as the change left it; empty if undoing overwrites nobody's later change."""
    if row is None:
        return "What was changed is no longer there."
    for name, left in undo.expect.items():
        if not alike(resource, name, row.get(name), left):
            return f"{name} has been changed since: it was left as {left!r} and is now {word(row.get(name))!r}."
    return ""


def _arguments(operation: Operation, undo: Undo, done: Done) -> dict[str, Argument] | None:
    """Find the arguments of the inverse; None if one that it cannot do without is not known."""
    known = {
        Origin.GIVEN: done.arguments,
        Origin.BEFORE: done.before or {},
        Origin.REPLIED: done.reply,
        Origin.CREATED: done.created,
        Origin.FIXED: {source.name: source.name for _, source in undo.arguments},
    }
    found = {
        parameter.name: argument_for(parameter, known[source.origin].get(source.name))
        for name, source in undo.arguments
        if (parameter := operation.parameter(name))
    }
    arguments = {
        name: value
        for name, value in found.items()
        if value is not None and not _needless(operation, name, value, done)
    }
    wanted = [parameter for parameter in operation.parameters if parameter.applies(arguments)]
    if any(parameter.required and parameter.name not in arguments for parameter in wanted):
        return None
    return {parameter.name: arguments[parameter.name] for parameter in wanted if parameter.name in arguments}


def _needless(operation: Operation, name: str, value: Argument, done: Done) -> bool:
    """Tell whether an empty argument may be left out: it is neither needed, nor does it take back what was set."""
    parameter = operation.parameter(name)
    return value == "" and not (parameter and parameter.required) and name not in done.arguments


def _target(tables: Tables, operation: Operation, value: str, done: Done) -> Target | None:
    """Find the row that the inverse acts upon."""
    if not operation.target:
        return None
    name = operation.target_resource
    if done.target and (done.target.resource, done.target.value) == (name, value):
        return done.target
    rows = (row for table in tables.of(name) for row in table.rows)
    named = (target_of(tables.api.resource(name), row, operation.target_parameter) for row in rows)
    return next((target for target in named if target.value == value), Target(name, value, value, value))


def _expected(resource: Resource, undo: Undo, done: Done) -> dict[str, str]:
    """Tell which fields of the row the change has set, and to what."""
    overwritten = {name: source.name for name, source in undo.arguments if source.origin is Origin.BEFORE}
    return fields_set(done.operation, done.arguments, resource, overwritten)
