"""What was made a moment ago: the service may not find it yet (live: up to a minute, in API v2)."""

from __future__ import annotations

from http import HTTPStatus

from vultr_tui.api.catalogue import Api
from vultr_tui.api.operation import Operation, Shape
from vultr_tui.api.values import Arguments
from vultr_tui.client.answer import Answer
from vultr_tui.client.clock import Clock
from vultr_tui.client.errors import ApiError

GRACE = 60.0
"""Seconds for which a thing that was just made may not be found."""
PAUSE = 3.0
"""Seconds before it is asked for again."""


class Newborn:
    """The ids of what a session made, for as long as the service may not know them."""

    def __init__(self, api: Api, clock: Clock) -> None:
        self._api = api
        self._clock = clock
        self._made: dict[str, float] = {}

    def note(self, operation: Operation, arguments: Arguments, answer: Answer) -> None:
        """Remember what the operation made, if it made something, and forget what it did away with."""
        if operation.method == "DELETE" and operation.path.endswith(f"/{{{operation.target}}}"):
            self._made.pop(str(arguments.get(operation.target)), None)
        resource = self._api.resources_by_name.get(operation.reply.resource)
        if operation.reads or operation.target or operation.reply.shape is not Shape.OBJECT or resource is None:
            return
        if made := answer.object.get(resource.key):
            self._made[str(made)] = self._clock.monotonic()

    def awaited(self, error: ApiError, arguments: Arguments) -> bool:
        """Whether the error says that something is not there which was made a moment ago; nothing was done then."""
        if error.status != HTTPStatus.NOT_FOUND:
            return False
        now = self._clock.monotonic()
        self._made = {made: since for made, since in self._made.items() if now - since < GRACE}
        return any(str(value) in self._made for value in arguments.values())
