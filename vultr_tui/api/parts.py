"""The parts a catalogue is made of: each is a module, imported when something of it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from importlib import import_module
from itertools import groupby
from typing import Generic, TypeVar

from vultr_tui.api.light import frozen
from vultr_tui.api.operation import Operation
from vultr_tui.api.resource import Resource

T = TypeVar("T")


@frozen
class Part:
    """Groups of operations, and the resources that belong to them, by name; `read` gives what they are."""

    groups: tuple[str, ...]
    resources: tuple[str, ...]
    read: Callable[[], tuple[tuple[Operation, ...], tuple[Resource, ...]]]

    @cached_property
    def contents(self) -> tuple[tuple[Operation, ...], tuple[Resource, ...]]:
        """The operations and the resources, in the catalogue's order."""
        return self.read()


def module(name: str, groups: str, resources: str = "") -> Part:
    """Describe a part by the module that holds `OPERATIONS` and `RESOURCES`, and the words these begin with."""

    def read() -> tuple[tuple[Operation, ...], tuple[Resource, ...]]:
        found = import_module(name)
        return found.OPERATIONS, found.RESOURCES

    return Part(tuple(groups.split()), tuple(resources.split()), read)


class Directory(Mapping[str, T], Generic[T]):
    """What parts hold, by name: the names are known, and what they stand for is read when it is asked for."""

    def __init__(self, places: Mapping[str, Part], take: Callable[[Part], Iterable[tuple[str, T]]]) -> None:
        self._places = places
        self._take = take
        self._known: dict[str, T] = {}

    def __getitem__(self, name: str) -> T:
        if name not in self._known:
            self._known.update(self._take(self._places[name]))
        return self._known[name]

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def groups_of(part: Part) -> Iterator[tuple[str, tuple[Operation, ...]]]:
    """Give the operations of each of the part's groups."""
    operations = sorted(part.contents[0], key=lambda operation: part.groups.index(operation.group))
    for name, members in groupby(operations, key=lambda operation: operation.group):
        yield name, tuple(members)


def resources_of(part: Part) -> Iterator[tuple[str, Resource]]:
    """Give each of the part's resources by its name."""
    return ((resource.name, resource) for resource in part.contents[1])
