"""Real sockets on this machine, with whoever a test likes at the other end."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

from tests.clocks import settle

Peer = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


class Server:
    """A server that lets the peer deal with each request, of which it reads the head alone."""

    def __init__(self, peer: Peer) -> None:
        self._peer = peer
        self._connections: dict[asyncio.Task[Any], asyncio.StreamWriter] = {}
        self.requests: list[bytes] = []
        self.port = 0

    @property
    def connections(self) -> int:
        return len(self._connections)

    async def accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if task := asyncio.current_task():
            self._connections[task] = writer
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            while not writer.is_closing():
                self.requests.append(await reader.readuntil(b"\r\n\r\n"))
                await self._peer(reader, writer)

    async def close(self) -> None:
        for task, writer in self._connections.items():
            task.cancel()
            writer.transport.abort()
        await asyncio.gather(*self._connections, return_exceptions=True)
        await settle()


@asynccontextmanager
async def serving(peer: Peer, context: ssl.SSLContext | None = None) -> AsyncIterator[Server]:
    """Serve on a free port of this machine."""
    server = Server(peer)
    listener = await asyncio.start_server(server.accept, "127.0.0.1", 0, ssl=context)
    server.port = listener.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listener.close()
        await server.close()


def sends(data: bytes, *, close: bool = True) -> Peer:
    """Answer with these bytes, and then hang up."""

    async def peer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(data)
        await writer.drain()
        if close:
            writer.close()

    return peer


async def resets(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Break the connection off."""
    writer.transport.abort()


async def says_nothing(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
    """Never answer."""
    await reader.read()


def http(body: bytes, status: str = "200 OK", **headers: str) -> bytes:
    """Write an HTTP response."""
    headers = {"Content-Length": str(len(body)), **{name.replace("_", "-"): value for name, value in headers.items()}}
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
