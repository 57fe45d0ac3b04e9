"""Whether two values mean the same, though they are written differently."""

from __future__ import annotations

from ipaddress import ip_address

from vultr_tui.api.resource import Resource
from vultr_tui.api.values import Format, Json, word


def canonical(value: Json, form: Format) -> str:
    """Write a value in the one way that all ways to write it share; empty for all that says nothing."""
    text = word(value)
    if form is Format.PORT:
        return text.replace(" ", "").replace("-", ":")  # sent `8000:8080`, listed `8000 - 8080` (clients agree)
    if form in {Format.ADDRESS, Format.NETWORK}:
        try:
            return str(ip_address(text))
        except ValueError:
            return text
    return text


def alike(resource: Resource, name: str, one: Json, other: Json) -> bool:
    """Tell whether two values of a field of the resource mean the same."""
    field = resource.by_name.get(name)
    form = field.format if field else Format.PLAIN
    return canonical(one, form) == canonical(other, form)
