"""Which function answers which request of v2, and how it reads what was sent."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import TypeVar

from vultr_tui.api.values import Json
from vultr_tui.simulator import wire
from vultr_tui.simulator.v2.ids import Kind, Name
from vultr_tui.simulator.world.world import Refusal, World

Row = TypeVar("Row")

_PLACEHOLDER = re.compile(r"\{\w+\}")
_TRUTHS = {True: True, False: False, "yes": True, "no": False, "true": True, "false": False}

BAD = "Bad request."
"""recorded: 400 body of a request that makes no sense."""


NOT_CHANGED = "The embedded account does not change this of a {}: {}"


class Problem(Exception):
    """The request is not carried out; it is answered with the status and the text."""

    def __init__(self, text: str, status: int = 400) -> None:
        super().__init__(text)
        self.text = text
        self.status = status


@dataclass(frozen=True, slots=True)
class Call:
    """The arguments of one request: by placeholders of the path, of the query, and of the JSON body."""

    path: Mapping[str, str]
    query: Mapping[str, str]
    body: Mapping[str, Json]
    user: str = ""
    """The id of the user whose key it is; empty for the owner's."""

    def __contains__(self, name: str) -> bool:
        """Whether the body says it; null says nothing."""
        return self.body.get(name) is not None

    def text(self, name: str, default: str = "") -> str:
        """The argument as text; raises Problem for a list or an object."""
        value = self.path[name] if name in self.path else self.body.get(name, self.query.get(name))
        if value is None:
            return default
        if isinstance(value, (dict, list)):
            raise Problem(BAD)
        return str(value)

    def given(self, name: str) -> str | None:
        """The argument as text, or None if it was not sent."""
        return self.text(name) if name in self else None

    def needed(self, name: str) -> str:
        """The argument as text; raises Problem if it was not sent."""
        if name not in self:
            raise Problem(f"Invalid {name}.")
        return self.text(name)

    def number(self, name: str, default: int = 0) -> int:
        """The argument as a whole number; the default if it was not sent. Raises Problem for what is none."""
        text = self.text(name)
        if not text:
            return default
        number = wire.whole(text)
        if number is None:
            raise Problem(BAD)
        return number

    def counted(self, name: str) -> int | None:
        """The argument as a whole number, or None if it was not sent."""
        return self.number(name) if name in self else None

    def yes(self, name: str, *, default: bool = False) -> bool:
        """Whether the argument says yes; raises Problem for what says neither."""
        value = self.body.get(name, self.query.get(name))
        if value is None or value == "":
            return default
        if not isinstance(value, (str, bool)) or value not in _TRUTHS:
            raise Problem(BAD)
        return _TRUTHS[value]

    def enabled(self, name: str, default: str = "disabled") -> bool:
        """Whether the argument says `enabled`; raises Problem for what is neither that nor `disabled`."""
        value = self.text(name, default)
        if value not in {"enabled", "disabled"}:
            raise Problem(f"Invalid {name}.")
        return value == "enabled"

    def many(self, name: str) -> tuple[str, ...]:
        """The values of an array; raises Problem for what is none."""
        value = self.body.get(name)
        if value is None:
            return ()
        if not isinstance(value, list) or any(isinstance(item, (dict, list)) for item in value):
            raise Problem(BAD)
        return tuple(str(item) for item in value if item is not None)

    def require_only(self, names: Collection[str], what: str) -> None:
        """Raise Problem if anything else is to be changed: nothing is passed over in silence."""
        others = sorted(self.body.keys() - {*names})
        if others:
            raise Problem(NOT_CHANGED.format(what, ", ".join(others)), HTTPStatus.NOT_IMPLEMENTED)

    def refer(self, kind: Kind[Name], name: str) -> Name | None:
        """What the world calls the thing whose id the argument is, or None if it was not sent.

        Raises Problem for what is no id of that kind.
        """
        return _known(kind, self.text(name)) if self.text(name) else None

    def refer_many(self, kind: Kind[Name], name: str) -> tuple[Name, ...]:
        """What the world calls the things whose ids the argument has; raises Problem as `refer` does."""
        return tuple(_known(kind, uuid) for uuid in self.many(name))

    def found(self, world: World, kind: Kind[Name], name: str, owned: Callable[[World, Name], Row]) -> Row:
        """The thing whose id the argument is; raises Problem if the world has none such."""
        try:
            return owned(world, _known(kind, self.text(name)))
        except Refusal:
            raise Problem(kind.unknown, kind.status) from None


def _known(kind: Kind[Name], uuid: str) -> Name:
    name = kind.named(uuid)
    if name is None:
        raise Problem(kind.unknown, kind.status)
    return name


Handler = Callable[[World, Call], Json]
"""Answers a call with a document, or with None for no body; may raise Refusal or Problem."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What answers a request: the names of the path's placeholders, the status of success, and the function.

    `access` is what is needed for it where the catalogue does not say so, because it has no such operation.
    """

    placeholders: tuple[str, ...]
    status: int | None
    handler: Handler
    access: str = ""


HANDLERS: dict[tuple[str, str], Answered] = {}
"""By method and path, the names of whose placeholders are left out."""


def bare(path: str) -> str:
    """Return a path without the names of its placeholders: `/instances/{}`."""
    return _PLACEHOLDER.sub("{}", path)


def handles(request: str, status: int | None = None, *, access: str = "") -> Callable[[Handler], Handler]:
    """Register the function as the answer to a request like `GET /instances/{instance_id}`.

    Without a status success is 200, and 204 where there is no body.
    """
    method, _, path = request.partition(" ")

    def register(handler: Handler) -> Handler:
        placeholders = tuple(found[1:-1] for found in _PLACEHOLDER.findall(path))
        HANDLERS[method, bare(path)] = Answered(placeholders, status, handler, access)
        return handler

    return register
