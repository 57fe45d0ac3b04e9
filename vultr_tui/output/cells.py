"""One cell of a table for people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from vultr_tui.api.columns import STATE
from vultr_tui.api.resource import GLYPHS, Field, Resource, Tone
from vultr_tui.api.values import Format, Json, Row, Type, word
from vultr_tui.output.text import formatted, harmless
from vultr_tui.output.times import Times, read

HIDDEN = "••••••••"
"""What stands in for a secret."""
NOTHING = "-"
"""What stands in for a value that is not there."""

_QUANTITIES = {Format.MONEY, Format.MEGABYTES, Format.GIGABYTES, Format.BYTES}
_SOLID = {Format.ADDRESS, Format.NETWORK, Format.DATE, Format.PORT}


@dataclass(frozen=True, slots=True)
class Cell:
    """Harmless text, and how it feels."""

    text: str
    tone: Tone | None = None


def cell(
    resource: Resource,
    field: Field,
    row: Row,
    *,
    reveal: bool = False,
    secrets: bool = False,
    times: Times | None = None,
) -> Cell:
    """Return the row's value of the field: a state with its glyph, secrets hidden.

    Only what is revealed may have several lines. With `secrets` they are shown.
    """
    if field is STATE:
        state = resource.state_of(row)
        return Cell(f"{GLYPHS[state.tone]} {state.word}", state.tone) if state else Cell(NOTHING)
    value = row.get(field.name) if field.applies(row) else None
    if times and field.format is Format.DATE and (moment := read(str(value))) is not None:
        return Cell(times.date(moment))
    if field.refers_to and not word(value):
        return Cell(field.blank or NOTHING)
    if value and field.secret and not secrets:
        return Cell(HIDDEN)
    if reveal:
        return Cell("\n".join(map(harmless, formatted(field, value).splitlines())) or NOTHING)
    return Cell(harmless(formatted(field, value)) or field.blank or NOTHING)


def masked(data: Json, secret: Callable[[str], bool]) -> Json:
    """Put a mark in the place of each value that goes by a secret name, however deep it is."""
    if isinstance(data, Mapping):
        return {name: HIDDEN if value and secret(name) else masked(value, secret) for name, value in data.items()}
    return [masked(item, secret) for item in data] if isinstance(data, (list, tuple)) else data


def numeric(resource: Resource, field: Field) -> bool:
    """Whether the field's column is aligned to the right."""
    if field.refers_to or field.name == resource.key:
        return False
    return field.format in _QUANTITIES or field.type in {Type.INTEGER, Type.NUMBER}


def solid(resource: Resource, field: Field) -> bool:
    """Whether a part of the field's value says nothing: an address, a date, a quantity, a state."""
    return field is STATE or field.name == resource.key or field.format in _SOLID or numeric(resource, field)
