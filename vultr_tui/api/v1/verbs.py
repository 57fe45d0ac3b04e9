"""How a verb of v1 is written down: its path is its name, a read is a GET and a change a POST."""

from __future__ import annotations

from typing import TypedDict, Unpack

from vultr_tui.api.operation import Cost, Escalation, Finish, Operation, Reply, Requirement, Risk, Undo, before, given
from vultr_tui.api.parameter import Parameter


class Facts(TypedDict, total=False):
    """What any verb may state; see the fields of `Operation`."""

    details: str
    key_required: bool
    example: tuple[tuple[str, str], ...]
    access: str
    reply: Reply


class Effects(Facts, total=False):
    """What a verb that changes something may state beyond that."""

    exclusive: tuple[tuple[str, ...], ...]
    escalations: tuple[Escalation, ...]
    cost: Cost
    surcharges: tuple[Cost, ...]
    repeatable: bool
    requires: tuple[Requirement, ...]
    finish: Finish
    stale: tuple[str, ...]
    undo: Undo


def read(
    name: str,
    summary: str,
    *,
    on: Parameter | None = None,
    parameters: tuple[Parameter, ...] = (),
    method: str = "GET",
    **facts: Unpack[Facts],
) -> Operation:
    """Describe an operation that changes nothing; `on` is the parameter that says which row it is about."""
    return _verb(name, summary, Risk.READ, method, on, parameters, repeatable=True, **facts)


def change(
    name: str,
    summary: str,
    risk: Risk,
    *,
    on: Parameter | None = None,
    parameters: tuple[Parameter, ...] = (),
    **effects: Unpack[Effects],
) -> Operation:
    """Describe an operation that changes something; `on` is the parameter that says which row it changes."""
    return _verb(name, summary, risk, "POST", on, parameters, **effects)


def put_back(operation: str, same: tuple[str, ...], former: tuple[str, ...], part: str = "") -> Undo:
    """Undo by an operation that is given the `same` arguments again and the `former` values of the row."""
    return Undo(operation, (*((name, given(name)) for name in same), *((name, before(name)) for name in former)), part)


def _verb(
    name: str,
    summary: str,
    risk: Risk,
    method: str,
    on: Parameter | None,
    parameters: tuple[Parameter, ...],
    **effects: Unpack[Effects],
) -> Operation:
    return Operation(
        name=name,
        summary=summary,
        method=method,
        path="/v1/" + name.replace(".", "/"),
        parameters=(on, *parameters) if on else parameters,
        target=on.name if on else "",
        risk=risk,
        **effects,
    )
