"""One account's conversation with the service: the way every request goes."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext, suppress
from functools import partial
from http import HTTPStatus
from importlib import import_module
from threading import Lock
from types import ModuleType
from typing import TYPE_CHECKING, Protocol, cast, runtime_checkable

from vultr_tui.api.catalogue import Api, Scope
from vultr_tui.api.light import replace
from vultr_tui.api.operation import Operation, Paging, Risk
from vultr_tui.api.request import Request, build
from vultr_tui.api.resource import Resource
from vultr_tui.api.values import Argument, Arguments, Row
from vultr_tui.client import newborn, tls
from vultr_tui.client.address import address_of, checked_key
from vultr_tui.client.answer import Answer
from vultr_tui.client.attempt import Attempt, Witness
from vultr_tui.client.clock import Clock, SystemClock
from vultr_tui.client.decoding import LARGE, arrange, decode, read
from vultr_tui.client.errors import (
    ApiError,
    Denial,
    Discontinued,
    Forbidden,
    Misconfigured,
    OutcomeUnknown,
    ReadOnly,
    Throttled,
    Unreachable,
)
from vultr_tui.client.faults import error_of
from vultr_tui.client.ledger import Ledger
from vultr_tui.client.newborn import Newborn
from vultr_tui.client.pacing import Budget, Pacer, Priority, Slot, Team
from vultr_tui.client.paging import CURSOR, LARGEST_PAGE, MOST_PAGES, PER_PAGE, page_of
from vultr_tui.client.retrying import PATIENCE, Retries
from vultr_tui.client.sharing import Flights

if TYPE_CHECKING:
    import httpx

    from vultr_tui.client.transport import Reply, Wire

MOST_SECONDS = 30.0
"""What one request may take, from the connection to the last byte of the reply."""
NO_KEY = "Give the profile a key with `key_command`, `key_file` or `key_env`, or set VULTR_API_KEY; --demo needs none."

TRANSPORT = "vultr_tui.client.transport"
"""What knows httpx."""
_LOADING = Lock()
"""Held while httpx is loaded: what is left out of it is left out by a change to the list of modules."""


def preload() -> None:
    """Load what the first call needs, to save that the time; any thread may do so."""
    _load_transport()
    with suppress(OSError):  # the first call says what is wrong with the certificates
        tls.context()


def _load_transport() -> ModuleType:
    """Load httpx, but not its command line, which nobody here uses and which takes a third of the time."""
    without = cast("ModuleType", None)
    with _LOADING:
        sys.modules.setdefault("httpx._main", without)
        try:
            return import_module(TRANSPORT)
        finally:
            if sys.modules["httpx._main"] is without:
                del sys.modules["httpx._main"]


@runtime_checkable
class Opener(Protocol):
    """Opens what takes the place of the network, once that is needed."""

    def load(self) -> None:
        """Load what opening takes; called in a thread."""

    def __call__(self) -> httpx.AsyncBaseTransport:
        """Open it. Raises an ApiError if that cannot be."""


class Session:
    """One account at one address, with one key; the only way to the service.

    `key` may be empty where only public operations are called. `transport` takes the place of the network, for the
    embedded account and for tests. `timeout` is the seconds one request may take from the connection to the last
    byte, its wait in the queue not counted. `ledger` and `team` are those with whom the allowance of requests is
    shared, on this machine and on others; the actions of a script, which is not `typed`, go behind those of people.
    `witness` is told of every request. `gone` says what to do once the service has switched this version of its API
    off. Raises Misconfigured (a ValueError) for an address or key that cannot be.
    """

    def __init__(
        self,
        api: Api,
        url: str,
        key: str,
        *,
        clock: Clock | None = None,
        transport: httpx.AsyncBaseTransport | Opener | None = None,
        read_only: bool = False,
        timeout: float = MOST_SECONDS,
        insecure_http: bool = False,
        witness: Witness | None = None,
        ledger: Ledger | None = None,
        team: Team | None = None,
        gone: str = "",
        typed: bool = True,
    ) -> None:
        self.api = api
        self.read_only = read_only
        self._address = address_of(url, insecure_http=insecure_http)
        self._key = checked_key(key)
        self._clock = clock or SystemClock()
        self._transport = transport
        self._timeout = timeout
        self._gone = gone
        self._pacer = Pacer(api.rate, self._clock, ledger, team)
        self._flights = Flights(self._pacer)
        self._first = Priority.ACTION if typed else Priority.VISIBLE
        self._newborn = Newborn(api, self._clock)
        self._wire: Wire | None = None
        self._closed = False
        self._witness = witness

    def __repr__(self) -> str:
        return f"<Session {self.api.name} at {self.url}>"

    @property
    def url(self) -> str:
        """The address that paths are appended to."""
        return self._address.base

    @property
    def budget(self) -> Budget:
        """The requests that may be sent now, and those that wait."""
        return self._pacer.budget

    def on_budget(self, listener: Callable[[], object]) -> None:
        """Call the listener when the rate changes, or with whom it is shared; not for what waits for it."""
        self._pacer.listeners.append(listener)

    async def call(self, operation: Operation, arguments: Arguments, priority: Priority = Priority.ACTION) -> Answer:
        """Perform the operation and decode the reply; all pages of it, if the service pages it.

        Raises an ApiError if that fails. A change whose answer is lost raises OutcomeUnknown and is not sent again,
        unless the operation is repeatable.
        """
        self._require_open()
        priority = max(priority, self._first)
        reads = operation.risk_of(arguments) is Risk.READ
        if self.read_only and not reads:
            raise ReadOnly(f"This session is read-only, so {operation.typed} was not sent.")
        if operation.key_required and not self._key:
            raise Forbidden(Denial.KEY, f"{operation.typed} needs an API key, and there is none.", NO_KEY)
        if not reads:
            answer = await self._perform(operation, arguments, self._pacer.slot(priority))
            self._newborn.note(operation, arguments, answer)
            return answer
        request = _request_for(operation, arguments)
        return await self._flights.join(
            (operation.name, request.method, request.location, request.body),
            priority,
            lambda slot: self._perform(operation, arguments, slot),
        )

    async def aclose(self) -> None:
        """Give up what is under way and close the connections; nothing can be called afterwards."""
        self._closed = True
        await self._flights.aclose()
        await self._pacer.aclose()
        if self._wire:
            await self._wire.aclose()

    async def _perform(self, operation: Operation, arguments: Arguments, slot: Slot) -> Answer:
        try:
            if operation.reply.paging is Paging.CURSOR:
                return await self._collect(operation, arguments, slot)
            reply = await self._obtain(operation, arguments, slot)
            resource, hidden = self._resource_of(operation), self._hidden(operation, arguments)
            decoded = partial(decode, operation, resource, reply.status, reply.body, hidden)
            return await asyncio.to_thread(decoded) if len(reply.body) > LARGE else decoded()
        except ApiError as error:
            error.maybe_done = error.maybe_done and operation.risk_of(arguments) is not Risk.READ
            if error.maybe_done and not operation.repeatable:
                finding = f"Whether {operation.typed} was carried out is not known."
                raise OutcomeUnknown(error.message, finding, text=error.text, status=error.status) from None
            raise

    async def _collect(self, operation: Operation, arguments: Arguments, slot: Slot) -> Answer:
        """Put all pages into one answer, complete if the service came to an end and counted no more rows."""
        given: dict[str, Argument] = {PER_PAGE: LARGEST_PAGE, **arguments}
        rows: list[Row] = []
        seen: set[str] = set()
        while True:
            reply = await self._obtain(operation, given, slot)
            document = read(operation, reply.body, self._hidden(operation, arguments))
            answer = arrange(operation, self._resource_of(operation), reply.status, reply.body, document)
            rows.extend(answer.rows)
            page = page_of(document)
            if not page.next or page.next in seen or len(seen) == MOST_PAGES:
                break
            seen.add(page.next)
            given[CURSOR] = page.next
        complete = not page.next and (page.total is None or len(rows) >= page.total)
        return replace(answer, rows=tuple(rows), complete=complete)

    async def _obtain(self, operation: Operation, arguments: Arguments, slot: Slot) -> Reply:
        """Get a successful reply, in as many attempts as are allowed.

        Public calls that the service counts by key go without one, so they need no place in the queue.
        """
        request = _request_for(operation, arguments)
        retries = Retries(again=_may_repeat(operation, arguments), clock=self._clock, within=self._timeout)
        paced = operation.key_required or self.api.rate.scope is Scope.ADDRESS
        wanted = self._clock.monotonic()
        await self._connected()  # which may take a while, and a turn is to be used when it comes
        maybe_done = False
        while True:
            try:
                async with slot if paced else nullcontext():
                    retries.begin()
                    return await self._witnessed(operation, arguments, request, wanted)
            except ApiError as error:
                # What is refused may be refused because an earlier attempt, whose answer was lost, has done it.
                maybe_done = error.maybe_done = error.maybe_done or maybe_done
                if isinstance(error, Throttled):
                    self._pacer.throttled(min(error.retry_after or 0.0, PATIENCE))
                    paced = True
                pause = newborn.PAUSE if self._newborn.awaited(error, arguments) else retries.pause_after(error)
                if pause is None or self._closed:
                    raise
            if pause:
                await self._clock.sleep(pause)

    async def _witnessed(self, operation: Operation, arguments: Arguments, request: Request, wanted: float) -> Reply:
        """Send the request, and tell how it ended."""
        if self._witness is None:
            return await self._attempt(operation, arguments, request)
        name = operation.name if self.api.find(operation.name) else ""
        sent = self._clock.monotonic()
        status, size, outcome = None, 0, "interrupted"
        try:
            reply = await self._attempt(operation, arguments, request)
            status, size, outcome = reply.status, len(reply.body), "ok"
        except ApiError as error:
            status, outcome = error.status, type(error).__name__
            raise
        else:
            return reply
        finally:
            took = self._clock.monotonic() - sent
            self._witness(Attempt(name, operation.method, outcome, status, size, sent - wanted, took))

    async def _attempt(self, operation: Operation, arguments: Arguments, request: Request) -> Reply:
        self._require_open()
        wire = await self._connected()
        reply = await wire.send(request, self._credentials(operation))
        if HTTPStatus.OK <= reply.status < HTTPStatus.MULTIPLE_CHOICES:
            return reply
        error = error_of(
            self.api,
            reply.status,
            reply.body,
            location=reply.location,
            access=operation.access,
            hidden=self._hidden(operation, arguments),
        )
        error.retry_after = reply.retry_after
        if self._gone and isinstance(error, Discontinued):
            error.hint = self._gone
        raise error

    def _require_open(self) -> None:
        if self._closed:
            raise Unreachable("The session is closed, so nothing was sent.", "Open the account again.")

    async def _connected(self) -> Wire:
        """Connect at the first call; what that takes is loaded in a thread, so that keys are answered meanwhile."""
        if self._wire is None and TRANSPORT not in sys.modules:
            await asyncio.to_thread(preload)
        if self._wire is None and isinstance(self._transport, Opener):
            await asyncio.to_thread(self._transport.load)
        if self._wire is None:
            wire: type[Wire] = _load_transport().Wire
            transport = self._transport() if isinstance(self._transport, Opener) else self._transport
            self._wire = wire(self._address, self._timeout, transport)
        return self._wire

    def _credentials(self, operation: Operation) -> dict[str, str]:
        """Make the header with the key, for operations that need one."""
        if not operation.key_required:
            return {}
        authentication = self.api.authentication
        return {authentication.header: authentication.template.replace("{key}", self._key)}

    def _hidden(self, operation: Operation, arguments: Arguments) -> tuple[str, ...]:
        """List what no error may repeat, even if the service does."""
        return self._key, *_secrets_in(operation, arguments)

    def _resource_of(self, operation: Operation) -> Resource | None:
        return self.api.resources_by_name.get(operation.reply.resource)


def _request_for(operation: Operation, arguments: Arguments) -> Request:
    try:
        return build(operation, arguments)
    except KeyError as missing:
        message = f"{operation.typed} cannot be sent without {missing.args[0]}."
        raise Misconfigured(message, "Give it as well.") from None
    except ValueError:
        message = f"{operation.typed} cannot be sent with these values."
        raise Misconfigured(message, "Check the ids and values that were given.") from None


def _may_repeat(operation: Operation, arguments: Arguments) -> bool:
    """Whether sending the call twice does no more than sending it once."""
    return operation.repeatable or operation.risk_of(arguments) is Risk.READ


def _secrets_in(operation: Operation, arguments: Arguments) -> Iterator[str]:
    """Yield the secret values among the arguments."""
    for name, value in arguments.items():
        parameter = operation.parameter(name)
        if parameter and parameter.secret:
            yield from [str(value)] if isinstance(value, (str, int, float)) else value
