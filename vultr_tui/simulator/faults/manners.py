"""How a reply goes out: whole, or in one of the ways a network has of losing it."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from vultr_tui.simulator import wire
from vultr_tui.simulator.wire import Receive, Reply, Scope, Send

TRANSPORT = "transport"
"""The name in the scope's state under which a server offers the connection to break it; in process there is none."""
MEGABYTE = 1 << 20
VAST = 48
"""Megabytes of a reply that is longer than any client should read."""
PAUSE = 1.0
"""Seconds between two bytes of a slow reply."""
AHEAD = 600
"""Blanks a slow reply begins with, which JSON allows: it takes ten minutes at least."""
_CLOSED_HARD = struct.pack("ii", 1, 0)
"""SO_LINGER, switched on, for no time: closing sends a reset."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request under way, as ASGI has it."""

    scope: Scope
    receive: Receive
    send: Send

    async def part(self, data: bytes, *, more: bool = True) -> None:
        """Send a piece of the body."""
        await self.send({"type": "http.response.body", "body": data, "more_body": more})

    async def gone(self) -> None:
        """Wait until the client has left."""
        while (await self.receive())["type"] != "http.disconnect":
            pass

    def reset(self) -> None:
        """Break the connection; in process by raising ConnectionResetError, as the client's own socket would."""
        transport = self.scope.get("state", {}).get(TRANSPORT)
        if transport is None:
            raise ConnectionResetError
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _CLOSED_HARD)
        transport.abort()


Manner = Callable[[Exchange, Reply], Awaitable[None]]


async def whole(exchange: Exchange, reply: Reply) -> None:
    """Send it as it should be."""
    await wire.write(exchange.send, reply)


async def never(exchange: Exchange, _: Reply) -> None:
    """Say nothing, and keep the connection."""
    await exchange.gone()


async def reset(exchange: Exchange, _: Reply) -> None:
    """Break the connection in place of an answer."""
    exchange.reset()


async def cut(exchange: Exchange, reply: Reply) -> None:
    """Break the connection in the middle of the body."""
    await wire.start(exchange.send, reply, len(reply.body) + MEGABYTE)
    await exchange.part(reply.body[: len(reply.body) // 2])
    exchange.reset()


async def slowly(exchange: Exchange, reply: Reply) -> None:
    """Send a byte now and then, for as long as anybody waits for it."""

    async def trickle() -> None:
        body = b" " * AHEAD + reply.body
        await wire.start(exchange.send, reply, len(body))
        for index in range(len(body)):
            await exchange.part(body[index : index + 1])
            await asyncio.sleep(PAUSE)
        await exchange.part(b"", more=False)

    await _while_there(exchange, trickle())


async def vastly(exchange: Exchange, reply: Reply) -> None:
    """Send blanks in front of it, and more of them than anybody should read."""

    async def flood() -> None:
        await wire.start(exchange.send, reply, VAST * MEGABYTE + len(reply.body))
        for _ in range(VAST):
            await exchange.part(b" " * MEGABYTE)
        await exchange.part(reply.body, more=False)

    await _while_there(exchange, flood())


async def _while_there(exchange: Exchange, sending: Coroutine[Any, Any, None]) -> None:
    """Go on until the client has left: a server does not say so to who sends."""
    sent, gone = asyncio.ensure_future(sending), asyncio.ensure_future(exchange.gone())
    try:
        await asyncio.wait({sent, gone}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        sent.cancel()
        gone.cancel()
