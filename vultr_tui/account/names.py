"""From a word to the row it names."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from vultr_tui.account.errors import Ambiguous, NotFound
from vultr_tui.api.intent import Target
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Resource
from vultr_tui.api.values import Row


def target_of(resource: Resource, row: Row, parameter: Parameter | None = None) -> Target:
    """Make the row a target; its value is what the parameter is given, or its id where no parameter is."""
    id_ = resource.id_of(row)
    takes = parameter.takes if parameter else ""
    known = {**dict.fromkeys(resource.by_name, ""), **row}
    return Target(
        resource=resource.name,
        id=id_,
        name=resource.title_of(row),
        value=takes.format_map(known) if takes else id_,
        row=row,
    )


def find(resource: Resource, rows: Iterable[Row], word: str, parameter: Parameter | None = None) -> Target:
    """Find the one row that the word names.

    By its id or by what the parameter is given for it, else by its label or another of its names, else by those
    in any case, else by how its id begins. Raises NotFound, and Ambiguous where the first of these that fits any
    row fits several.
    """
    rows = tuple(rows)
    for fits in _ways(resource, word, parameter):
        found = [row for row in rows if fits(row)] if word else []
        if len(found) == 1:
            return target_of(resource, found[0], parameter)
        if found:
            raise Ambiguous(resource.title, word, tuple(target_of(resource, row, parameter) for row in found))
    known = {name.lower(): name for row in rows for name in (*names_of(resource, row), resource.id_of(row))}
    from difflib import get_close_matches  # noqa: PLC0415  (most names are right)

    near = get_close_matches(word.lower(), known, n=3)
    raise NotFound(resource.title, word, tuple(known[name] for name in near))


def _ways(resource: Resource, word: str, parameter: Parameter | None) -> tuple[Callable[[Row], bool], ...]:
    return (
        lambda row: word in {resource.id_of(row), target_of(resource, row, parameter).value},
        lambda row: word in names_of(resource, row),
        lambda row: word.lower() in {name.lower() for name in names_of(resource, row)},
        lambda row: resource.id_of(row).startswith(word),
    )


def names_of(resource: Resource, row: Row) -> set[str]:
    """Collect what the row is called besides its id: its label and its other names."""
    fields = (resource.label, *resource.names) if resource.label else resource.names
    return {str(row[field]) for field in fields if row.get(field)}
