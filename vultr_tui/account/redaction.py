"""What may not be kept: secrets that go out, and secrets that come in."""

from __future__ import annotations

import re
from functools import lru_cache

from vultr_tui.api.catalogue import Api
from vultr_tui.api.operation import Operation
from vultr_tui.api.resource import Resource
from vultr_tui.api.values import Arguments, Format, Row

REDACTED = "(secret)"
_TELLING = re.compile(r"pass(word|phrase)|user_?data|api_?key|token|secret", re.IGNORECASE)
"""Names of values that are secret even where the catalogue does not say so, as for a field it does not know."""


@lru_cache(maxsize=1024)
def tells(name: str) -> bool:
    """Tell whether the name of a value says that it is secret."""
    return bool(_TELLING.search(name))


def is_secret(operation: Operation, name: str) -> bool:
    """Tell whether the argument of that name must never be kept."""
    parameter = operation.parameter(name)
    return bool(parameter and parameter.secret) or tells(name)


def redacted(operation: Operation, arguments: Arguments) -> Arguments:
    """Replace each secret argument by `REDACTED`."""
    return {name: REDACTED if is_secret(operation, name) else value for name, value in arguments.items()}


def secret_fields(api: Api, resource: Resource) -> frozenset[str]:
    """Name the fields of a resource that must never be kept."""
    listed = (api.secrets_of(api.operation(listing.operation)) for listing in resource.lists)
    return frozenset(f.name for f in resource.fields if f.secret or f.format is Format.SECRET).union(*listed)


def without_secrets(row: Row, secret: frozenset[str]) -> Row:
    """Leave out those fields, and any whose name tells that it is secret."""
    return {name: value for name, value in row.items() if name not in secret and not tells(name)}
