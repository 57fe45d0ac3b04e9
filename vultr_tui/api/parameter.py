"""What an operation can be given."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from vultr_tui.api.values import Format, Type

YES_NO = ("yes", "no")


class Place(Enum):
    """Where a parameter travels."""

    AUTO = "auto"
    """The path if it has a placeholder of that name, the query of a GET, else the body."""
    PATH = "path"
    QUERY = "query"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class When:
    """A parameter applies only while another one has one of these values."""

    parameter: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One parameter of an operation.

    `refers_to` names the resource whose row is meant; `takes` is a template over that row's fields
    when the value is not the row's key (`{subnet}/{subnet_size}`); `choices` names the operation that
    lists the values valid for the arguments given so far.
    """

    name: str
    summary: str
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
    when: When | None = None

    @property
    def secret(self) -> bool:
        """Whether the value must never be shown, logged or kept."""
        return self.format is Format.SECRET

    @property
    def many(self) -> bool:
        """Whether several values may be given."""
        return self.type is Type.ARRAY or bool(self.separator)
