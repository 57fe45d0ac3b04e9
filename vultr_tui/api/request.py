"""An operation and its arguments as they go over the wire, before anything is sent."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from urllib.parse import quote, urlencode

from vultr_tui.api.light import frozen
from vultr_tui.api.operation import Encoding, Operation
from vultr_tui.api.parameter import Parameter, Place
from vultr_tui.api.values import Argument, Arguments, Json, Type

Pairs = tuple[tuple[str, str], ...]


@frozen
class Request:
    """A request without its address and key: path, query pairs, and a form or a JSON body."""

    method: str
    path: str
    query: Pairs = ()
    form: Pairs = ()
    json: Json = None

    @property
    def location(self) -> str:
        """The path with its query."""
        return f"{self.path}?{urlencode(self.query)}" if self.query else self.path

    @property
    def body(self) -> bytes:
        """The encoded body; empty if there is none."""
        if self.json is not None:
            return json.dumps(self.json, separators=(",", ":")).encode()
        return urlencode(self.form).encode()

    @property
    def content_type(self) -> str:
        """The body's media type; empty if there is no body."""
        if self.json is not None:
            return "application/json"
        return "application/x-www-form-urlencoded" if self.form else ""


def build(operation: Operation, arguments: Arguments) -> Request:
    """Return the request that performs the operation.

    Raises KeyError with the name of a placeholder of the path that has no argument or an empty one, and ValueError if
    its argument would lead elsewhere.
    """
    placed: dict[Place, list[tuple[Parameter | None, str, Argument]]] = {place: [] for place in Place}
    for name, value in (*operation.fixed, *_supplied(operation, arguments), *arguments.items()):
        parameter = operation.parameter(name)
        exact = parameter.name if parameter else name
        placed[_place(operation, parameter, exact)].append((parameter, exact, value))
    path = operation.path.format_map({name: _segment(value) for _, name, value in placed[Place.PATH] if value != ""})
    body = placed[Place.BODY]
    as_json = operation.encoding is Encoding.JSON
    return Request(
        method=operation.method,
        path=path,
        query=tuple(_pairs(placed[Place.QUERY])),
        form=() if as_json else tuple(_pairs(body)),
        json={name: _typed(parameter, value) for parameter, name, value in body} if as_json and body else None,
    )


def _supplied(operation: Operation, arguments: Arguments) -> Iterator[tuple[str, Argument]]:
    """Yield the defaults of what the service insists on and nobody gave."""
    given = {name.lower() for name in arguments}
    for parameter in operation.parameters:
        if parameter.default is not None and parameter.name.lower() not in given and parameter.needed(arguments):
            yield parameter.name, parameter.default


def _segment(value: Argument) -> str:
    """Return the value as one part of a path: no value may name another place than the one meant."""
    text = str(value)
    if text in {".", ".."}:
        raise ValueError(f"{text!r} names nothing.")
    return quote(text, safe="")


def _place(operation: Operation, parameter: Parameter | None, name: str) -> Place:
    if parameter and parameter.place is not Place.AUTO:
        return parameter.place
    if "{" + name + "}" in operation.path:
        return Place.PATH
    return Place.QUERY if operation.method == "GET" else Place.BODY


def _pairs(arguments: list[tuple[Parameter | None, str, Argument]]) -> Iterator[tuple[str, str]]:
    for parameter, name, value in arguments:
        values = [_text(value)] if isinstance(value, (str, int, float)) else [_text(item) for item in value]
        if parameter and parameter.separator:
            yield name, parameter.separator.join(values)
        elif parameter and parameter.type is Type.ARRAY:
            yield from ((f"{name}[]", item) for item in values)
        else:
            yield from ((name, item) for item in values)


def _text(value: str | float | bool) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _typed(parameter: Parameter | None, value: Argument) -> Json:
    if parameter is None:
        return value
    if not isinstance(value, (str, int, float)):
        return [item for item in value if item != ""] if parameter.type is not Type.STRING else value
    if parameter.type is Type.ARRAY:
        return [value] if value != "" else []
    convert = _CONVERTERS.get(parameter.type)
    return convert(value) if convert else value


def _document(value: str | float | bool) -> Json:
    """Read an object written down; what is none stays as it is, such as the word that stands for a secret."""
    try:
        document: Json = json.loads(str(value))
    except ValueError:
        return value
    return document


_CONVERTERS: dict[Type, Callable[[str | float | bool], Json]] = {
    Type.INTEGER: int,
    Type.NUMBER: float,
    Type.BOOLEAN: lambda value: value if isinstance(value, bool) else str(value).lower() in {"yes", "true", "1"},
    Type.OBJECT: _document,
}
"""How what was given becomes what JSON has for it."""
