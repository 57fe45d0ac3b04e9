"""How a verb of v2 is written down: a method and a path below /v2, with JSON both ways (v2 facts: success codes)."""

from __future__ import annotations

from typing import Unpack

from vultr_tui.api.entries import Effects, Facts
from vultr_tui.api.operation import Encoding, Operation, Paging, Reply, Risk, Shape
from vultr_tui.api.parameter import Parameter


def read(
    name: str,
    summary: str,
    path: str,
    *,
    on: Parameter | None = None,
    parameters: tuple[Parameter, ...] = (),
    **facts: Unpack[Facts],
) -> Operation:
    """Describe an operation that changes nothing; `on` is the parameter that says which row it is about."""
    return _verb(name, summary, Risk.READ, f"GET {path}", on, parameters, repeatable=True, **facts)


def change(
    name: str,
    summary: str,
    risk: Risk,
    request: str,
    *,
    on: Parameter | None = None,
    parameters: tuple[Parameter, ...] = (),
    **effects: Unpack[Effects],
) -> Operation:
    """Describe an operation that changes something by a request, `PATCH /instances/{instance_id}`."""
    return _verb(name, summary, risk, request, on, parameters, **effects)


def pages(resource: str, envelope: str) -> Reply:
    """Describe a list of any length, which comes in pages (v2 facts: pagination)."""
    return Reply(Shape.ROWS, resource, envelope, Paging.CURSOR)


def one(resource: str, envelope: str, *, secrets: tuple[str, ...] = ()) -> Reply:
    """Describe a single row in its envelope."""
    return Reply(Shape.OBJECT, resource, envelope, secrets=secrets)


def values(envelope: str, resource: str = "") -> Reply:
    """Describe a list of plain values."""
    return Reply(Shape.VALUES, resource, envelope)


def _verb(
    name: str,
    summary: str,
    risk: Risk,
    request: str,
    on: Parameter | None,
    parameters: tuple[Parameter, ...],
    **effects: Unpack[Effects],
) -> Operation:
    method, _, path = request.partition(" ")
    return Operation(
        name=name,
        summary=summary,
        method=method,
        path=f"/v2{path}",
        encoding=Encoding.JSON,
        parameters=(on, *parameters) if on else parameters,
        target=on.name if on else "",
        risk=risk,
        **effects,
    )
