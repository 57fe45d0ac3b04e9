"""Rows whose parts can be in a bad state: the whole says so too."""

from __future__ import annotations

from vultr_tui.account.account import Account
from vultr_tui.api.catalogue import Api
from vultr_tui.api.resource import Resource, State, Tone
from vultr_tui.api.values import Row
from vultr_tui.client.pacing import Priority

MOST = 50
"""Of how many rows at most the parts are looked up."""


def judged(api: Api, resource: Resource) -> tuple[Resource, ...]:
    """The resources whose rows are parts of rows of this one, and can be in a bad state."""
    if not resource.states:
        return ()
    parts = (part for part in api.resources if part.parent == resource.name)
    return tuple(part for part in parts if any(state.tone is Tone.BAD for state in part.states))


async def look_up(account: Account, resource: Resource) -> None:
    """Load the parts of the rows that are known."""
    for part in judged(account.api, resource):
        for id_ in tuple(account.table(resource.name).by_id)[:MOST]:
            await account.ensure(part.name, id_, Priority.BACKGROUND)


def worst(account: Account, resource: Resource, row: Row) -> State | None:
    """The first bad state of its parts, as far as they are known."""
    for part in judged(account.api, resource):
        states = map(part.state_of, account.table(part.name, resource.id_of(row)).rows)
        found = next((state for state in states if state and state.tone is Tone.BAD), None)
        if found:
            return found
    return None
