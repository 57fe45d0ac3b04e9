"""An embedded account that misbehaves, over real connections, in this process."""

from __future__ import annotations

import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from vultr_tui.simulator import create_app
from vultr_tui.simulator.app import EmbeddedAccount
from vultr_tui.simulator.faults.choice import Faults, chosen_by
from vultr_tui.simulator.serving import server_of
from vultr_tui.simulator.wire import Receive, Scope, Send

KEY = "EXAMPLEKEY"
PATIENCE = 30.0


@dataclass
class Served:
    """Where it is, what it was asked, and the account behind it, which may be asked directly."""

    url: str
    account: EmbeddedAccount
    faults: Faults
    asked: Counter[str] = field(default_factory=Counter)

    def misbehave(self, text: str) -> None:
        """Choose other faults, from now on."""
        self.faults.chosen = chosen_by(text)
        self.faults._counts.clear()


@contextmanager
def served(faults: str = "", clock: Callable[[], float] = time.time) -> Iterator[Served]:
    """Serve a typical account on a free port until the end."""
    chosen = Faults(chosen_by(faults))
    account = create_app(key=KEY, seed="typical", rate_limit=False, time=clock, faults=chosen)
    asked: Counter[str] = Counter()

    async def counted(scope: Scope, receive: Receive, send: Send) -> None:
        asked[scope["path"]] += 1
        await account(scope, receive, send)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = server_of(counted, refuse_tls=chosen.of_listener)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        end = time.monotonic() + PATIENCE
        while not server.started and time.monotonic() < end:
            time.sleep(0.001)
        scheme = "https" if chosen.of_listener else "http"
        try:
            yield Served(f"{scheme}://127.0.0.1:{listener.getsockname()[1]}", account, chosen, asked)
        finally:
            server.should_exit = server.force_exit = True
            thread.join(PATIENCE)
            account.close()
