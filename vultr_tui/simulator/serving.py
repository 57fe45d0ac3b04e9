"""The embedded account over HTTP."""

from __future__ import annotations

import logging
import signal
import socket
import sys
from typing import TYPE_CHECKING

from vultr_tui.simulator.hosts import Application, OwnHostOnly

if TYPE_CHECKING:
    import uvicorn

_GRACE = 2
"""Seconds a request under way has when the server is told to stop."""


def serve(app: Application, host: str, port: int) -> None:
    """Answer requests until SIGINT or SIGTERM; port 0 takes any free one.

    Prints `listening on http://HOST:PORT` once it answers. Raises OSError if the address cannot be had.
    """
    logging.getLogger(__package__).addHandler(logging.StreamHandler())
    listener = socket.create_server((host, port), family=_family(host), reuse_port=False)
    server = _server(OwnHostOnly(app, host))
    # uvicorn raises the signal again when it has stopped; by then it has done its work.
    before = {number: signal.signal(number, lambda *_: None) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        server.run(sockets=[listener])
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        listener.close()


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _server(app: Application) -> uvicorn.Server:
    import uvicorn  # noqa: PLC0415  (heavy, and needed for this alone)

    class Server(uvicorn.Server):
        """A server that says where it is."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            for listener in sockets or ():
                host, port = listener.getsockname()[:2]
                sys.stdout.write(f"listening on http://{f'[{host}]' if ':' in host else host}:{port}\n")
                sys.stdout.flush()

    return Server(
        uvicorn.Config(
            app,
            lifespan="off",
            log_config=None,
            log_level="critical",
            access_log=False,
            server_header=False,
            date_header=False,
            timeout_graceful_shutdown=_GRACE,
        )
    )
