"""Which function answers which operation of v1."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from vultr_tui.api.values import Json
from vultr_tui.simulator import wire
from vultr_tui.simulator.world.world import World


@dataclass(frozen=True, slots=True)
class Call:
    """The arguments of one request, already checked against the catalogue, and whose key sent it."""

    arguments: Mapping[str, str | tuple[str, ...]]
    user: str

    def text(self, name: str, default: str = "") -> str:
        """The argument as text."""
        value = self.arguments.get(name, default)
        return value if isinstance(value, str) else ",".join(value)

    def given(self, name: str) -> str | None:
        """The argument as text, or None if it was not sent."""
        return self.text(name) if name in self else None

    def number(self, name: str, default: int = 0) -> int:
        """The argument as a whole number; the default if it is absent or no number."""
        number = wire.whole(self.text(name))
        return default if number is None else number

    def many(self, name: str) -> tuple[str, ...]:
        """The values of an array argument."""
        value = self.arguments.get(name, ())
        return (value,) if isinstance(value, str) else value

    def yes(self, name: str, default: str = "no") -> bool:
        """Whether the argument says yes."""
        return self.text(name, default).lower() == "yes"

    def __contains__(self, name: str) -> bool:
        return name in self.arguments


Handler = Callable[[World, Call], Json]
"""Answers a call with the reply's JSON value, or None for success without data; may raise Refusal."""

HANDLERS: dict[str, Handler] = {}


def handles(name: str) -> Callable[[Handler], Handler]:
    """Register the function as the answer to the operation of that name."""

    def register(handler: Handler) -> Handler:
        HANDLERS[name] = handler
        return handler

    return register
