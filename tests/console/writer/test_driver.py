"""What the driver hands over to its output thread."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import AsyncIterator
from typing import Any

import pytest
from textual.app import App

from vultr_tui.console.writer.driver import PAUSED, WriterDriver
from vultr_tui.console.writer.output import BEGIN, END


class Thread:
    """An output thread that does nothing until it is told to."""

    def __init__(self, output: Any) -> None:
        self.output = output
        self.pieces: list[str] = []

    def write(self, data: str) -> None:
        self.pieces.append(data)


@pytest.fixture
async def driver(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[WriterDriver, Thread]]:
    handlers = {number: signal.getsignal(number) for number in PAUSED}
    made = WriterDriver(App[None]())
    thread = Thread(made._output)
    monkeypatch.setattr(made, "_writer_thread", thread)
    monkeypatch.setattr(made._handover, "write_at_once", lambda _: False)
    yield made, thread
    for number, handler in handlers.items():
        signal.signal(number, handler)


async def test_a_frame_wakes_the_output_thread_once(driver: tuple[WriterDriver, Thread]) -> None:
    writer, thread = driver
    for piece in (BEGIN, "a frame", END):
        writer.write(piece)
    assert thread.pieces == ["a frame"]
    assert thread.output.synchronizes


async def test_what_the_main_thread_writes_wakes_nobody_where_the_terminal_takes_it(
    driver: tuple[WriterDriver, Thread], monkeypatch: pytest.MonkeyPatch
) -> None:
    writer, thread = driver
    taken: list[str] = []

    def take(data: str) -> bool:
        taken.append(data)
        return True

    monkeypatch.setattr(writer._handover, "write_at_once", take)
    writer.write("a frame")
    other = threading.Thread(target=writer.write, args=("an answer",))
    other.start()
    other.join()
    assert taken == ["a frame"]
    assert thread.pieces == ["an answer"]


async def test_a_stop_is_heeded_when_a_picture_is_whole(
    driver: tuple[WriterDriver, Thread], monkeypatch: pytest.MonkeyPatch
) -> None:
    writer, _ = driver
    done: list[str] = []
    monkeypatch.setattr(writer, "suspend_application_mode", lambda: done.append("terminal given back"))
    monkeypatch.setattr(os, "kill", lambda *_: done.append("stopped"))
    signal.raise_signal(signal.SIGTSTP)
    assert not done
    await asyncio.sleep(0)
    assert done[-1] == "stopped"
