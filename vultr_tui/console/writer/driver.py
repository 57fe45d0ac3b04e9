"""The stock driver for Unix terminals, with the writer in the place of its output file.

Of Textual it relies on `Driver` and `App(driver_class=)`, which are public, on `LinuxDriver` and on its input parser.
`vultr_tui.console.writer.choose_driver` names the versions for which that is proven.
"""

from __future__ import annotations

import contextlib
import os
import selectors
import signal
import sys
import termios
import threading
from types import FrameType
from typing import Any, TextIO, cast

from textual import events
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size
from textual.message import Message

from vultr_tui.console.writer.abilities import abilities
from vultr_tui.console.writer.agreement import ABOUT_SIGNS, AGREES, ALONE, TOGETHER
from vultr_tui.console.writer.flow import ANSWER
from vultr_tui.console.writer.handover import Handover
from vultr_tui.console.writer.keyboard import FULL_READ, KeyReader
from vultr_tui.console.writer.output import (
    AGREED,
    ANSWERED,
    BEGIN,
    CLOSE,
    DISAGREED,
    END,
    LISTENING,
    REDRAW,
    REPEATS_ASCII,
    REPEATS_EVERY,
    RESTORE,
    Output,
)

FATAL = (signal.SIGTERM, signal.SIGHUP)
"""Signals that end the process, but not before the terminal is put back."""

PAUSED = (signal.SIGTSTP, signal.SIGCONT)
"""Signals upon which the terminal is given back and taken again."""

NOTES = {ANSWER: ANSWERED, AGREES: AGREED, ALONE: REPEATS_ASCII, TOGETHER: REPEATS_EVERY}
"""What the output is told of what the terminal answers; any other answer means that something cannot be relied on."""

LAST_ANSWER = 1.0
"""Seconds to wait at the end for an answer that is owed, which otherwise the shell would get."""

BEAT = 1.0
"""Seconds after which the input thread, if no key comes, looks whether anything was left undone."""


class WriterDriver(LinuxDriver):
    """A driver that sends to the terminal only what changed."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        fd = cast("TextIO", sys.__stderr__).fileno()
        self._output = Output(
            fd,
            size=lambda: app.size,
            abilities=abilities(os.environ.get("TERM", ""), fd),
            asking=self.input_tty,
            failed=self._failed,
        )
        self._handover = Handover(self._output, fd)
        # The stock output thread writes to it and flushes it, as it would a file.
        self._file = cast("Any", self._handover)
        for paused in PAUSED:
            self._defer(paused)
        self._wake: list[int] = []
        self._reported: Size | None = None

    def write(self, data: str) -> None:
        """Hand over what is to be written."""
        if data in {BEGIN, END}:
            # A frame is one piece of data between these, and is sent when that is here.
            self._output.synchronizes = True
        elif threading.current_thread() is not threading.main_thread() or not self._handover.write_at_once(data):
            self._handover.expect()
            super().write(data)

    def redraw(self) -> None:
        """Send the whole screen anew, whatever the terminal shows."""
        self.write(REDRAW)

    # Start and stop

    def start_application_mode(self) -> None:
        """Take the terminal."""
        if self._reads():
            # The process was stopped and continued by signals that say nothing before they stop.
            self.suspend_application_mode()
        self._reported = None
        self._wake = self._wake or [*os.pipe()]
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual leaves it unannotated
        self.write(LISTENING)
        if self._reads():
            self._catch_signals()

    def disable_input(self) -> None:
        """Read no more keys; unlike the stock driver, without waiting for its poll to end."""
        if self._wake:
            os.write(self._wake[1], b"x")
        super().disable_input()
        while self._wake:
            os.close(self._wake.pop())

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was."""
        self._output.settled.clear()
        self.write(CLOSE)
        if self._writer_thread is not None and self._writer_thread.is_alive():
            self._output.settled.wait(LAST_ANSWER)
        super().stop_application_mode()
        self.write(RESTORE)
        for fatal in FATAL:
            if signal.getsignal(fatal) == self._die:
                signal.signal(fatal, signal.SIG_DFL)

    def _failed(self, error: Exception) -> None:
        """Have the application draw again, for nothing more is known of what is on the screen."""
        self._app.call_later(self._app.log.error, f"The terminal writer failed, and is out of use: {error!r}")
        self._app.call_later(self._app.refresh)

    def _reads(self) -> bool:
        return self._key_thread is not None and self._key_thread.is_alive()

    # Signals

    def _defer(self, number: int) -> None:
        """Have Textual act on a signal between two things: in the midst of a picture it would wait for its own end."""
        stock = signal.getsignal(number)
        if callable(stock):
            signal.signal(number, lambda *_: self._loop.call_soon_threadsafe(stock, number, None))

    def _catch_signals(self) -> None:
        stock = signal.getsignal(signal.SIGWINCH)

        def resized(number: int, frame: FrameType | None) -> None:
            # Also at the size it had: what the terminal cut off in between is gone.
            self._loop.call_soon_threadsafe(self.redraw)
            if callable(stock):
                stock(number, frame)

        signal.signal(signal.SIGWINCH, resized)
        for fatal in FATAL:
            if signal.getsignal(fatal) == signal.SIG_DFL:
                signal.signal(fatal, self._die)

    def _die(self, number: int, _: FrameType | None) -> None:
        """Die as the signal says, but leave the terminal in order."""
        self._output.abandon()
        if self.attrs_before is not None:
            with contextlib.suppress(termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    # Input

    def process_message(self, message: Message) -> None:
        """Look at what comes in on its way to the application."""
        if isinstance(message, events.Resize):
            if self._reported not in {None, message.size}:
                self.redraw()
            self._reported = message.size
        elif isinstance(message, events.Key) and message.key == "ctrl+l":
            self.redraw()
        super().process_message(message)

    def run_input_thread(self) -> None:
        """Read keys until woken."""
        waker = self._wake[0]
        keys = KeyReader(self._debug)
        with selectors.SelectSelector() as selector:
            for fd in (self.fileno, waker):
                selector.register(fd, selectors.EVENT_READ)
            wait = BEAT
            while waker not in (ready := {key.fd for key, _ in selector.select(wait)}):
                if not ready:
                    # A signal that comes just before the main thread falls asleep is handled when it wakes.
                    self._loop.call_soon_threadsafe(int)
                data = self._read() if self.fileno in ready else None
                if data == b"":
                    selector.unregister(self.fileno)
                for message in keys.read(data) if data else keys.pause():
                    self.process_message(message)
                for answer in (answers := keys.answers()):
                    self.write(NOTES.get(answer, DISAGREED if answer.startswith(ABOUT_SIGNS) else ""))
                if not answers and self._output.waits:
                    # Nothing new, but time has passed.
                    self.write("")
                wait = keys.wait or BEAT
        keys.close()

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, FULL_READ)
        except OSError:
            # The terminal hung up.
            return b""
