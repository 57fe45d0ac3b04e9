"""A misbehaving account, and the faces a user does things in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tests.clocks import FakeClock, HastyClock
from tests.faults.served import KEY, Served, served
from vultr_tui.account.account import Account
from vultr_tui.account.cache import Cache
from vultr_tui.account.entry import Entry
from vultr_tui.account.journal import Journal
from vultr_tui.api.catalogue import Rate, load
from vultr_tui.client.session import Session

UNHURRIED = {version: replace(load(version), rate=Rate(1000, load(version).rate.scope)) for version in ("v1", "v2")}
"""The APIs without the wait between two requests."""
SHORT, LONG = 1.5, 60.0
"""Seconds that a request may take: where it hangs, and where it does not, on however busy a machine."""


@dataclass
class Site:
    """One served account, and the ways that programs have to it. Stands in for `Ground` where faces are typed at."""

    folder: Path
    service: Served
    clock: FakeClock
    timeout: float = LONG
    version: str = "v1"
    accounts: list[Account] = field(default_factory=list)

    def account(self, name: str = "test", *, read_only: bool = False) -> Account:
        """The account as one more program opens it; those of one name share journal and cache."""
        api = UNHURRIED[self.version]
        url = self.service.url + api.url.removeprefix("https://api.vultr.com")
        session = Session(api, url, KEY, clock=self.clock, timeout=self.timeout, read_only=read_only)
        account = Account(
            session,
            name=name,
            journal=self.journal,
            cache=Cache(self.folder / "rows"),
            clock=self.clock,
            read_only=read_only,
        )
        self.accounts.append(account)
        return account

    @property
    def journal(self) -> Journal:
        """The journal as a program that starts now reads it."""
        return Journal(self.folder / "journal.jsonl", "test", self.clock)

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self.journal.entries()

    def rows(self, resource: str) -> list[dict[str, Any]]:
        """What the account really has."""
        found = json.loads(self.service.told("GET", f"{resource}/list"))
        return list(found.values()) if isinstance(found, dict) else found

    def called(self, resource: str, label: str) -> list[dict[str, Any]]:
        """The rows of that label."""
        return [row for row in self.rows(resource) if row["label"] == label]

    async def close(self) -> None:
        for account in self.accounts:
            await account.aclose()


@contextmanager
def site(
    folder: Path, *, listener: str = "", hasty: bool = True, timeout: float = LONG, version: str = "v1"
) -> Iterator[Site]:
    """A typical account over real connections; `listener` is a fault of these themselves."""
    clock = HastyClock() if hasty else FakeClock()
    with served(listener, clock.now) as service:
        yield Site(folder, service, clock, timeout, version)
