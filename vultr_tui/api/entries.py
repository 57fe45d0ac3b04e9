"""How an entry of a catalogue is written down, in any version of the API."""

from __future__ import annotations

from typing import TypedDict

from vultr_tui.api.light import replace
from vultr_tui.api.operation import Cost, Escalation, Finish, Reply, Requirement, Undo, before, given
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.values import Argument


class Facts(TypedDict, total=False):
    """What any verb may state; see the fields of `Operation`."""

    details: str
    key_required: bool
    example: tuple[tuple[str, str], ...]
    access: str
    fixed: tuple[tuple[str, Argument], ...]
    reply: Reply


class Effects(Facts, total=False):
    """What a verb that changes something may state beyond that."""

    one_of: tuple[tuple[str, ...], ...]
    exclusive: tuple[tuple[str, ...], ...]
    escalations: tuple[Escalation, ...]
    cost: Cost
    surcharges: tuple[Cost, ...]
    repeatable: bool
    requires: tuple[Requirement, ...]
    finish: Finish
    stale: tuple[str, ...]
    undo: Undo


def put_back(operation: str, same: tuple[str, ...], former: tuple[str, ...], part: str = "") -> Undo:
    """Undo by an operation that is given the `same` arguments again and the `former` values of the row."""
    return Undo(operation, (*((name, given(name)) for name in same), *((name, before(name)) for name in former)), part)


def optional(parameter: Parameter, summary: str = "") -> Parameter:
    """Describe the same parameter where it may be left out."""
    return replace(parameter, required=False, summary=summary or parameter.summary)
