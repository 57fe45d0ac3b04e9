"""The fields of a resource as a table shows them, with one column for the word that says how a row is."""

from __future__ import annotations

from vultr_tui.api.resource import Field, Resource
from vultr_tui.api.values import Json, Row

STATE = Field(name="state", title="State", priority=1)
"""Stands for the word for a row's state; its value is computed."""


def value_of(resource: Resource, row: Row, field: Field) -> Json:
    """Return the row's value of the field; of `STATE`, the word for the row's state."""
    if field is not STATE:
        return row.get(field.name)
    state = resource.state_of(row)
    return state.word if state else None


def visible(resource: Resource) -> tuple[Field, ...]:
    """Return the fields a table shows by itself, in order; `STATE`, if the resource has states, behind the label."""
    columns = resource.columns
    if not resource.states:
        return columns
    place = next((i for i, field in enumerate(columns, 1) if field.name == resource.label), 1)
    return (*columns[:place], STATE, *columns[place:])


def heading(field: Field) -> str:
    """Return the title of the field's column."""
    return field.title or field.name
