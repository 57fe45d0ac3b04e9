"""Rows as the catalogue says they are, each value of its type and format, and told apart by a number."""

from __future__ import annotations

from collections.abc import Mapping

from vultr_tui.api.catalogue import Api
from vultr_tui.api.operation import Operation
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Field, Resource
from vultr_tui.api.values import Argument, Format, Json, Type

FIRST = 71
"""The number of the first row of a resource, which is also what anything that refers to one refers to."""

FORMATS: Mapping[Format, str] = {
    Format.ADDRESS: "203.0.113.{n}",
    Format.BASE64: "IyEvYmluL3No",
    Format.DATE: "2018-03-{day:02} 11:20:00",
    Format.DNS_DATA: "203.0.113.{n}",
    Format.DOMAIN: "zone{n}.example.com",
    Format.EMAIL: "user{n}@example.com",
    Format.HOSTNAME: "host{n}.example.com",
    Format.NETWORK: "203.0.113.{n}/32",
    Format.PORT: "443",
    Format.PREFIX: "32",
    Format.SECRET: "correct-Horse-{n}",
    Format.SSH_KEY: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    Format.TEXT: "#!/bin/sh",
    Format.URL: "https://mirror.example.com/image{n}.iso",
}
PLAIN: Mapping[Type, Json] = {
    Type.INTEGER: FIRST,
    Type.NUMBER: 5.0,
    Type.BOOLEAN: False,
    Type.ARRAY: [],
    Type.OBJECT: {},
}
SPOKEN: Mapping[Type, str] = {Type.BOOLEAN: "yes", Type.OBJECT: "{}"}
"""What is given where only some texts are taken."""


def text(format_: Format, number: int) -> str:
    """Write a text of that format; empty if it has none of its own."""
    return FORMATS.get(format_, "").format(n=number, day=number % 28 + 1)


def key_of(api: Api, resource: str, number: int = FIRST) -> str:
    """Give the id of the row of that number."""
    found = api.resources_by_name.get(resource)
    field = found.by_name.get(found.key) if found else None
    return (text(field.format, number) if field else "") or str(number)


def value_of(api: Api, resource: Resource, field: Field, number: int) -> Json:
    """Give the row of that number a value for one of its fields."""
    if field.name == resource.key:
        return key_of(api, resource.name, number)
    if field.refers_to:
        id_ = key_of(api, field.refers_to)
        return [id_] if field.type is Type.ARRAY else id_
    if field.format is Format.PREFIX:
        return int(FORMATS[Format.PREFIX])
    if field.type is not Type.STRING:
        return PLAIN[field.type]
    return text(field.format, number) or f"{field.name}-{number}"


def row_of(api: Api, resource: Resource, number: int) -> dict[str, Json]:
    """Make the row of that number."""
    return {field.name: value_of(api, resource, field, number) for field in resource.fields}


def fitting(operation: Operation, row: dict[str, Json]) -> dict[str, Json]:
    """Change a row to one that the operation is allowed on."""
    unmet = [r for r in operation.requires if not r.met_by(row.get(r.field))]
    return {**row, **{r.field: "otherwise" if r.negated else r.values[0] for r in unmet}}


def arguments_for(api: Api, operation: Operation) -> dict[str, Argument]:
    """Give what the operation needs besides its target, all of it about rows that are there."""
    needed = [p for p in operation.parameters if p.needed({}) and p.default is None and not p.implied]
    needed += [p for group in operation.one_of for p in operation.parameters if p.name == group[0] and p not in needed]
    return {p.name: argument(api, operation, p) for p in needed if p.name != operation.target}


def argument(api: Api, operation: Operation, parameter: Parameter) -> Argument:
    """Give one value that the parameter takes."""
    resource = api.resources_by_name.get(parameter.refers_to)
    said = dict(operation.example).get(parameter.name, parameter.example)
    if resource:
        value = parameter.takes.format_map(row_of(api, resource, FIRST)) if parameter.takes else ""
        value = value or key_of(api, resource.name)
    elif parameter.type in {Type.INTEGER, Type.NUMBER} and parameter.format is not Format.PREFIX:
        value = str(max(parameter.minimum or FIRST, 1))
    else:
        plain = said if not said.startswith("@") else ""
        value = (*parameter.allowed, plain)[0] or text(parameter.format, FIRST)
        value = value or SPOKEN.get(parameter.type, parameter.name)
    return (value,) if parameter.many else value
