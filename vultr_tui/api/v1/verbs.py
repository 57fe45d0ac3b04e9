"""How a verb of v1 is written down: its path is its name, a read is a GET and a change a POST."""

from __future__ import annotations

from typing import Unpack

from vultr_tui.api.entries import Effects, Facts
from vultr_tui.api.operation import Operation, Risk
from vultr_tui.api.parameter import Parameter


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
