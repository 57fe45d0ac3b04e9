"""Which operation of the catalogue a request performs, by its method, its path and what it gives."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from urllib.parse import unquote

from vultr_tui.api.catalogue import Api
from vultr_tui.api.operation import Operation, Paging

PAGING = frozenset({"per_page", "cursor"})
"""What asks for one page of a list (v2 facts: pagination); every list is fetched to its end, so it says nothing."""

Found = tuple[Operation, Mapping[str, str]]
"""An operation, and what a path says for its placeholders."""


def found_at(api: Api, path: str) -> list[Found]:
    """Find the operations at a path, whatever their method."""
    parts = path.count("/")
    alike = (operation for operation in api.operations if operation.path.count("/") == parts)
    pairs = ((operation, placed(operation.path, path)) for operation in alike)
    return [(operation, said) for operation, said in pairs if said is not None]


def fitting(found: Iterable[Found], method: str, given: Mapping[str, str]) -> Iterator[Found]:
    """Yield those of that method that always say no more than what is given, by names in small letters."""
    for operation, said in found:
        texts = {**given, **said}
        if operation.method == method and all(
            is_fixed(operation, name, texts.get(name.lower())) for name, _ in operation.fixed
        ):
            yield operation, said


def likest(found: Iterable[Found], given: Collection[str]) -> Found | None:
    """Choose the operation that fits the names given best.

    Of several it is the one with the fewest placeholders (`/blocks/snapshots` names no volume), then the one that says
    most of the arguments itself, and then the one that knows most of them.
    """

    def likeness(pair: Found) -> tuple[int, int]:
        operation, said = pair
        known = sum(operation.parameter(name) is not None for name in given)
        return -len(said), 2 * len(operation.fixed) + known

    return max(found, key=likeness, default=None)


def placed(template: str, path: str) -> dict[str, str] | None:
    """Return what stands in the place of each placeholder; None if the path is another one.

    Escapes count as what they mean. Capitals make no other path: a change must not pass for something unknown.
    """
    expected, actual = template.split("/"), path.split("/")
    if len(expected) != len(actual):
        return None
    said: dict[str, str] = {}
    for part, text in zip(expected, map(unquote, actual), strict=True):
        if part.startswith("{") and text:
            said[part[1:-1]] = text
        elif part.lower() != text.lower():
            return None
    return said


def is_fixed(operation: Operation, name: str, text: str | None) -> bool:
    """Whether the text is what the operation always says under that name, as JSON and as forms have it."""
    fixed = next((value for known, value in operation.fixed if known.lower() == name.lower()), None)
    spelt = {True: {"true", "yes"}, False: {"false", "no"}}[fixed] if isinstance(fixed, bool) else {str(fixed)}
    return fixed is not None and text in spelt


def is_paging(operation: Operation, name: str) -> bool:
    """Whether the name asks for one page of the list that the operation fetches as a whole."""
    return operation.reply.paging is Paging.CURSOR and name.lower() in PAGING
