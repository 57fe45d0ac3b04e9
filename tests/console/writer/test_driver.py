"""What the driver hands over to its output thread, and when it lets that thread go first."""

from __future__ import annotations

from typing import Any

import pytest
from textual.app import App

from vultr_tui.console.writer import driver as drivers
from vultr_tui.console.writer.driver import WriterDriver
from vultr_tui.console.writer.output import BEGIN, END


class Thread:
    """An output thread that does nothing until it is told to."""

    def __init__(self, output: Any) -> None:
        self.output = output
        self.pieces: list[str] = []

    def write(self, data: str) -> None:
        self.pieces.append(data)


@pytest.fixture
async def driver(monkeypatch: pytest.MonkeyPatch) -> tuple[WriterDriver, Thread]:
    made = WriterDriver(App[None]())
    thread = Thread(made._output)
    monkeypatch.setattr(made, "_writer_thread", thread)
    return made, thread


async def test_a_frame_wakes_the_output_thread_once(driver: tuple[WriterDriver, Thread]) -> None:
    writer, thread = driver
    for piece in (BEGIN, "a frame", END):
        writer.write(piece)
    assert thread.pieces == ["a frame"]
    assert thread.output.synchronizes


async def test_the_output_thread_goes_first_when_there_is_something_to_send(
    driver: tuple[WriterDriver, Thread], monkeypatch: pytest.MonkeyPatch
) -> None:
    writer, thread = driver
    waited: list[bool] = []
    wait = thread.output.flushed.wait
    monkeypatch.setattr(drivers, "PICTURE", 0)
    monkeypatch.setattr(thread.output.flushed, "wait", lambda seconds: waited.append(wait(seconds)))
    writer.write("a frame")
    writer.flush()
    thread.output.flush()
    writer.flush()
    assert waited == [False, True]
