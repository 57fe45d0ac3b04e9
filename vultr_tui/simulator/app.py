"""The embedded account as an ASGI application."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Protocol

from vultr_tui.simulator import seed, wire
from vultr_tui.simulator.callers import Callers
from vultr_tui.simulator.faults.choice import Faults
from vultr_tui.simulator.faults.manners import Exchange
from vultr_tui.simulator.store import Store
from vultr_tui.simulator.wire import BodyCutOffError, BodyTooLargeError, Receive, Reply, Request, Scope, Send

log = logging.getLogger(__name__)
log.addHandler(logging.NullHandler())

TOO_LARGE = "Request body too large."


class Service(Protocol):
    """One version of the API over the stored world."""

    def answer(self, request: Request) -> Reply:
        """Answer a request."""

    def fault(self) -> Reply:
        """Answer what could not be answered."""


class EmbeddedAccount:
    """One account, over one state file; answers requests of API v2 below `/v2`, and of v1."""

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
        self._store = Store(state, time)
        self._store.begin(clock_rate, partial(seed.fill, name=seed_name))
        self._callers = Callers(self._store, key, limited=rate_limit)
        self._services: dict[str, Service] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request of ASGI."""
        if scope["type"] != "http":
            raise NotImplementedError(f"the embedded account speaks HTTP, not {scope['type']}")
        try:
            request = await wire.read(scope, receive)
        except BodyTooLargeError:
            await wire.write(send, wire.text(413, TOO_LARGE))
            return
        except BodyCutOffError:
            return
        fault = self._faults.next(request)
        reply = wire.text(200, "")
        for _ in range(fault.carried_out):
            reply = self.answer(request)
        await fault.manner(Exchange(scope, receive, send), fault.says(request, reply))

    def answer(self, request: Request) -> Reply:
        """Answer a request; never raises."""
        service = self._service("v2" if request.path.startswith("/v2/") else "v1")
        try:
            return service.answer(request)
        except Exception:
            log.exception("no answer to %s %s", request.method, request.path)
            return service.fault()

    def close(self) -> None:
        """Close the state file."""
        self._store.close()

    def _service(self, version: str) -> Service:
        """Load what answers a version when it is first asked for."""
        if version not in self._services:
            module = import_module(f"vultr_tui.simulator.{version}.service")
            self._services[version] = module.Service(self._store, self._callers)
        return self._services[version]
