"""The embedded account over HTTP."""

from __future__ import annotations

import logging
import signal
import socket
import ssl
import sys
from asyncio import Transport
from typing import TYPE_CHECKING

from vultr_tui.simulator.faults.manners import TRANSPORT
from vultr_tui.simulator.hosts import Application, OwnHostOnly

if TYPE_CHECKING:
    import uvicorn

_GRACE = 2
"""Seconds a request under way has when the server is told to stop."""


def serve(app: Application, host: str, port: int, *, refuse_tls: bool = False) -> None:
    """Answer requests until SIGINT or SIGTERM; port 0 takes any free one.

    Prints `listening on http://HOST:PORT` once it answers. With `refuse_tls` it answers nobody: it speaks TLS, and
    has no certificate to show. Raises OSError if the address cannot be had.
    """
    logging.getLogger(__package__).addHandler(logging.StreamHandler())
    listener = listening(host, port)
    server = server_of(OwnHostOnly(app, host), refuse_tls=refuse_tls)
    # uvicorn raises the signal again when it has stopped; by then it has done its work.
    before = {number: signal.signal(number, lambda *_: None) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        server.run(sockets=[listener])
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        listener.close()


def listening(host: str, port: int) -> socket.socket:
    """Take the address. Raises OSError if it cannot be had.

    What is written to its connections goes out at once: a reply in two writes would wait 40 ms for the client's word.
    """
    listener = socket.create_server((host, port), family=_family(host), reuse_port=False)
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def server_of(app: Application, *, refuse_tls: bool = False) -> uvicorn.Server:
    """Make what answers on the sockets it is given; a fault can get hold of the connection in the request's state."""
    import uvicorn  # noqa: PLC0415  (heavy, and needed for this alone)
    from uvicorn.protocols.http.h11_impl import H11Protocol  # noqa: PLC0415

    class Connection(H11Protocol):
        """A connection that a fault can break."""

        def connection_made(self, transport: Transport) -> None:  # type: ignore[override]  # as in uvicorn
            super().connection_made(transport)
            self.app_state = {**self.app_state, TRANSPORT: transport}

    class Server(uvicorn.Server):
        """A server that says where it is."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            if refuse_tls:
                self.config.ssl = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            await super().startup(sockets)
            for listener in sockets or ():
                host, port = listener.getsockname()[:2]
                scheme = "https" if refuse_tls else "http"
                sys.stdout.write(f"listening on {scheme}://{f'[{host}]' if ':' in host else host}:{port}\n")
                sys.stdout.flush()

    return Server(
        uvicorn.Config(
            app,
            http=Connection,
            lifespan="off",
            log_config=None,
            log_level="critical",
            access_log=False,
            server_header=False,
            date_header=False,
            timeout_graceful_shutdown=_GRACE,
        )
    )
