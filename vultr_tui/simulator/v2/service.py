"""API v2 as a service: requests in, replies out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from types import MappingProxyType

from vultr_tui.api.catalogue import load
from vultr_tui.api.operation import Operation
from vultr_tui.api.values import Json
from vultr_tui.simulator import v2
from vultr_tui.simulator.callers import Callers
from vultr_tui.simulator.store import Store
from vultr_tui.simulator.v2.handlers import BAD, Call, Problem
from vultr_tui.simulator.v2.routes import Route, Routes
from vultr_tui.simulator.wire import HTML, Fields, Reply, Request
from vultr_tui.simulator.world import account, logs, users
from vultr_tui.simulator.world.users import OWNER, User
from vultr_tui.simulator.world.world import Refusal

PER_SECOND = 30
"""Requests of one address (v2 facts: rate limit)."""
TOO_OFTEN = "rate limit exceeded"
WRONG_KEY = "Invalid API token."
WRONG_ADDRESS = "Unauthorized IP address: {}"
"""Recorded: bodies of 429 and 401."""
NO_ACCESS = "Your API key is not authorized to use this function.  Required access: {}"
NOT_EMBEDDED = "The embedded account does not do this: {} {}"
FAULT = "Internal server error"

BUSY = "Server is currently locked"
"""Recorded: 500 body."""
_PENDING = re.compile(r"This subscription is not currently active\.")
"""What v1 says of a server that is not there yet."""
_NAMES_OF_V1 = re.compile(r"\s+Check \w+ value.*")
"""What refusals in v1's words say about its parameters."""


class Service:
    """Answers requests below `/v2`."""

    def __init__(self, store: Store, callers: Callers) -> None:
        self._store = store
        self._callers = callers
        self._routes = Routes(load("v2").operations, v2.handlers())

    def answer(self, request: Request) -> Reply:
        """Answer a request."""
        if not self._callers.admit(request.address, PER_SECOND, PER_SECOND):
            return _refusal(TOO_OFTEN, 429, {"retry-after": "1"})
        try:
            route, path = self._routes.find(request.method, request.path.removeprefix("/v2"))
            user = self._admit(route, request)
            call = Call(path, _query(request.query), _body(request.body), user.id)
            _require_access(route, call, user)
            return self._perform(route, call, request, user)
        except Problem as problem:
            return _refusal(problem.text, problem.status)
        except Refusal as refusal:
            text = _PENDING.sub(BUSY, _NAMES_OF_V1.sub("", refusal.reason))
            return _refusal(text, 500 if BUSY in text else 400)

    def fault(self) -> Reply:
        """Answer what could not be answered."""
        return _refusal(FAULT, 500)

    def _admit(self, route: Route, request: Request) -> User:
        """Let the request's sender in: by key and by address; public calls are nobody's."""
        if route.public:
            return OWNER
        user = self._callers.holder(request.token)
        if user is None:
            raise Problem(WRONG_KEY, 401)
        if not self._callers.lets_in(user, request.address):
            raise Problem(WRONG_ADDRESS.format(request.address), 401)
        return user

    def _perform(self, route: Route, call: Call, request: Request, user: User) -> Reply:
        if route.answered is None:
            raise Problem(NOT_EMBEDDED.format(request.method, request.path), 501)
        reads = request.method == "GET"
        with self._store.reading() if reads else self._store.writing() as world:
            if not reads:
                account.settle(world)
            document = route.answered.handler(world, call)
            if not reads:
                logs.add(world, user.id, request.address, request.method, request.path)
        usual = HTTPStatus.NO_CONTENT if document is None else HTTPStatus.OK
        headers = {} if route.public else {"x-user": user.email}
        return _reply(route.answered.status or usual, document, headers)


def _require_access(route: Route, call: Call, user: User) -> None:
    """Raise Problem unless the user may do all that the request would have done."""
    needed = [operation.access for operation in _meant(route.operations, call)]
    for access in (*needed, route.answered.access if route.answered else ""):
        if access and access not in users.rights(user):
            raise Problem(NO_ACCESS.format(access), 403)


def _meant(operations: tuple[Operation, ...], call: Call) -> Iterator[Operation]:
    """List the operations that the request performs: one request to change something may be several."""
    if len(operations) == 1:
        yield from operations
    for operation in operations:
        names = {name for name, _ in operation.fixed} | {parameter.name for parameter in operation.parameters}
        if names & call.body.keys():
            yield operation


def _query(fields: Fields) -> dict[str, str]:
    return {name: value if isinstance(value, str) else ",".join(value) for name, value in fields.items()}


def _body(body: bytes) -> Mapping[str, Json]:
    """Read a body; raises Problem for what is no JSON object, or has what could be neither kept nor answered."""
    if not body.strip():
        return {}
    try:
        document = json.loads(body)
        json.dumps(document, ensure_ascii=False, allow_nan=False).encode()
    except (ValueError, RecursionError):
        raise Problem(BAD) from None
    if not isinstance(document, dict):
        raise Problem(BAD)
    return document


def _reply(status: int, document: Json, headers: Mapping[str, str]) -> Reply:
    headers = {"x-robots-tag": "noindex,noarchive", **headers}
    if document is None:
        return Reply(status, HTML, b"", headers)  # recorded, as by v1
    return Reply(status, "application/json", json.dumps(document, separators=(",", ":")).encode(), headers)


def _refusal(text: str, status: int, headers: Mapping[str, str] = MappingProxyType({})) -> Reply:
    return _reply(status, {"error": text, "status": status}, headers)
