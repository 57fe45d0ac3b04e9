"""An account on the embedded service, over a line that a test can watch and cut."""

from __future__ import annotations

import asyncio
from base64 import b64encode
from collections import Counter
from pathlib import Path
from typing import Any

import httpx

from tests.clocks import FakeClock
from vultr_tui.account.account import Account
from vultr_tui.account.actions import Outcome
from vultr_tui.account.cache import Cache
from vultr_tui.account.journal import Journal
from vultr_tui.account.problems import Problems
from vultr_tui.api.catalogue import load
from vultr_tui.api.intent import Intent, Target
from vultr_tui.client.clock import Clock
from vultr_tui.client.session import Session
from vultr_tui.simulator import create_app
from vultr_tui.simulator.app import EmbeddedAccount

KEY = "EXAMPLEKEY"
PUBLIC_KEY = "ssh-ed25519 " + b64encode(b"\0\0\0\x0bssh-ed25519\0\0\0\x20" + bytes(32)).decode()


class Line(httpx.AsyncBaseTransport):
    """The way to the service. While `down` nothing gets through; answers to the paths in `lost` do not come back."""

    def __init__(self, app: EmbeddedAccount) -> None:
        self._inner = httpx.ASGITransport(app)
        self.requests: Counter[str] = Counter()
        self.down = False
        self.lost: set[str] = set()
        self.cut: set[str] = set()
        """Requests to these paths are sent, and do not arrive."""
        self.answers: dict[str, tuple[int, str]] = {}
        """What is answered at a path in the service's stead."""
        self.held: dict[str, asyncio.Event] = {}
        """What the answers of a path wait for."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path.removeprefix("/v1/")
        self.requests[path] += 1
        if self.down:
            raise httpx.ConnectError("no route")
        if path in self.answers:
            status, text = self.answers[path]
            return httpx.Response(status, text=text)
        if path in self.cut:
            raise httpx.ReadError("cut")
        response = await self._inner.handle_async_request(request)
        if path in self.held:
            await self.held[path].wait()
        if path in self.lost:
            raise httpx.ReadError("cut")
        return response


class Ground:
    """One embedded account, and the ways that programs have to it."""

    def __init__(self, folder: Path, clock: FakeClock, seed: str = "typical") -> None:
        self.folder = folder
        self.clock = clock
        self.app = create_app(key=KEY, seed=seed, rate_limit=False, time=clock.now)
        self.line = Line(self.app)
        self._accounts: list[Account] = []

    def account(
        self, name: str = "test", key: str = KEY, clock: Clock | None = None, version: str = "v1", **options: Any
    ) -> Account:
        """An account as one more process opens it; those of one name share journal and cache."""
        clock = clock or self.clock
        api, problems = load(version), Problems()
        account = Account(
            Session(api, "http://localhost", key, clock=clock, transport=self.line),
            name=name,
            journal=Journal(self.folder / f"{name}.jsonl", name, clock, problems),
            cache=Cache(self.folder / name, problems),
            clock=clock,
            problems=problems,
            **options,
        )
        self._accounts.append(account)
        return account

    async def close(self) -> None:
        for account in self._accounts:
            await account.aclose()
        self.app.close()


async def aimed(account: Account, operation: str, word: str, parent: str = "", **arguments: Any) -> Intent:
    """The intent to perform the operation on what the word names."""
    verb = account.api.operation(operation)
    target = await account.resolve(verb.target_resource, word, parent, verb.target_parameter)
    return Intent(verb, arguments, (target,))


async def do(account: Account, operation: str, word: str = "", parent: str = "", **arguments: Any) -> Outcome:
    """Perform the operation on what the word names, or on nothing."""
    if word:
        intent = await aimed(account, operation, word, parent, **arguments)
    else:
        intent = Intent(account.api.operation(operation), arguments)
    (outcome,) = await account.perform(intent)
    return outcome


async def row(account: Account, resource: str, word: str, parent: str = "") -> Target:
    """What the word names, as it is now."""
    await account.refresh(resource, parent)
    return await account.resolve(resource, word, parent)
