"""The embedded account as an ASGI application."""

from __future__ import annotations

import hmac
import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path

from vultr_tui.api.catalogue import load
from vultr_tui.api.operation import Operation
from vultr_tui.simulator import gate, seed, v1, wire
from vultr_tui.simulator.faults.choice import Faults
from vultr_tui.simulator.faults.manners import Exchange
from vultr_tui.simulator.gate import DeniedError
from vultr_tui.simulator.store import Store
from vultr_tui.simulator.v1.handlers import Call
from vultr_tui.simulator.wire import BodyTooLargeError, Receive, Reply, Request, Scope, Send
from vultr_tui.simulator.world import users
from vultr_tui.simulator.world.users import OWNER, User
from vultr_tui.simulator.world.world import Refusal

log = logging.getLogger(__name__)
log.addHandler(logging.NullHandler())

FAULT = "Internal server error.  Try again at a later time."
TOO_LARGE = "Request body too large."


class EmbeddedAccount:
    """One account, over one state file; answers requests of API v1."""

    def __init__(
        self,
        state: str | Path,
        *,
        key: str | None,
        seed_name: str,
        clock_rate: float,
        rate_limit: bool,
        time: Callable[[], float],
        faults: Faults,
    ) -> None:
        self._faults = faults
        self._api = load("v1")
        self._routes = gate.routes(self._api)
        self._handlers = v1.handlers(self._api)
        self._key = key
        self._rate_limit = rate_limit
        self._store = Store(state, time)
        self._store.begin(clock_rate, partial(seed.fill, name=seed_name))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request of ASGI."""
        if scope["type"] != "http":
            raise NotImplementedError(f"the embedded account speaks HTTP, not {scope['type']}")
        try:
            request = await wire.read(scope, receive)
        except BodyTooLargeError:
            await wire.write(send, wire.text(413, TOO_LARGE))
            return
        fault = self._faults.next(request)
        reply = wire.text(200, "")
        for _ in range(fault.carried_out):
            reply = self.answer(request)
        await fault.manner(Exchange(scope, receive, send), fault.says(request, reply))

    def answer(self, request: Request) -> Reply:
        """Answer a request; never raises."""
        try:
            operation = gate.operation_of(self._routes, request)
            user = self._admit(operation, request)
            arguments = request.form if request.method == "POST" else request.query
            gate.require_arguments(operation, arguments)
            return self._perform(operation, Call(arguments, user.id))
        except DeniedError as denied:
            return wire.text(denied.status, denied.text)
        except Refusal as refusal:
            return wire.text(412, refusal.reason)
        except Exception:
            log.exception("no answer to %s %s", request.method, request.path)
            return wire.text(500, FAULT)

    def close(self) -> None:
        """Close the state file."""
        self._store.close()

    def _admit(self, operation: Operation, request: Request) -> User:
        """Let the request's sender in: by key, by rate, by what it may do; public calls are nobody's."""
        if not operation.key_required:
            return OWNER
        user = self._holder(request.key)
        if user is None:
            raise DeniedError(403, gate.WRONG_KEY)
        per_second = self._api.rate.per_second
        if self._rate_limit and not self._store.admit(users.hashed(request.key), per_second):
            raise DeniedError(503, gate.TOO_OFTEN.format(per_second))
        gate.require_access(operation, user)
        return user

    def _holder(self, key: str) -> User | None:
        if self._key is not None and hmac.compare_digest(key.encode(), self._key.encode()):
            return OWNER
        with self._store.reading() as world:
            stranger = OWNER if self._key is None else None
            return users.holder(world, key) or stranger

    def _perform(self, operation: Operation, call: Call) -> Reply:
        handler = self._handlers[operation.name]
        with self._store.reading() if operation.reads else self._store.writing() as world:
            return wire.data(handler(world, call))
