"""The service: what it answers, and what it was asked to do."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx

from tests.clocks import HastyClock
from tests.mirror.rows import FIRST, fitting, key_of, row_of
from vultr_tui.account.account import Account
from vultr_tui.account.cache import Cache
from vultr_tui.account.journal import Journal
from vultr_tui.api.catalogue import Api
from vultr_tui.api.operation import Operation, Paging, Shape
from vultr_tui.api.resource import Resource
from vultr_tui.api.values import Json
from vultr_tui.client.clock import Clock
from vultr_tui.client.session import Session

KEY = "MIRRORKEY"
Shaping = Callable[[Resource, dict[str, Json]], dict[str, Json]]


def as_it_is(_: Resource, row: dict[str, Json]) -> dict[str, Json]:
    """Leave a row as the catalogue has it."""
    return row


class Mirror(httpx.AsyncBaseTransport):
    """Answers every reading operation of an API with rows, and every other one with what it replies when done."""

    def __init__(self, api: Api, count: int = 2, shaping: Shaping = as_it_is) -> None:
        self.api = api
        self.count = count
        self.shaping = shaping
        """What is done to each row before it is sent."""
        self.changes: list[str] = []
        """The method and path of every request that is none of a reading operation."""
        self.reads = 0
        self.acls: tuple[str, ...] = tuple({o.access for o in api.operations if o.access})
        self.suits: Operation | None = None
        """The operation that every row is in the right state for."""
        self.refusal: tuple[int, str] | None = None
        """What is answered in the place of everything else."""
        self._paths = [(o.method, _pattern(o.path), o) for o in api.operations]

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        body = await request.aread()
        operation = self._operation(request, body)
        if operation is not None and operation.reads:
            self.reads += 1
        else:
            self.changes.append(f"{request.method} {request.url.path}")
        if self.refusal:
            return httpx.Response(self.refusal[0], text=self.refusal[1])
        if operation is None:
            return httpx.Response(404, text="Not found")
        reply = self.reply(operation, request.url.query.decode())
        return httpx.Response(200, content=b"" if reply is None else json.dumps(reply).encode())

    def _operation(self, request: httpx.Request, body: bytes) -> Operation | None:
        """Find what is asked for; of several the one with most of whose own words it is said."""
        found = [
            (path.groups, operation)
            for method, path, operation in self._paths
            if method == request.method and path.fullmatch(request.url.path)
        ]
        least = min((groups for groups, _ in found), default=0)
        said = set(re.findall(r"[\w-]+", f"{request.url.query.decode()} {body.decode()}"))
        fitting = [operation for groups, operation in found if groups == least]
        asked = [operation for operation in fitting if operation.name == self.api.introspection]
        return max(asked or fitting, key=lambda operation: _likeness(operation, said), default=None)

    def reply(self, operation: Operation, query: str = "") -> Json:
        """Make what the operation answers; what it lists with other words in the query are other rows."""
        content = self._content(operation, query)
        document: Json = content
        for name in reversed(operation.reply.envelope.split(".")) if operation.reply.envelope else ():
            document = {name: document}
        if operation.reply.paging is Paging.CURSOR and isinstance(document, dict):
            document["meta"] = {"total": self.count, "links": {"next": "", "prev": ""}}
        return document

    def _content(self, operation: Operation, query: str) -> Json:
        resource = self.api.resources_by_name.get(operation.reply.resource)
        rows = list(self._rows(resource, query)) if resource else []
        if operation.name == self.api.introspection:
            rows = [{**row, "acls": list(self.acls)} for row in rows]
        answers: dict[Shape, Json] = {
            Shape.OBJECT: rows[0] if rows else {"id": str(FIRST)},
            Shape.SERIES: {"incoming_bytes": [["2018-04-01", 81]], "outgoing_bytes": [["2018-04-01", 3]]},
            Shape.VALUES: [key_of(self.api, operation.reply.resource)],
            Shape.ROWS: [*rows],
            Shape.GROUPED: {str(FIRST): [*rows]},
            Shape.KEYED: {str(row.get(resource.key if resource else "")): row for row in rows},
        }
        return answers.get(operation.reply.shape)

    def _rows(self, resource: Resource, query: str) -> Iterator[dict[str, Json]]:
        suited = self.suits if self.suits and self.suits.target_resource == resource.name else None
        asked = [all(f"{name}={value}" in query for name, value in listing.arguments) for listing in resource.lists]
        first = FIRST + self.count * (asked.index(True) if True in asked else 0)
        for number in range(first, first + self.count):
            row = self.shaping(resource, row_of(self.api, resource, number))
            yield fitting(suited, row) if suited else row

    def account(self, folder: Path, *, clock: Clock | None = None, name: str = "mirror", **options: Any) -> Account:
        """The account as a program has it."""
        clock = clock or HastyClock()
        read_only = bool(options.get("read_only"))
        session = Session(self.api, "http://localhost", KEY, clock=clock, transport=self, read_only=read_only)
        journal = Journal(folder / f"{name}.jsonl", name, clock)
        return Account(session, name=name, journal=journal, cache=Cache(folder / name), clock=clock, **options)


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile("([^/]+)".join(map(re.escape, re.split(r"\{\w+\}", path))))


def _likeness(operation: Operation, said: set[str]) -> tuple[int, int]:
    """Count the words in which a request and an operation are alike: those it always says, and those it must."""
    fixed = sum(1 if {name, str(value)} <= said else -1 for name, value in operation.fixed)
    return fixed, sum(1 if parameter.name in said else -1 for parameter in operation.parameters if parameter.required)
