"""One verb of an API: everything any face, the client or the embedded account needs to know of it."""

from __future__ import annotations

from enum import Enum, IntEnum
from functools import cached_property

from vultr_tui.api.light import frozen
from vultr_tui.api.parameter import Parameter, When
from vultr_tui.api.values import Argument, Arguments, Json, word


class Risk(IntEnum):
    """What performing an operation can do to its user; higher asks for more confirmation."""

    READ = 0
    REVERSIBLE = 1
    DISRUPTIVE = 2
    """Interrupts service or costs money."""
    DESTRUCTIVE = 3
    """Loses data or an address, opens ports, or cannot be undone by the user."""


class Shape(Enum):
    """How a reply is built."""

    NOTHING = "nothing"
    OBJECT = "object"
    ROWS = "rows"
    """An array of objects."""
    KEYED = "rows by key"
    """An object whose keys are the rows' ids."""
    GROUPED = "rows by target"
    """An object with the target's id as its one key, and an array of rows under it."""
    VALUES = "values"
    """An array of plain values."""
    SERIES = "series"
    """An object of arrays of pairs: a day and a quantity."""
    ANYTHING = "anything"
    """Whatever comes: the operation is none of the catalogue's."""


LISTS = frozenset({Shape.ROWS, Shape.KEYED, Shape.GROUPED})
"""The replies that hold any number of rows."""


class Encoding(Enum):
    """How a request body is written."""

    FORM = "form"
    JSON = "json"


class Paging(Enum):
    """How a long list is cut."""

    NONE = "none"
    CURSOR = "cursor"


@frozen
class Reply:
    """The shape of an operation's reply, and the resource its rows or object belong to."""

    shape: Shape = Shape.NOTHING
    resource: str = ""
    envelope: str = ""
    paging: Paging = Paging.NONE
    secrets: tuple[str, ...] = ()


class Effect(Enum):
    """What an operation does to the bill."""

    STARTS = "starts"
    CHANGES = "changes"
    STOPS = "stops"


@frozen(kw_only=True)
class Cost:
    """Dollars a month: `flat`, plus `each` times the number given for `by`.

    Without `each`, `by` names a parameter whose row states the price; one that was not given adds nothing.
    `share` is a part of the target's own price, or of the `cost` it comes on top of: 0.2 of the bare price for
    backups, 1 for all of it, with what comes on top (see `Extra`). With none of them the amount is unknown. `when`
    says with which argument it is due.
    """

    effect: Effect
    flat: float = 0.0
    each: float = 0.0
    by: str = ""
    share: float = 0.0
    when: When | None = None


class Origin(Enum):
    """Where an argument of a follow-up operation comes from."""

    GIVEN = "given"
    """An argument of the operation itself."""
    BEFORE = "before"
    """A field of the target's row as it was before."""
    REPLIED = "replied"
    """A field of the reply."""
    CREATED = "created"
    """A field of the row that appeared in the list."""
    FIXED = "fixed"


@frozen
class Source:
    """One argument of a follow-up operation."""

    origin: Origin
    name: str


def given(name: str) -> Source:
    """Take the argument of that name as it was given."""
    return Source(Origin.GIVEN, name)


def before(name: str) -> Source:
    """Take the field of the target as it was before the change."""
    return Source(Origin.BEFORE, name)


def replied(name: str) -> Source:
    """Take the field of the reply."""
    return Source(Origin.REPLIED, name)


def created(name: str) -> Source:
    """Take the field of the row that the operation made."""
    return Source(Origin.CREATED, name)


def fixed(value: str) -> Source:
    """Take this value."""
    return Source(Origin.FIXED, value)


@frozen
class Undo:
    """The operation that takes a change back, and where its arguments come from.

    `part` is the resource whose row `before` means where that is not the target itself but a part of it (the
    schedule of a server, one of its addresses): the row that an argument refers to, or the only one.
    """

    operation: str
    arguments: tuple[tuple[str, Source], ...]
    part: str = ""
    otherwise: Undo | None = None
    """What takes the change back if there was no such row before."""


@frozen
class Finish:
    """When an operation has had its effect: its row has these values, or is gone.

    `row` says whose id to look for; `until` pairs a field with the value it must have; `states` are the words for
    the row's state of which it must have one, if there are any.
    """

    resource: str
    row: Source
    until: tuple[tuple[str, str], ...] = ()
    gone: bool = False
    states: tuple[str, ...] = ()


@frozen
class Requirement:
    """A state the target must be in: `field` has one of `values` (or none of them, if `negated`)."""

    field: str
    values: tuple[str, ...]
    otherwise: str
    """Why not, to complete «cannot halt web-1: …»."""
    negated: bool = False

    def met_by(self, value: Json) -> bool:
        """Whether a row with this value of the field may be acted upon."""
        return (word(value) in map(word, self.values)) != self.negated


@frozen
class Escalation:
    """A value that makes an operation more dangerous than it usually is."""

    parameter: str
    values: tuple[str, ...]
    risk: Risk
    because: str

    def met_by(self, value: Argument) -> bool:
        """Whether the value, or one of several, is among those meant."""
        given = [value] if isinstance(value, (str, int, float)) else value
        return any(word(item) in map(word, self.values) for item in given)


@frozen(kw_only=True)
class Operation:
    """One verb. The catalogue is made of these; see `Api`."""

    name: str
    """`group.verb`."""
    summary: str
    """One line, in the imperative."""
    method: str
    path: str
    parameters: tuple[Parameter, ...] = ()
    details: str = ""
    """What the user should know before, in our words: consequences, limits, billing."""
    target: str = ""
    """The parameter that says which row is acted upon; empty for lists and creates."""
    fixed: tuple[tuple[str, Argument], ...] = ()
    one_of: tuple[tuple[str, ...], ...] = ()
    """Groups of parameters of which exactly one is given."""
    exclusive: tuple[tuple[str, ...], ...] = ()
    """Groups of parameters of which at most one is given."""
    encoding: Encoding = Encoding.FORM
    key_required: bool = True
    access: str = ""
    """The ACL the key needs; empty if any key will do."""
    reply: Reply = Reply()
    risk: Risk = Risk.DESTRUCTIVE
    escalations: tuple[Escalation, ...] = ()
    cost: Cost | None = None
    surcharges: tuple[Cost, ...] = ()
    """What comes on top of `cost`, each when its own condition holds."""
    repeatable: bool = False
    """Whether sending it twice does no more than sending it once."""
    requires: tuple[Requirement, ...] = ()
    finish: Finish | None = None
    stale: tuple[str, ...] = ()
    """The resources whose lists are out of date afterwards."""
    undo: Undo | None = None
    example: tuple[tuple[str, str], ...] = ()
    """What an example gives for parameters where their own examples will not do, or are left out."""

    @property
    def group(self) -> str:
        """The noun: `server`."""
        return self.name.partition(".")[0]

    @property
    def verb(self) -> str:
        """The verb: `label_set`."""
        return self.name.partition(".")[2]

    @property
    def typed(self) -> str:
        """As it is typed: `server label_set`."""
        return f"{self.group} {self.verb}"

    @cached_property
    def by_name(self) -> dict[str, Parameter]:
        """The parameters by their lower-case names."""
        return {parameter.name.lower(): parameter for parameter in self.parameters}

    def parameter(self, name: str) -> Parameter | None:
        """Return the parameter of that name, in any case, or None."""
        return self.by_name.get(name.lower())

    @property
    def target_parameter(self) -> Parameter | None:
        """The parameter that names the row acted upon, or None."""
        return self.parameter(self.target) if self.target else None

    @property
    def target_resource(self) -> str:
        """The resource whose rows this operation acts upon, or an empty string."""
        parameter = self.target_parameter
        return parameter.refers_to if parameter else ""

    @property
    def reads(self) -> bool:
        """Whether it changes nothing."""
        return self.risk is Risk.READ

    @property
    def lists(self) -> bool:
        """Whether it answers with any number of rows, and changes nothing."""
        return self.reads and self.reply.shape in LISTS

    def risk_of(self, arguments: Arguments) -> Risk:
        """Rate the risk with these arguments."""
        return max([self.risk, *(e.risk for e in self.escalations_of(arguments))])

    def escalations_of(self, arguments: Arguments) -> tuple[Escalation, ...]:
        """Tell what in these arguments makes the operation more dangerous than usual."""
        return tuple(e for e in self.escalations if e.parameter in arguments and e.met_by(arguments[e.parameter]))
