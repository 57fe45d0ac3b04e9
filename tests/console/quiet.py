"""Waiting until a console has nothing to do: by what its loop holds, not by how busy the machine is."""

from __future__ import annotations

import asyncio
from typing import Any

from tests.clocks import settle, threads_work
from vultr_tui.console.app import Console

SOON = 0.05
"""A timer that is due within so many seconds belongs to what goes on now."""
PATIENCE = 20.0
"""Seconds after which something that goes on and on is left to itself."""


async def at_rest(console: Console) -> None:
    """Wait until each key has had its effect, and nothing more comes of it."""
    await settle()
    while (keys := console._typed).busy:
        if keys._late and not keys._rounds:
            keys._send_word()  # as another key would have it
        await asyncio.sleep(0.001)
    await quiet()


async def quiet() -> None:
    """Wait until no task of this loop can go on, no timer is due soon, and no thread works for it."""
    loop: Any = asyncio.get_running_loop()
    end = loop.time() + PATIENCE
    while loop.time() < end:
        await asyncio.sleep(0)
        if loop._ready:
            continue
        if threads_work():
            await asyncio.sleep(0.001)
        elif due := _due(loop):
            await asyncio.sleep(due)
        else:
            return


def _due(loop: Any) -> float:
    """Seconds until the next timer that is due soon; 0 if there is none."""
    now = loop.time()
    moments = [timer.when() - now for timer in loop._scheduled if not timer.cancelled()]
    return max(min(moments), 0.0001) if moments and min(moments) < SOON else 0.0
