"""An API as a whole: its operations, its resources and its manners."""

from __future__ import annotations

from collections import defaultdict
from enum import Enum
from functools import cached_property
from importlib import import_module

from vultr_tui.api.light import frozen
from vultr_tui.api.operation import Operation
from vultr_tui.api.parts import Directory, Part, groups_of, resources_of
from vultr_tui.api.resource import Resource


class Fault(Enum):
    """What a status other than success means."""

    REFUSED = "refused"
    FORBIDDEN = "forbidden"
    NO_LOCATION = "no such location"
    WRONG_METHOD = "wrong method"
    THROTTLED = "throttled"
    SERVER_FAULT = "server fault"


class ErrorStyle(Enum):
    """How a refusal is written."""

    TEXT = "text"
    JSON = "json"


class Scope(Enum):
    """What the service counts requests by."""

    KEY = "key"
    ADDRESS = "address"


@frozen
class Rate:
    """How many requests a second the service takes, and by what it counts them."""

    per_second: float
    scope: Scope


@frozen
class Authentication:
    """The header that carries the key; `{key}` in the template is replaced."""

    header: str
    template: str = "{key}"


@frozen(kw_only=True)
class Api:
    """One version of the service."""

    name: str
    title: str
    url: str
    authentication: Authentication
    rate: Rate
    faults: dict[int, Fault]
    errors: ErrorStyle
    parts: tuple[Part, ...]
    introspection: str = ""
    """The operation that tells what the key may do."""

    @cached_property
    def operations(self) -> tuple[Operation, ...]:
        """All operations; every part is read for them."""
        return tuple(operation for part in self.parts for operation in part.contents[0])

    @cached_property
    def resources(self) -> tuple[Resource, ...]:
        """All resources; every part is read for them."""
        return tuple(resource for part in self.parts for resource in part.contents[1])

    @cached_property
    def groups(self) -> Directory[tuple[Operation, ...]]:
        """The operations of each group, in the catalogue's order."""
        return Directory({name: part for part in self.parts for name in part.groups}, groups_of)

    @cached_property
    def resources_by_name(self) -> Directory[Resource]:
        """The resources by name."""
        return Directory({name: part for part in self.parts for name in part.resources}, resources_of)

    def find(self, name: str) -> Operation | None:
        """Return the operation of that name, or None if there is none."""
        members = self.groups.get(name.partition(".")[0], ())
        return next((operation for operation in members if operation.name == name), None)

    @cached_property
    def introspected(self) -> str:
        """The resource whose row says whose the key is, and what it may do; empty where there is none."""
        return self.operation(self.introspection).reply.resource if self.introspection else ""

    def operation(self, name: str) -> Operation:
        """Return the operation of that name; KeyError if there is none."""
        found = self.find(name)
        if found is None:
            raise KeyError(name)
        return found

    def resource(self, name: str) -> Resource:
        """Return the resource of that name; KeyError if there is none."""
        return self.resources_by_name[name]

    def secrets_of(self, operation: Operation) -> frozenset[str]:
        """Name the fields of the operation's reply that must never be shown unasked, logged or kept."""
        resource = self.resources_by_name.get(operation.reply.resource)
        fields = resource.fields if resource else ()
        return frozenset(operation.reply.secrets).union(field.name for field in fields if field.secret)

    def acting_on(self, resource: str) -> tuple[Operation, ...]:
        """Return the operations that act on a row of that resource."""
        return self._acting.get(resource, ())

    @cached_property
    def _acting(self) -> dict[str, tuple[Operation, ...]]:
        """The operations by the resource that their target is a row of."""
        found = defaultdict[str, list[Operation]](list)
        for operation in self.operations:
            found[operation.target_resource].append(operation)
        return {resource: tuple(operations) for resource, operations in found.items()}


def load(name: str) -> Api:
    """Return the API called `v1` or `v2`; only that one is imported."""
    api: Api = import_module(f"vultr_tui.api.{name}").API
    return api
