"""The board: what may be typed, as plain data that is read in no time.

It says nothing that the catalogue and the options do not say, and is made anew when these are newer than it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from vultr_tui.api.catalogue import Api, load
from vultr_tui.api.columns import visible
from vultr_tui.api.operation import Operation
from vultr_tui.api.resource import Resource
from vultr_tui.command.builtins import BUILTINS, options_of
from vultr_tui.grammar.commands import bare_parameters
from vultr_tui.grammar.options import OPTIONS, Option

CATALOGUE = "Catalogue"
"""The section of what the service offers, which is called by its ids."""
TELLING = 3
"""How many columns of a row are shown beside its name."""


def make(path: Path, api: str) -> dict[str, Any]:
    """Make the board of that API and keep it; it is good even if it could not be kept."""
    from vultr_tui.account.private import write  # noqa: PLC0415  (loaded when the board is made, and never else)

    board = of(load(api))
    with suppress(OSError):
        write(path, json.dumps(board, separators=(",", ":")).encode())
    return board


def of(api: Api) -> dict[str, Any]:
    """Write down what may be typed."""
    return {
        "groups": {
            name: {operation.verb: _operation(api, operation) for operation in operations}
            for name, operations in api.groups.items()
        },
        "resources": {resource.name: _resource(api, resource) for resource in api.resources if not resource.parent},
        "commands": {
            name: {"summary": command.summary, "options": _options(options_of(name)), "words": list(command.words)}
            for name, command in BUILTINS.items()
        },
        "options": _options(OPTIONS),
    }


def _operation(api: Api, operation: Operation) -> dict[str, Any]:
    return {
        "summary": operation.summary,
        "bare": [parameter.name for parameter in bare_parameters(api, operation)],
        "target": operation.target,
        "parameters": {
            parameter.name: {
                "summary": parameter.summary,
                "required": parameter.required,
                "allowed": list(parameter.allowed),
                "refers_to": parameter.refers_to,
                "many": parameter.many or parameter.name == operation.target,
            }
            for parameter in operation.parameters
        },
    }


def _resource(api: Api, resource: Resource) -> dict[str, Any]:
    """Say by which fields a row is called, and which ones tell it from others."""
    calling = {resource.key, resource.label}
    telling = sorted(
        (field for field in visible(resource) if field.name in resource.by_name and not field.secret),
        key=lambda field: field.priority,
    )
    return {
        "file": f"{api.name}.{resource.name}.jsonl",
        "key": resource.key,
        "label": "" if resource.section == CATALOGUE else resource.label,
        "names": [name for name in (resource.label, *resource.names) if name],
        "telling": [field.name for field in telling if field.name not in calling][:TELLING],
    }


def _options(options: Iterable[Option]) -> dict[str, Any]:
    return {
        option.name: {
            "summary": option.summary,
            "short": option.short,
            "takes": bool(option.value) and not option.optional,
            "allowed": list(option.allowed),
        }
        for option in options
    }
