"""What a command prints, before a format is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vultr_tui.api.columns import value_of, visible
from vultr_tui.api.light import frozen, replace
from vultr_tui.api.operation import Shape
from vultr_tui.api.resource import Field, Resource
from vultr_tui.api.values import Format, Json, Row, Type
from vultr_tui.output.times import Times

UNKNOWN = Resource(name="", title="Rows", section="", lists=(), key="", fields=())
"""Describes rows the catalogue says nothing about."""

VALUE = Field(name="value", title="Value", priority=1)
"""The one column of a list of plain values."""


@frozen(kw_only=True)
class Content:
    """A reply as data: rows, one object, plain values or one of them, or nothing.

    `columns` are the fields asked for, in order; if there are none each format chooses. `raw` are the bytes the
    service sent. `reveal` shows people all the lines of a value, and `secrets` those too, because they are what was
    asked for. `times` shows people the moments of this program, which are written as `iso` has them.
    """

    shape: Shape
    data: Json
    resource: Resource = UNKNOWN
    columns: tuple[Field, ...] = ()
    raw: bytes = b""
    reveal: bool = False
    secrets: bool = False
    times: Times | None = None

    @property
    def single(self) -> bool:
        """Whether it is one object rather than a list."""
        return self.shape is Shape.OBJECT

    @property
    def rows(self) -> tuple[Row, ...]:
        """The reply as rows: an object is one, each plain value is one, a series has one for each day."""
        if self.data is None:
            return ()
        if isinstance(self.data, (str, int, float)):
            return ({VALUE.name: self.data},)
        if self.shape is Shape.SERIES:
            return _days(self.data)
        if isinstance(self.data, Mapping):
            return (self.data,)
        return tuple(map(_row, self.data))

    def selected(self) -> Json:
        """Return the data, of its rows only the columns asked for."""
        if not self.columns:
            return self.data
        chosen = [{field.name: value_of(self.resource, row, field) for field in self.columns} for row in self.rows]
        return chosen[0] if self.single and chosen else chosen


def _row(item: Json) -> Row:
    """Make a row of an item: a list becomes columns that are numbered, a plain value the only one."""
    if isinstance(item, Mapping):
        return item
    if isinstance(item, (list, tuple)):
        return {str(number): value for number, value in enumerate(item, 1)}
    return {VALUE.name: item}


def describe(content: Content) -> Content:
    """Complete the content's resource by the fields that its rows have and the catalogue does not know."""
    if content.shape in {Shape.VALUES, Shape.SERIES}:
        content = replace(content, resource=UNKNOWN)
    known = content.resource.by_name
    names = dict.fromkeys(name for row in content.rows for name in row if name not in known)
    if not names:
        return content
    fields = tuple(_found(name, content, bare=not known) for name in names)
    return replace(content, resource=replace(content.resource, fields=(*content.resource.fields, *fields)))


def _found(name: str, content: Content, *, bare: bool) -> Field:
    """Describe a field that was found in a row; it is a column of its own where nothing else is."""
    quantity = content.shape is Shape.SERIES and name != _DAY
    return Field(
        name=name,
        type=Type.NUMBER if quantity else Type.STRING,
        format=Format.BYTES if quantity else Format.PLAIN,
        priority=int(bare),
    )


def shown(content: Content) -> tuple[Field, ...]:
    """Return the columns of a table for people."""
    return content.columns or visible(content.resource) or content.resource.fields


def whole(content: Content) -> tuple[Field, ...]:
    """Return the columns of a table for programs: every field that some row has, in the catalogue's order."""
    present = {name for row in content.rows for name in row}
    fields = tuple(field for field in content.resource.fields if field.name in present)
    return content.columns or fields or content.resource.fields


_DAY = "date"


def _days(data: Mapping[str, Json] | Sequence[Json]) -> tuple[Row, ...]:
    """Lay a series out by day: its arrays of pairs of a day and a quantity, side by side."""
    days: dict[str, dict[str, Json]] = {}
    for name, pairs in data.items() if isinstance(data, Mapping) else ():
        for pair in pairs if isinstance(pairs, Sequence) else ():
            if isinstance(pair, Sequence) and len(pair) > 1:
                day = str(pair[0])
                days.setdefault(day, {_DAY: day})[name] = pair[1]
    return tuple(days[day] for day in sorted(days))
