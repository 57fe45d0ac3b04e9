"""An embedded account that misbehaves, over real connections, served by a thread of this process."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from vultr_tui.simulator import create_app
from vultr_tui.simulator.app import EmbeddedAccount
from vultr_tui.simulator.faults.choice import Faults, chosen_by
from vultr_tui.simulator.serving import listening, server_of
from vultr_tui.simulator.wire import Receive, Request, Scope, Send

KEY = "EXAMPLEKEY"
PATIENCE = 30.0


@dataclass
class Served:
    """The account behind the connections, what it was asked, and what it does wrong."""

    account: EmbeddedAccount
    faults: Faults
    key: str = KEY
    url: str = ""
    asked: Counter[str] = field(default_factory=Counter)
    after: tuple[str, str] = ("", "")
    """A path, and the faults to choose once it has been asked for."""

    def misbehave(self, text: str) -> None:
        """Choose other faults, from now on."""
        self.faults.chosen = chosen_by(text)
        self.faults._counts.clear()

    def told(self, method: str, path: str, **fields: str) -> bytes:
        """What the account itself says, past all faults."""
        query, form = (fields, {}) if method == "GET" else ({}, fields)
        return self.account.answer(Request(method, f"/v1/{path}", query, form, self.key)).body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"].removeprefix("/v1/")
        self.asked[path] += 1
        await self.account(scope, receive, send)
        if path == self.after[0]:
            self.misbehave(self.after[1])
            self.after = ("", "")


@contextmanager
def served(faults: str = "", clock: Callable[[], float] = time.time, key: str = KEY) -> Iterator[Served]:
    """Serve a typical account on a free port until the end."""
    chosen = Faults(chosen_by(faults))
    app = create_app(key=key, seed="typical", rate_limit=False, time=clock, faults=chosen)
    service = Served(app, chosen, key)
    with listening("127.0.0.1", 0) as listener:
        server = server_of(service, refuse_tls=chosen.of_listener)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        end = time.monotonic() + PATIENCE
        while not server.started and time.monotonic() < end:
            time.sleep(0.001)
        service.url = f"http{'s' * chosen.of_listener}://127.0.0.1:{listener.getsockname()[1]}"
        try:
            yield service
        finally:
            server.should_exit = server.force_exit = True
            thread.join(PATIENCE)
            service.account.close()
