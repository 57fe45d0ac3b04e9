"""One kind of thing an account holds: how it is listed, named, shown and related."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from enum import Enum
from functools import cached_property

from vultr_tui.api.light import frozen
from vultr_tui.api.ports import ports
from vultr_tui.api.values import Argument, Format, Json, Row, Type, word


@frozen(kw_only=True)
class Field:
    """One field of a row.

    `priority` decides what survives in a narrow table: 1 stays longest, 0 is shown in details alone.
    """

    name: str
    title: str = ""
    """The column's heading; empty means the name."""
    type: Type = Type.STRING
    format: Format = Format.PLAIN
    priority: int = 0
    refers_to: str = ""
    secret: bool = False
    blank: str = ""
    """What an empty value is shown as, where that means something of its own."""
    when: tuple[str, tuple[str, ...]] | None = None
    """It says something only while that field has one of these values."""

    def applies(self, row: Row) -> bool:
        """Whether the field says something of the row."""
        return self.when is None or word(row.get(self.when[0])) in self.when[1]


class Tone(Enum):
    """How a state feels; a theme turns it into a colour, and a glyph goes with it."""

    GOOD = "good"
    BUSY = "busy"
    OFF = "off"
    BAD = "bad"
    NEUTRAL = "neutral"


GLYPHS = {Tone.GOOD: "●", Tone.BUSY: "◐", Tone.OFF: "○", Tone.BAD: "✖", Tone.NEUTRAL: "·"}


@frozen
class State:
    """One word for a combination of raw fields; the first that matches is the row's state."""

    word: str
    tone: Tone
    when: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Each field has one of the values; nothing here matches every row."""
    transient: bool = False
    """Whether it will pass by itself, so the row is worth watching."""
    spans: tuple[tuple[str, int], ...] = ()
    """Each field is a port, or a range of ports, that this one is in."""

    def matches(self, row: Row) -> bool:
        """Whether the row is in this state."""
        if not all(word(row.get(field)) in map(word, values) for field, values in self.when):
            return False
        return all(port in ports(str(row.get(field))) for field, port in self.spans)


@frozen
class Extra:
    """What comes on top of a row's price as a part of it, while a field has, or holds, a value."""

    field: str
    value: str
    share: float

    def held_by(self, row: Row) -> bool:
        """Whether the row is charged for it."""
        held = row.get(self.field)
        return self.value in (map(word, held) if isinstance(held, list | tuple) else (word(held),))


@frozen
class Listing:
    """One call that lists rows; `arguments` are sent along and added to the rows that lack them.

    `blanks` pairs a field with what it means where the service leaves it empty.
    """

    operation: str
    arguments: tuple[tuple[str, Argument], ...] = ()
    blanks: tuple[tuple[str, str], ...] = ()


class View(Enum):
    """How a detail tab shows what it holds."""

    FIELDS = "fields"
    ROWS = "rows"
    SERIES = "series"
    TEXT = "text"
    VALUES = "values"
    """One value a line; where the reply has a resource they are ids of its rows."""


@frozen
class Tab:
    """One tab of a detail view, loaded when it is opened.

    `source` is a resource for ROWS and an operation for the others; without it a tab holds what the row itself says:
    its fields, or the text of the one `field`.
    """

    title: str
    view: View
    source: str = ""
    nothing: str = "Nothing here."
    """What stands there where it holds nothing."""
    field: str = ""


SECTIONS = ("Compute", "Network", "Storage", "Catalogue", "Account")
"""The headings in the list of panes, in their order."""


@frozen(kw_only=True)
class Resource:
    """One pane."""

    name: str
    """Singular: `server`; what `refers_to` names."""
    title: str
    """Plural, for people: `Servers`."""
    section: str
    """The heading it stands under, of `SECTIONS`; empty for parts of another."""
    lists: tuple[Listing, ...]
    key: str
    """The field that identifies a row; empty where there is only ever one."""
    label: str = ""
    """The field people call a row by; empty means the key."""
    called: str = ""
    """What people call a row whose label alone does not say enough: a template over its fields (`{type} {name}`)."""
    names: tuple[str, ...] = ()
    """Further fields a row may be called by: hostname, address."""
    fields: tuple[Field, ...]
    states: tuple[State, ...] = ()
    parent: str = ""
    """The resource whose row must be chosen first (a record's zone)."""
    parent_parameter: str = ""
    """The parameter of the lists that takes the parent's key."""
    fresh_for: float = 30.0
    """Seconds for which rows count as live."""
    price: str = ""
    """The field that says what a row costs a month."""
    price_by: str = ""
    """The field that says what a row costs a month in each location where that is another price."""
    extras: tuple[Extra, ...] = ()
    """What comes on top of a row's price, as parts of it."""
    order: str = ""
    """The fields that rows are sorted by until somebody wants others, as a filter says it (`-created`)."""
    tabs: tuple[Tab, ...] = ()
    about: str = ""
    """What the user should know of these rows, and finds nowhere else."""

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """The fields by name."""
        return {field.name: field for field in self.fields}

    @property
    def columns(self) -> tuple[Field, ...]:
        """The fields shown in a table, in order."""
        return tuple(field for field in self.fields if field.priority)

    def id_of(self, row: Row) -> str:
        """Return the row's identifier."""
        return str(row.get(self.key, ""))

    def label_of(self, row: Row) -> str:
        """Return what people call the row: its label, or its id if it has none."""
        return str(row.get(self.label) or "") or self.id_of(row)

    def title_of(self, row: Row) -> str:
        """Return the name that a row is shown by."""
        if not self.called:
            return self.label_of(row)
        return self.called.format_map({f.name: _said(row.get(f.name)) or f.blank for f in self.fields})

    def state_of(self, row: Row) -> State | None:
        """Return the row's state in one word, or None where the resource has no states."""
        return next((state for state in self.states if state.matches(row)), None)

    def tally(self, rows: Collection[Row]) -> Counter[State]:
        """Count the rows in each state; those that are alike in what decides it are judged once."""
        fields = tuple(dict.fromkeys(name for state in self.states for name, _ in (*state.when, *state.spans)))
        columns = (
            [value if isinstance(value := row.get(name), str) else word(value) for row in rows] for name in fields
        )
        counts: Counter[State] = Counter()
        for values, number in Counter(zip(*columns, strict=True)).items():
            if state := self.state_of(dict(zip(fields, values, strict=True))):
                counts[state] += number
        return counts


def _said(value: Json) -> str:
    """Return the value as part of a name; a text that is `0` says something there."""
    return value.strip() if isinstance(value, str) else word(value)
