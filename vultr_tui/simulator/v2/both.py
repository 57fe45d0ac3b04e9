"""Requests about machines of either kind, answered once for both."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from vultr_tui.api.values import Json
from vultr_tui.simulator.v2.handlers import Call, handles
from vultr_tui.simulator.v2.instances import INSTANCES
from vultr_tui.simulator.v2.machines import Part
from vultr_tui.simulator.v2.metal import METALS
from vultr_tui.simulator.world.world import World

BOTH = (INSTANCES, METALS)


class Answer(Protocol):
    """Answers a call about the machines of a part."""

    def __call__(self, world: World, call: Call, part: Part) -> Json:
        """Answer it, as any `Handler` does."""


def shared(request: str, status: int | None = None) -> Callable[[Answer], Answer]:
    """Register the function as the answer to a request about one machine, like `POST /halt`, of both kinds."""
    method, _, path = request.partition(" ")

    def register(answer: Answer) -> Answer:
        for part in BOTH:
            handles(f"{method} {part.row}{path}", status)(partial(answer, part=part))
        return answer

    return register
