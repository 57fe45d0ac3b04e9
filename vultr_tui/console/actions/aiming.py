"""From an operation and the rows that are chosen to an intent."""

from __future__ import annotations

from collections.abc import Sequence

from vultr_tui.account.account import Account
from vultr_tui.account.names import target_of
from vultr_tui.api.intent import Intent, Target
from vultr_tui.api.operation import Operation
from vultr_tui.api.values import Argument, Row
from vultr_tui.console.actions.operations import taking
from vultr_tui.console.places import Place


def aimed(account: Account, operation: Operation, place: Place, rows: Sequence[Row] = ()) -> Intent:
    """The operation with what the place and its chosen rows tell: its targets, or some of its arguments.

    The rows are its targets if it acts upon such; one of them can be an argument; so can the row whose parts
    the place shows.
    """
    resource = account.api.resource(place.resource)
    given: dict[str, Argument] = {}
    parent = operation.parameter(resource.parent_parameter) if place.parent else None
    if parent:
        given[parent.name] = place.parent
    if operation.target_resource == resource.name:
        return Intent(operation, given, tuple(account.target(operation, row) for row in rows))
    parameter = taking(operation, resource)
    if parameter and len(rows) == 1:
        given[parameter.name] = target_of(resource, rows[0], parameter).value
    return Intent(operation, given, _promoted(account, operation, given))


def _promoted(account: Account, operation: Operation, given: dict[str, Argument]) -> tuple[Target, ...]:
    """The target that is among the arguments, which it is taken from."""
    if operation.target not in given:
        return ()
    row = account.table(operation.target_resource).row(str(given[operation.target]))
    if row is None:
        return ()
    del given[operation.target]
    return (account.target(operation, row),)
