"""Killing a process at the n-th instant at which it matters: around every write, sync, rename and request."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import Any

import httpx

ANSWERS = httpx.ASGITransport.handle_async_request


class Instants:
    """Counts the instants of this process, and kills it by SIGKILL at one of them; 0 is none."""

    def __init__(self, last: int = 0) -> None:
        self.count = 0
        self._last = last

    def watch(self) -> None:
        """Count from now on."""
        for name in ("fsync", "replace", "ftruncate", "unlink"):
            setattr(os, name, self._around(getattr(os, name)))
        write = os.write

        def torn(file: int, data: Any) -> int:
            self._pass()
            if self._next:
                write(file, data[: len(data) // 2])
            self._pass()
            written = write(file, data)
            self._pass()
            return written

        async def sent(transport: httpx.ASGITransport, request: httpx.Request) -> httpx.Response:
            self._pass()
            response = await ANSWERS(transport, request)
            self._pass()
            return response

        os.write = torn
        setattr(httpx.ASGITransport, "handle_async_request", sent)  # noqa: B010  (no attribute of its own to mypy)

    @property
    def _next(self) -> bool:
        return self.count + 1 == self._last

    def _pass(self) -> None:
        self.count += 1
        if self.count == self._last:
            os.kill(os.getpid(), signal.SIGKILL)

    def _around(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*given: Any, **named: Any) -> Any:
            self._pass()
            result = call(*given, **named)
            self._pass()
            return result

        return counted
