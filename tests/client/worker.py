"""A process that asks a served account all the time: `python -m tests.client.worker URL LEDGER WHAT`.

It says a line when it is ready, and begins when it reads one. What it asks is `polls`, five under way at a time, or
`actions`, one after another with pauses. Of each call it writes when it began, the seconds it took, whether the service
has refused one for coming too soon, and whether the ledger could not be had.
"""

from __future__ import annotations

import asyncio
import sys
import time
from itertools import count
from pathlib import Path

from vultr_tui.api.catalogue import load
from vultr_tui.client.ledger import Shared
from vultr_tui.client.pacing import Priority
from vultr_tui.client.session import Session, preload

KEY = "EXAMPLEKEY"
LISTS = ("server.list", "dns.list", "snapshot.list", "block.list", "firewall.group_list")
PAUSE = 0.7


async def poll(session: Session, name: str) -> None:
    """Ask for that list for ever."""
    while True:
        await ask(session, name, Priority.VISIBLE)


async def act(session: Session) -> None:
    """Ask for something now and then, as somebody who waits for it."""
    for number in count():
        await asyncio.sleep(PAUSE)
        await ask(session, LISTS[number % len(LISTS)], Priority.ACTION)


async def ask(session: Session, name: str, priority: Priority) -> None:
    """Ask once, and write what became of it."""
    began = time.monotonic()
    await session.call(session.api.operation(name), {}, priority)
    budget = session.budget
    print(began, time.monotonic() - began, int(budget.throttled), int(bool(budget.trouble)), flush=True)


async def main(url: str, ledger: str, what: str) -> None:
    """Ask until killed."""
    session = Session(load("v1"), url, KEY, ledger=Shared(Path(ledger)))
    preload()
    print("ready", flush=True)
    sys.stdin.readline()
    await asyncio.gather(*(poll(session, name) for name in LISTS) if what == "polls" else (act(session),))


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
