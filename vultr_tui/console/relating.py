"""What a row has to do with, both ways: what it refers to, and what refers to it."""

from __future__ import annotations

from collections.abc import Iterator

from vultr_tui.account.account import Account
from vultr_tui.account.names import target_of
from vultr_tui.account.relations import referring
from vultr_tui.api.resource import Resource
from vultr_tui.api.values import Format, Row
from vultr_tui.client.pacing import Priority
from vultr_tui.console.places import Place
from vultr_tui.grammar.fields import texts_of

ZONES = 10
"""Of how many zones at most the records are looked up to find those that hold an address."""


Found = tuple[tuple[Place, str], ...]
"""Where each related row is, and its id."""


async def related(account: Account, resource: Resource, row: Row) -> Found:
    """All that has to do with the row; what may refer to it is looked up first."""
    for name, is_part in referring(account.api, resource.name):
        await account.ensure(name, resource.id_of(row) if is_part else "", Priority.ACTION)
    if any(resource.by_name[name].format is Format.ADDRESS for name in resource.names):
        await _look_up_records(account)
    return tuple(dict.fromkeys((*_referred(account, resource, row), *depending(account, resource, row))))


def depending(account: Account, resource: Resource, row: Row) -> Found:
    """What is known to refer to the row; asks for nothing."""
    found = account.dependents(target_of(resource, row))
    return tuple((Place(dependent.resource, dependent.parent), dependent.id) for dependent in found)


def apart(account: Account, resource: Resource, found: Found) -> Found:
    """What of that is no part of a row of the resource: parts have tabs of their own."""
    return tuple(pair for pair in found if account.api.resource(pair[0].resource).parent != resource.name)


def may_relate(account: Account, resource: Resource) -> bool:
    """Whether a row of the resource can have to do with others."""
    refers = any(field.refers_to and field.name != resource.key for field in resource.fields)
    return refers or any(not is_part for _, is_part in referring(account.api, resource.name))


async def _look_up_records(account: Account) -> None:
    """Load what DNS records say, as far as that takes no more than a few requests."""
    for part in account.api.resources:
        if part.parent and any(field.format is Format.DNS_DATA for field in part.fields):
            zones = await account.ensure(part.parent, priority=Priority.ACTION)
            for zone in zones.rows[:ZONES]:
                await account.ensure(part.name, zones.resource.id_of(zone), Priority.ACTION)


def _referred(account: Account, resource: Resource, row: Row) -> Iterator[tuple[Place, str]]:
    for field in resource.fields:
        if field.refers_to and field.name != resource.key and not account.api.resource(field.refers_to).parent:
            for id_ in texts_of(row.get(field.name)):
                if account.table(field.refers_to).row(id_) is not None:
                    yield Place(field.refers_to), id_
