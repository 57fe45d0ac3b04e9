"""Running what waits, without a word of what only a programmer can read."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Coroutine
from typing import Any, TypeVar

from vultr_tui.output.fault import kind

T = TypeVar("T")


def run(coroutine: Coroutine[Any, Any, T]) -> T:
    """Run it to its end, as `asyncio.run` does; what fails where nobody waits for it is told in a line."""
    with asyncio.Runner() as runner:
        runner.get_loop().set_exception_handler(_tell)
        return runner.run(coroutine)


def _tell(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    if isinstance(error := context.get("exception"), Exception):
        sys.stderr.write(f"vultr-tui: something failed behind the scenes: {kind(error)}\n")
