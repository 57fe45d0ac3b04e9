"""The one-shot command, run on a service whose time the test holds, over real HTTP."""

from __future__ import annotations

import json
import shlex
import threading
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Self

import pytest
import uvicorn

from tests.clocks import HastyClock
from vultr_tui.api.catalogue import Api, load
from vultr_tui.api.operation import Operation, Risk
from vultr_tui.cli import main
from vultr_tui.simulator import create_app
from vultr_tui.simulator.app import EmbeddedAccount
from vultr_tui.simulator.wire import Receive, Scope, Send

KEY = "WALKWALKWALKWALKWALKWALKWALKWALKWALK"


class _Listener:
    """The one server of this process; what answers is another account in each test."""

    def __init__(self) -> None:
        self.app: EmbeddedAccount | None = None
        config = uvicorn.Config(self, port=0, lifespan="off", log_level="critical", server_header=False)
        self._server = uvicorn.Server(config)
        thread = threading.Thread(target=self._server.run, daemon=True)
        thread.start()
        while not self._server.started:
            thread.join(0.01)
            assert thread.is_alive(), "the server did not start"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        assert self.app is not None, "no account is served"
        await self.app(scope, receive, send)

    @property
    def url(self) -> str:
        host, port = self._server.servers[0].sockets[0].getsockname()[:2]
        return f"http://{host}:{port}"


_listener = cache(_Listener)


class Served:
    """An embedded account that answers on a port of the loopback address."""

    def __init__(self, clock: HastyClock, seed: str = "empty") -> None:
        self.app = create_app(key=KEY, seed=seed, rate_limit=False, time=clock.now)
        self.url = _listener().url

    def __enter__(self) -> Self:
        _listener().app = self.app
        return self

    def __exit__(self, *_: object) -> None:
        _listener().app = None
        self.app.close()


@dataclass
class Terminal:
    """Somebody who types commands, and remembers what they printed."""

    clock: HastyClock
    capsys: pytest.CaptureFixture[str]
    api: Api = field(default_factory=lambda: load("v1"))
    known: dict[str, str] = field(default_factory=dict)

    def run(self, line: str) -> tuple[int, str, str]:
        """Run `vultr-tui LINE`; its exit code, and what it printed and complained."""
        self.capsys.readouterr()
        code = main([*shlex.split(line.format_map(self.known)), "--api", self.api.name])
        printed, complained = self.capsys.readouterr()
        return code, printed, complained

    def do(self, line: str) -> Any:
        """Run the command, confirmed as it asks; it must succeed. The JSON it printed, or None."""
        code, printed, complained = self.run(f"{line} -o json {self._confirmation(line)}")
        assert code == 0, f"{line}: exit {code}\n{complained}"
        return json.loads(printed) if printed else None

    def _confirmation(self, line: str) -> str:
        operation = operation_of(self.api, line)
        if operation is None or operation.risk < Risk.DISRUPTIVE:
            return ""
        if operation.risk is Risk.DISRUPTIVE:
            return "--yes"
        _, verdict, _ = self.run(f"{line} --dry-run -o json")
        return str(json.loads(verdict)["confirm"])


def operation_of(api: Api, line: str) -> Operation | None:
    """The operation that a command line names, or None for the other commands."""
    group, verb = [*line.split(), "", ""][:2]
    return api.find(f"{group}.{verb}")
