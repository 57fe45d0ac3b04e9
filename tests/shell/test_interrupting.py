"""Ctrl-C that comes when the command it was meant for has just ended."""

from __future__ import annotations

import asyncio
import os
import signal

import pytest

from tests.shell.typist import Typist
from vultr_tui.shell.interrupting import heed, interruptible


async def test_at_a_terminal_it_ends_nothing(typed: Typist) -> None:
    typed.shell.terminal = True
    with interruptible(typed.shell):
        pass
    os.kill(os.getpid(), signal.SIGINT)
    await asyncio.sleep(0)
    heed()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


async def test_a_script_is_ended(typed: Typist) -> None:
    with interruptible(typed.shell):
        pass
    with pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), signal.SIGINT)
