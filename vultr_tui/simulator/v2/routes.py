"""Where requests of v2 lead: to what answers them, and to the operations of the catalogue that they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from vultr_tui.api.operation import Operation
from vultr_tui.simulator.gate import NO_LOCATION
from vultr_tui.simulator.v2.handlers import Answered, Problem, bare

WRONG_METHOD = "Method not allowed. Must be one of: {}"
"""Recorded: 405 body."""
_ANY = "{}"


@dataclass(frozen=True, slots=True)
class Route:
    """One method at one path; `answered` is None for what the embedded account does not do."""

    operations: tuple[Operation, ...]
    answered: Answered | None
    public: bool


@dataclass(slots=True)
class _Place:
    """What there is at a path: methods, and the segments that go on from it."""

    methods: dict[str, Route] = field(default_factory=dict)
    beyond: dict[str, _Place] = field(default_factory=dict)


class Routes:
    """All routes, by path; a segment that is written out goes before one that may be anything."""

    def __init__(self, operations: Iterable[Operation], answers: Mapping[tuple[str, str], Answered]) -> None:
        known: dict[tuple[str, str], list[Operation]] = defaultdict(list)
        for operation in operations:
            known[operation.method, bare(operation.path.removeprefix("/v2"))].append(operation)
        self._root = _Place()
        for method, path in {**known, **answers}:
            meant = tuple(known.get((method, path), ()))
            answered = answers.get((method, path))
            public = all(not operation.key_required for operation in meant) if meant else path in _PUBLIC
            self._place(path).methods[method] = Route(meant, answered, public)

    def find(self, method: str, path: str) -> tuple[Route, dict[str, str]]:
        """Find where a request leads, and what stands for the placeholders of its path.

        Raises Problem for an unknown path and for the wrong method.
        """
        place, values = self._root, []
        for segment in path.strip("/").split("/"):
            beyond = place.beyond.get(segment)
            if beyond is None:
                beyond = place.beyond.get(_ANY)
                values.append(segment)
            if beyond is None:
                raise Problem(NO_LOCATION, 404)
            place = beyond
        if not place.methods:
            raise Problem(NO_LOCATION, 404)
        if method not in place.methods:
            raise Problem(WRONG_METHOD.format(", ".join(sorted(place.methods))), 405)
        route = place.methods[method]
        names = route.answered.placeholders if route.answered else ()
        return route, dict(zip(names, values, strict=False))

    def _place(self, path: str) -> _Place:
        place = self._root
        for segment in path.strip("/").split("/"):
            place = place.beyond.setdefault(segment, _Place())
        return place


_PUBLIC = frozenset({"/kubernetes/versions", "/object-storage/clusters"})
"""Public paths that the catalogue may lack (v2 facts: auth)."""
