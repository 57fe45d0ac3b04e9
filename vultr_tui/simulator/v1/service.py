"""API v1 as a service: requests in, replies out."""

from __future__ import annotations

from vultr_tui.api.catalogue import load
from vultr_tui.api.operation import Operation
from vultr_tui.simulator import gate, v1, wire
from vultr_tui.simulator.callers import Callers
from vultr_tui.simulator.gate import DeniedError
from vultr_tui.simulator.store import Store
from vultr_tui.simulator.v1.handlers import Call
from vultr_tui.simulator.wire import Reply, Request
from vultr_tui.simulator.world import account, logs, users
from vultr_tui.simulator.world.users import OWNER, User
from vultr_tui.simulator.world.world import Refusal

FAULT = "Internal server error.  Try again at a later time."
AT_ONCE = 5
"""Requests a key that was quiet may make at once."""


class Service:
    """Answers requests below `/v1`, and those that lead nowhere."""

    def __init__(self, store: Store, callers: Callers) -> None:
        self._api = load("v1")
        self._routes = gate.routes(self._api)
        self._handlers = v1.handlers(self._api)
        self._store = store
        self._callers = callers

    def answer(self, request: Request) -> Reply:
        """Answer a request."""
        try:
            operation = gate.operation_of(self._routes, request)
            user = self._admit(operation, request)
            arguments = request.form if request.method == "POST" else request.query
            gate.require_arguments(operation, arguments)
            return self._perform(operation, Call(arguments, user.id), request)
        except DeniedError as denied:
            return wire.text(denied.status, denied.text)
        except Refusal as refusal:
            return wire.text(412, refusal.reason)

    def fault(self) -> Reply:
        """Answer what could not be answered."""
        return wire.text(500, FAULT)

    def _admit(self, operation: Operation, request: Request) -> User:
        """Let the request's sender in: by key, by address, by rate, by what it may do; public calls are nobody's."""
        if not operation.key_required:
            return OWNER
        user = self._callers.holder(request.key)
        if user is None:
            raise DeniedError(403, gate.WRONG_KEY)
        if not self._callers.lets_in(user, request.address):
            raise DeniedError(403, gate.WRONG_ADDRESS.format(request.address))
        per_second = self._api.rate.per_second
        if not self._callers.admit(users.hashed(request.key), per_second, AT_ONCE):
            raise DeniedError(503, gate.TOO_OFTEN.format(per_second))
        gate.require_access(operation, user)
        return user

    def _perform(self, operation: Operation, call: Call, request: Request) -> Reply:
        handler = self._handlers[operation.name]
        if operation.reads:
            with self._store.reading() as world:
                return wire.data(handler(world, call))
        with self._store.writing() as world:
            account.settle(world)
            answer = handler(world, call)
            logs.add(world, call.user, request.address, request.method, request.path)
            return wire.data(answer)
