"""A reply's body turned into rows, an object or values, with the service's oddities straightened out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from http import HTTPStatus
from typing import TypeAlias

from vultr_tui.api.operation import Operation, Paging, Shape
from vultr_tui.api.resource import Field, Resource
from vultr_tui.api.values import Json, Row, Type, finite, shared
from vultr_tui.client.answer import Answer
from vultr_tui.client.errors import Unreadable
from vultr_tui.client.plaintext import ended, plain

Codec = Callable[[Json], Json]
Object: TypeAlias = dict[str, Json]

NUMBER = re.compile(r"-?[0-9]{1,300}(\.[0-9]{1,300})?")
LONE_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
LARGE = 1024 * 1024
"""From so many bytes on, decoding takes longer than a key press may wait."""
TRUTHS = {"yes": True, "no": False, "true": True, "false": False, "1": True, "0": False}


def decode(
    operation: Operation, resource: Resource | None, status: int, body: bytes, hidden: Collection[str] = ()
) -> Answer:
    """Decode a successful reply; `resource` is that of the operation's reply and says what types the fields have.

    Raises Unreadable, which holds none of the strings in `hidden`, if the body is not what the operation replies
    with. Every field that came is kept.
    """
    if not body.strip() and _may_be_blank(operation, status):
        return Answer(operation, status, body)
    return arrange(operation, resource, status, body, read(operation, body, hidden))


def read(operation: Operation, body: bytes, hidden: Collection[str] = ()) -> Json:
    """Parse the body as JSON; raises Unreadable if it is not."""
    try:
        hook = shared if len(body) > LARGE else None
        document: Json = json.loads(
            body.decode("utf-8-sig"), parse_constant=finite, parse_float=finite, object_hook=hook
        )
        if LONE_SURROGATE.search(body):
            document = _printable(document)
    except (ValueError, RecursionError) as error:
        raise _not_json(operation, body, hidden, error) from None
    return document


def arrange(operation: Operation, resource: Resource | None, status: int, body: bytes, document: Json) -> Answer:
    """Take the answer out of the document, which becomes part of it; raises Unreadable if its shape is another's."""
    content = document if _is_bare(operation, resource, document) else _opened(operation, document)
    codecs = _codecs(resource)
    match operation.reply.shape:
        case Shape.NOTHING:
            return Answer(operation, status, body, object=content if isinstance(content, dict) else {})
        case Shape.OBJECT:
            return Answer(operation, status, body, object=_typed(_object(operation, resource, content), codecs))
        case Shape.SERIES:
            return Answer(operation, status, body, object=_series(operation, content))
        case Shape.VALUES:
            return Answer(operation, status, body, values=tuple(_values(operation, resource, content)))
        case Shape.ANYTHING:
            return Answer(operation, status, body, values=(content,))
        case Shape.GROUPED:
            rows = _grouped(operation, resource, content)
        case Shape.ROWS | Shape.KEYED:
            rows = _rows(operation, resource, content)
    return Answer(operation, status, body, rows=tuple(_typed(row, codecs) for row in rows))


def _may_be_blank(operation: Operation, status: int) -> bool:
    """Whether no body is an answer: a change that is merely acknowledged need not show what it changed."""
    shape = operation.reply.shape
    acknowledged = status in {HTTPStatus.ACCEPTED, HTTPStatus.NO_CONTENT} and not operation.reads
    return shape in {Shape.NOTHING, Shape.ANYTHING} or (shape is Shape.OBJECT and acknowledged)


def _is_bare(operation: Operation, resource: Resource | None, document: Json) -> bool:
    """Whether this is the one row that is wanted, without its envelope (recorded: block snapshots of v2)."""
    if operation.reply.shape is not Shape.OBJECT or resource is None or not isinstance(document, dict):
        return False
    return resource.key in document and not isinstance(document[resource.key], dict)


def _opened(operation: Operation, document: Json) -> Json:
    envelope = operation.reply.envelope
    if not envelope:
        return document
    content = document
    for name in envelope.split("."):
        if not isinstance(content, dict) or name not in content:
            raise _misshapen(operation, f"an object with `{envelope}`")
        content = content[name]
    return [] if content is None and _is_empty_page(operation, document) else content


def _is_empty_page(operation: Operation, document: Json) -> bool:
    """Whether a page without rows says `null` for them; a refusal says nothing of its place in a list."""
    if operation.reply.paging is not Paging.CURSOR or not isinstance(document, dict):
        return False
    return isinstance(document.get("meta"), dict) and "error" not in document


def _rows(operation: Operation, resource: Resource | None, content: Json) -> Iterator[Object]:
    """Yield the rows of an array or of a map by key, or the bare object that comes when one row is asked for."""
    if isinstance(content, dict) and _is_row(resource, content):
        yield content
    elif isinstance(content, dict):
        for key, row in content.items():
            if not isinstance(row, dict):
                raise _misshapen(operation, "rows by their keys")
            name = resource.key if resource else ""
            yield {**row, name: key} if name and row.get(name) is None else row
    elif isinstance(content, list):
        for row in content:
            if not isinstance(row, dict):
                raise _misshapen(operation, "a list of rows")
            yield row
    else:
        raise _misshapen(operation, "rows")


def _is_row(resource: Resource | None, content: Row) -> bool:
    """Whether this is a row itself, and no map of rows."""
    if resource is None or all(isinstance(value, dict) for value in content.values()):
        return False
    return resource.key in content or any(name in content for name in resource.by_name)


def _grouped(operation: Operation, resource: Resource | None, content: Json) -> Iterator[Object]:
    """Yield the rows under each target's id; an array is empty, or holds the rows of the one target meant."""
    groups = content.values() if isinstance(content, dict) else [content]
    for group in groups:
        yield from _rows(operation, resource, group)


def _object(operation: Operation, resource: Resource | None, content: Json) -> Object:
    found = {} if content == [] else content
    if not isinstance(found, dict):
        raise _misshapen(operation, "an object")
    key = resource.key if resource else ""
    makes = not operation.reads and operation.reply.resource != operation.target_resource
    if makes and key and not found.get(key):
        raise _misshapen(operation, f"an object with `{key}`")
    return found


def _values(operation: Operation, resource: Resource | None, content: Json) -> Iterator[Json]:
    """Yield plain values; where they are the keys of rows they become text, as keys are."""
    if isinstance(content, dict) and all(key.isdecimal() for key in content):
        content = list(content.values())
    if not isinstance(content, list) or any(isinstance(value, (dict, list)) for value in content):
        raise _misshapen(operation, "a list of plain values")
    yield from map(_text, content) if resource else content


def _series(operation: Operation, content: Json) -> Row:
    """Read named arrays of pairs, whose second halves become numbers; quantities by day are turned round."""
    series = _by_name(_object(operation, None, content))
    if series and not any(isinstance(pairs, list) for pairs in series.values()):
        raise _misshapen(operation, "series of days and quantities")
    return {name: _pairs(operation, value) if isinstance(value, list) else value for name, value in series.items()}


def _by_name(series: Row) -> Row:
    """Turn `{day: {name: quantity}}` into `{name: [[day, quantity]]}`."""
    if not series or not all(isinstance(quantities, dict) for quantities in series.values()):
        return series
    named: dict[str, list[Json]] = {}
    for day, quantities in series.items():
        for name, quantity in quantities.items() if isinstance(quantities, dict) else ():
            named.setdefault(name, []).append([day, quantity])
    return dict(named)


def _pairs(operation: Operation, pairs: list[Json]) -> Json:
    counted: list[Json] = []
    for pair in pairs:
        if not isinstance(pair, list) or not pair[1:]:
            raise _misshapen(operation, "pairs of a day and a quantity")
        day, quantity, *more = pair
        counted.append([day, _number(quantity), *more])
    return counted


def _typed(row: Object, codecs: Mapping[str, Codec]) -> Object:
    """Give the values of the row their types, in place: ten thousand rows need not be there twice."""
    for name, codec in codecs.items():
        if name in row:
            row[name] = codec(row[name])
    return row


def _codecs(resource: Resource | None) -> dict[str, Codec]:
    if resource is None:
        return {}
    codecs = {field.name: codec for field in resource.fields if (codec := _codec(field))}
    return {**codecs, resource.key: _id} if resource.key else codecs


def _codec(field: Field) -> Codec | None:
    return _id if field.refers_to else CODECS.get(field.type)


def _id(value: Json) -> Json:
    """Write the id of a row, or several of them, as text."""
    return [_text(item) for item in value] if isinstance(value, list) else _text(value)


def _text(value: Json) -> Json:
    """Write numbers as text; `false` stands for nothing, as `null` does (errata: types and values)."""
    if value is False:
        return None
    return str(value) if isinstance(value, (int, float)) and value is not True else value


def _number(value: Json) -> Json:
    """Return the number that a text spells; anything else as it is."""
    if not isinstance(value, str) or not (spelt := NUMBER.fullmatch(value)):
        return value
    return float(value) if spelt[1] else int(value)


def _boolean(value: Json) -> Json:
    """Return the truth that a word or a digit spells; anything else as it is."""
    return TRUTHS.get(str(value).lower(), value) if isinstance(value, (str, int)) else value


def _mapping(value: Json) -> Json:
    """Undo the empty array that the service writes for an empty object."""
    return {} if value == [] else value


CODECS: dict[Type, Codec] = {
    Type.STRING: _text,
    Type.INTEGER: _number,
    Type.NUMBER: _number,
    Type.BOOLEAN: _boolean,
    Type.OBJECT: _mapping,
}


def _printable(document: Json) -> Json:
    """Replace halves of characters, which no terminal and no file takes."""
    text = json.dumps(document, ensure_ascii=False).encode("utf-16-le", "surrogatepass")
    whole: Json = json.loads(text.decode("utf-16-le", "replace"))
    return whole


def _not_json(operation: Operation, body: bytes, hidden: Collection[str], why: Exception) -> Unreadable:
    """Say that a body is no JSON, and why; a broken reply is not quoted, for it may hold secrets."""
    start = body.lstrip()[:1]
    text = plain(body, hidden) if start == b"<" or start.isalpha() else ""
    if not body.strip():
        wrong = "is empty."
    elif text:
        wrong = f"is not JSON, but says: {ended(text)}"
    elif isinstance(why, UnicodeDecodeError):
        wrong = "is damaged: it holds bytes that are no text."
    elif isinstance(why, json.JSONDecodeError) and _breaks_off(why):
        wrong = "is damaged: it breaks off in the middle."
    else:
        wrong = "is not JSON."
    return Unreadable(f"The answer to {operation.typed} {wrong}", text=text, maybe_done=True)


def _breaks_off(why: json.JSONDecodeError) -> bool:
    """Whether what is wrong is wrong at the very end, or a text has none."""
    return why.pos >= len(why.doc.rstrip()) or why.msg.startswith("Unterminated")


def _misshapen(operation: Operation, expected: str) -> Unreadable:
    return Unreadable(f"The answer to {operation.typed} should be {expected}, but is not.", maybe_done=True)
