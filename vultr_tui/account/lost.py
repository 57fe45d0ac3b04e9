"""What became of a change whose answer was lost, as far as the list can tell; nothing is ever sent again."""

from __future__ import annotations

from vultr_tui.account.calls import calls, parent_of
from vultr_tui.account.comparing import alike
from vultr_tui.account.creation import fields_set, made
from vultr_tui.account.loading import Loader
from vultr_tui.account.names import target_of
from vultr_tui.account.tables import Key, Table
from vultr_tui.account.wording import called, listed, plain
from vultr_tui.api.intent import Intent, Target
from vultr_tui.api.light import frozen
from vultr_tui.api.operation import Operation
from vultr_tui.api.resource import Resource
from vultr_tui.api.values import Arguments, Row
from vultr_tui.client.errors import ApiError, OutcomeUnknown


@frozen
class Finding:
    """What the list says, what to do about it, and the ids of the rows that are meant."""

    says: str
    advice: str
    ids: tuple[str, ...] = ()


DONE = "It was most likely done: do not do it again."
MADE = "It was most likely made: look at it, and do not make it again."
WAIT = "Look at the list again in a minute, before you try again."
LOOK = "Look at it before you try again: a second attempt could do it twice."
UNSEEN = "It may have been done all the same, and the list cannot be read: {}"
NOT_MADE = Finding(
    "It may have been done all the same, but nothing that is as you asked is in the list so far.",
    WAIT,
)


async def looked_for(
    loader: Loader, intent: Intent, error: ApiError, place: Key | None, before: frozenset[str] | None
) -> ApiError:
    """Add to the error what the list says of the row that may have been made, or of the target.

    `place` is the table in which a new row would appear, None if none would; `before` are the ids that were in it,
    None if they are not known. The error itself comes back where no list could tell.
    """
    target, arguments = next(calls(intent))
    if place is None and target is None:
        return error
    resource = loader.tables.api.resource(place[0] if place else target.resource if target else "")
    table = await loader.renew(*(place or (resource.name, parent_of(resource, arguments))))
    if table.error:
        finding = Finding(UNSEEN.format(table.error.message), table.error.hint)
    elif place:
        finding = _of_creation(table, before, intent.operation, arguments)
    elif target:
        finding = _of_target(table, target, intent.operation, arguments)
    cause = error.cause if isinstance(error, OutcomeUnknown) else error.message
    return OutcomeUnknown(cause, finding.says, finding.advice, text=error.text, status=error.status, found=finding.ids)


def _of_creation(table: Table, before: frozenset[str] | None, operation: Operation, arguments: Arguments) -> Finding:
    found = [target_of(table.resource, row) for row in made(table, before or frozenset(), operation, arguments)]
    names = listed([plain(called(target, table.resource)) for target in found])
    ids = tuple(target.id for target in found)
    if not found:
        return NOT_MADE
    if before is None:
        says = f"It may have been done all the same: as you asked, and perhaps what was made, is in the list: {names}."
        return Finding(says, "Look at when it was made, before you try again.", ids)
    says = f"But this has appeared in the list since, and is as you asked: {names}."
    return Finding(says, MADE, ids)


def _of_target(table: Table, target: Target, operation: Operation, arguments: Arguments) -> Finding:
    resource, name = table.resource, plain(called(target, table.resource))
    row = table.row(target.id)
    if row is None and not table.complete:
        says = f"Whether it was done all the same is not known: the list came without its end, and without {name}."
        return Finding(says, LOOK)
    if row is None:
        return Finding(f"But {name} is no longer in the list.", DONE)
    was, state = _state(resource, target.row), _state(resource, row)
    wanted = _wanted(operation, arguments, resource)
    if wanted and _is(resource, row, wanted) and not _is(resource, target.row, wanted):
        return Finding(f"But in the list {name} is as you asked.", DONE, (target.id,))
    if was != state:
        return Finding(f"But {name}, which was {was}, is {state} in the list.", DONE, (target.id,))
    if operation.finish and operation.finish.gone:
        return Finding(f"It may have been done all the same, but {name} is in the list as before.", WAIT, (target.id,))
    stands = f": {name} is {state} as before" if state else ""
    return Finding(f"Whether it was done all the same, the list cannot tell{stands}.", LOOK, (target.id,))


def _state(resource: Resource, row: Row) -> str:
    state = resource.state_of(row)
    return state.word if state else ""


def _wanted(operation: Operation, arguments: Arguments, resource: Resource) -> dict[str, str]:
    """Tell what the target would be like once it was done."""
    finish = operation.finish
    until = dict(finish.until) if finish and finish.resource == resource.name else {}
    return {**fields_set(operation, arguments, resource), **until}


def _is(resource: Resource, row: Row, wanted: dict[str, str]) -> bool:
    return all(alike(resource, name, row.get(name), value) for name, value in wanted.items())
