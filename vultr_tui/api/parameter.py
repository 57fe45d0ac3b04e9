"""What an operation can be given."""

from __future__ import annotations

from enum import Enum

from vultr_tui.api.light import frozen
from vultr_tui.api.values import Arguments, Format, Type, word

YES_NO = ("yes", "no")


class Place(Enum):
    """Where a parameter travels."""

    AUTO = "auto"
    """The path if it has a placeholder of that name, the query of a GET, else the body."""
    PATH = "path"
    QUERY = "query"
    BODY = "body"


@frozen
class When:
    """A parameter applies only while another one has one of these values."""

    parameter: str
    values: tuple[str, ...]

    def holds(self, arguments: Arguments) -> bool:
        """Whether the other parameter has such a value; letter case does not matter."""
        value = arguments.get(self.parameter, "")
        return isinstance(value, (str, int, float)) and word(value).lower() in {word(v).lower() for v in self.values}


@frozen(kw_only=True)
class Parameter:
    """One parameter of an operation.

    `refers_to` names the resource whose row is meant; `takes` is a template over that row's fields
    when the value is not the row's key (`{subnet}/{subnet_size}`); `choices` names the operation that
    lists the values valid for the arguments given so far.
    """

    name: str
    summary: str
    title: str = ""
    """What people call it, where neither what it refers to nor the field that it sets says so."""
    type: Type = Type.STRING
    required: bool = True
    default: str | None = None
    allowed: tuple[str, ...] = ()
    format: Format = Format.PLAIN
    minimum: int | None = None
    maximum: int | None = None
    refers_to: str = ""
    takes: str = ""
    choices: str = ""
    place: Place = Place.AUTO
    separator: str = ""
    """Joins several values into one string on the wire (`,`); empty where the wire has one value."""
    may_be_none: bool = False
    """Whether, of several values, none at all may be given: they replace those there are."""
    when: When | None = None
    """While it does not hold the parameter is neither required nor used."""
    none: str = ""
    """The value that means no row at all (`0` for no firewall)."""
    implied: str = ""
    """The field of the target's row that supplies the value if none is given."""
    decided_by: str = ""
    """The parameter that says what kind of value this is: a record's type, or v4 or v6."""
    sensitive: bool = False
    example: str = ""
    """What may be given for it, as it is typed; it does in a typical account."""

    @property
    def secret(self) -> bool:
        """Whether the value must never be shown, logged or kept."""
        return self.sensitive or self.format is Format.SECRET

    def applies(self, arguments: Arguments) -> bool:
        """Whether the parameter can have a meaning beside these arguments."""
        return self.when is None or self.when.parameter not in arguments or self.when.holds(arguments)

    def needed(self, arguments: Arguments) -> bool:
        """Whether the operation cannot be performed without it, given these arguments."""
        return self.required and (self.when is None or self.when.holds(arguments))

    @property
    def many(self) -> bool:
        """Whether several values may be given."""
        return self.type is Type.ARRAY or bool(self.separator)
