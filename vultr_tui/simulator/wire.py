"""How requests are read and replies are written: forms, keys, and JSON in the manner of the service."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass, field
from email.utils import formatdate
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl

from vultr_tui.api.values import Json

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

Fields = Mapping[str, str | tuple[str, ...]]
"""The fields of a form or query by name; a tuple where they were sent as an array."""

BODY_LIMIT = 1 << 20
"""Bytes a request's body may have."""
_FIELDS_LIMIT = 1000
HTML = "text/html; charset=UTF-8"
"""What everything is labelled that is no JSON, an empty body too (recorded)."""
_FORM = "application/x-www-form-urlencoded"
_KEY = "api_key"
_WHOLE = re.compile(r"-?[0-9]{1,18}")
_ARRAY = re.compile(r"(.+)\[\d*\]")
_STRING_OR_EMPTY = re.compile(r'"(?:[^"\\]|\\.)*"|\{\}')


class BodyTooLargeError(Exception):
    """The body is longer than `BODY_LIMIT`."""


class BodyCutOffError(Exception):
    """The client was gone before its body had come."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request as the service sees it: its fields without the key, and the key, empty if there is none.

    `token` is what v2 takes for a key, `body` what was sent as it came, `address` the sender's.
    """

    method: str
    path: str
    query: Fields
    form: Fields
    key: str
    token: str = ""
    body: bytes = b""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What is sent back."""

    status: int
    content_type: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


async def read(scope: Scope, receive: Receive) -> Request:
    """Read a request whole; raises BodyTooLargeError, BodyCutOffError."""
    headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
    body = await _body(receive)
    media = headers.get(b"content-type", _FORM).partition(";")[0].strip().lower()
    query = fields(scope["query_string"].decode("latin-1"))
    form = fields(body.decode("utf-8", "replace")) if media == _FORM else {}
    return Request(
        method=scope["method"],
        path=scope["path"],
        query={name: value for name, value in query.items() if name != _KEY},
        form={name: value for name, value in form.items() if name != _KEY},
        key=headers.get(b"api-key") or _text(query.get(_KEY)) or _text(form.get(_KEY)),
        token=_token(headers.get(b"authorization", "")),
        body=body,
        address=(scope.get("client") or ("",))[0],
    )


def _token(authorization: str) -> str:
    kind, _, token = authorization.partition(" ")
    return token.strip() if kind.lower() == "bearer" else ""


async def _body(receive: Receive) -> bytes:
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise BodyCutOffError
        part = message.get("body", b"")
        size += len(part)
        if size > BODY_LIMIT:
            raise BodyTooLargeError
        parts.append(part)
        if not message.get("more_body"):
            return b"".join(parts)


def _text(value: str | tuple[str, ...] | None) -> str:
    return value if isinstance(value, str) else ""


def fields(encoded: str) -> Fields:
    """Read form fields: of a name sent twice the last counts, `name[]` and `name[0]` gather (clients agree)."""
    try:
        pairs = parse_qsl(encoded, keep_blank_values=True, errors="replace", max_num_fields=_FIELDS_LIMIT)
    except ValueError:
        return {}
    found: dict[str, str | tuple[str, ...]] = {}
    for name, value in pairs:
        array = _ARRAY.fullmatch(name)
        if array is None:
            found[name] = value
        else:
            before = found.get(array[1])
            found[array[1]] = (*(before if isinstance(before, tuple) else ()), value)
    return found


def whole(text: str) -> int | None:
    """Read a whole number that SQLite can hold; None for anything else."""
    return int(text) if _WHOLE.fullmatch(text) else None


def data(value: Json) -> Reply:
    """Answer with JSON, or, for None, with an empty body (recorded)."""
    if value is None:
        return text(200, "")
    return Reply(200, "application/json", encode(value))


def text(status: int, line: str) -> Reply:
    """Answer with one line of plain text, labelled HTML as the service does (recorded)."""
    return Reply(status, HTML, line.encode())


def encode(value: Json) -> bytes:
    r"""Write JSON as PHP does: compact, ASCII, `\/` for `/`, and `[]` for an empty object (recorded)."""
    written = json.dumps(value, separators=(",", ":")).replace("/", "\\/")
    if "{}" in written:
        written = _STRING_OR_EMPTY.sub(lambda found: "[]" if found[0] == "{}" else found[0], written)
    return written.encode("ascii")


async def write(send: Send, reply: Reply) -> None:
    """Send a reply."""
    await start(send, reply, len(reply.body))
    await send({"type": "http.response.body", "body": reply.body})


async def start(send: Send, reply: Reply, length: int) -> None:
    """Send the head of a reply, with the headers the service sends (recorded), for so many bytes of body."""
    now = int(time.time())
    headers = {
        "server": "nginx",
        "date": formatdate(now, usegmt=True),
        "content-type": reply.content_type,
        **({} if reply.status == HTTPStatus.NO_CONTENT else {"content-length": str(length)}),
        "connection": "keep-alive",
        "cache-control": "no-cache",
        "expires": formatdate(now - 1, usegmt=True),
        "x-frame-options": "DENY",
        "x-content-type-options": "nosniff",
        "strict-transport-security": "max-age=31536000",
        **reply.headers,
    }
    encoded = [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": reply.status, "headers": encoded})
