"""A file for Textual to write to, from which the terminal gets only what changed.

The main thread writes to it, or the stock driver's output thread, one at a time (`handover`); that flushes it when it
has nothing more to write, so that frames that come faster than they can be sent become one.
"""

from __future__ import annotations

import contextlib
import os
import select
import threading
import time
from collections.abc import Callable

from vultr_tui.console.writer.abilities import Abilities
from vultr_tui.console.writer.agreement import ASK
from vultr_tui.console.writer.encoder import Encoder
from vultr_tui.console.writer.flow import Flow
from vultr_tui.console.writer.grid import Canvas
from vultr_tui.console.writer.modes import Modes
from vultr_tui.console.writer.parser import Foreign, Reader
from vultr_tui.console.writer.repetition import ASCII, EVERY
from vultr_tui.console.writer.sequences import ALTERNATE_SCREEN, SYNCHRONIZED

ENTER, LEAVE = f"\x1b[?{ALTERNATE_SCREEN}h", f"\x1b[?{ALTERNATE_SCREEN}l"
BEGIN, END = f"\x1b[?{SYNCHRONIZED}h", f"\x1b[?{SYNCHRONIZED}l"

ONE_PACKET = 1000
"""Characters that travel together and are drawn together, so that they need no synchronization."""

CALM = "\x1b\\\x1b[r\x1b[m\x1b]8;;\x1b\\"
"""Ends what may have been begun: a sequence, a scrolling region, a style, a link."""

LONG = 0.1
"""Seconds after which a frame is sent even though more is being written all the time."""

BRIEFLY = 0.2
"""Seconds that a dying process waits for the terminal to take a last word."""

# What the driver says to this file, in order with what it writes: commands to a program, which no terminal obeys.
ANSWERED, AGREED, DISAGREED, REPEATS_ASCII, REPEATS_EVERY, LISTENING, REDRAW, CLOSE, RESTORE = (
    f"\x1b_writer:{note}\x1b\\"
    for note in (
        *("answered", "agreed", "disagreed", "repeats ascii", "repeats every"),
        *("listening", "redraw", "close", "restore"),
    )
)


class Output:
    """The terminal, as a file that takes whole frames and sends differences.

    `size` tells the columns and rows that frames are laid out for. `asking` is whether answers of the terminal
    would be heard. `failed` is called if a frame could not be understood; from then on everything is passed through.
    """

    def __init__(
        self,
        fd: int,
        *,
        size: Callable[[], tuple[int, int]],
        abilities: Abilities,
        asking: bool,
        failed: Callable[[Exception], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._fd = fd
        self._size = size
        self._asking = asking
        self._failed = failed
        self.modes = Modes()
        self.settled = threading.Event()
        """Set when, after `CLOSE`, the terminal owes no answer."""
        self.synchronizes = False
        """Whether the terminal knows what `BEGIN` and `END` mean."""
        self._canvas = Canvas()
        self._reader = Reader(self._canvas)
        self._encoder = Encoder(abilities)
        self._flow = Flow(clock)
        self._clock = clock
        self._flushed = clock()
        self._notes: dict[str, Callable[[], None]] = {
            ANSWERED: self._answered,
            AGREED: lambda: self._encoder.agree(agreed=True),
            DISAGREED: lambda: self._encoder.agree(agreed=False),
            REPEATS_ASCII: lambda: self._encoder.repeat(ASCII),
            REPEATS_EVERY: lambda: self._encoder.repeat(EVERY),
            LISTENING: self._listening,
            REDRAW: self._redraw,
            CLOSE: self._close,
            RESTORE: lambda: self._pass(self.modes.restore()),
        }
        self._entered = False
        self._closing = False
        self._updating = False
        self._broken = False
        self._gone = False

    # For whoever writes

    def write(self, data: str) -> None:
        """Take what Textual writes."""
        note = self._notes.get(data)
        if note is not None:
            note()
        elif self._broken:
            self._pass(data)
        else:
            self._guarded(lambda: self._take(data), data)
            if self._clock() - self._flushed > LONG:
                self.flush()

    def flush(self) -> None:
        """Send what changed, unless too much is still on its way."""
        self._flushed = self._clock()
        if not self._broken:
            self._guarded(self._show_if_due, "")

    def _guarded(self, action: Callable[[], None], data: str) -> None:
        """Act; should this fail, do as the stock driver from now on, for a screen half drawn is better than none."""
        try:
            action()
        except Exception as error:  # noqa: BLE001 - an output thread that dies leaves the application hanging
            self._broken = True
            self._pass(CALM + data)
            self._failed(error)

    def _take(self, data: str) -> None:
        if not self._entered:
            self._pass(data)
            return
        width, height = self._size()
        if (width, height) != (self._canvas.width, self._canvas.height):
            self._canvas.resize(width, height)
            self._encoder.forget()
        for foreign in self._reader.read(data):
            self._foreign(foreign)

    def _foreign(self, foreign: Foreign) -> None:
        if foreign.text in {BEGIN, END}:
            self._updating = foreign.text == BEGIN
            self.synchronizes = True
        elif foreign.text == LEAVE:
            self._send(self._encoder.rest())
            self._pass(foreign.text)
        elif foreign.harmless:
            self._show_if_due()
            if not self.modes.known(foreign.text):
                self._pass(foreign.text)
        else:
            self._show()
            self._send(self._encoder.stand(*self._cursor(), self._reader.style))
            self._pass(foreign.text)
            self._encoder.disturb()
            self._canvas.forget()

    def _show_if_due(self) -> None:
        if self._entered and self._reader.drew and not self._updating and not self._closing and self._flow.may_send():
            self._show()

    def _show(self) -> None:
        self._reader.drew = False
        if not self._canvas.width or not self._canvas.height:
            return
        text = self._encoder.encode(self._canvas.frame(), *self._cursor())
        if self.synchronizes and len(text) > ONE_PACKET:
            text = f"{BEGIN}{text}{END}"
        if text:
            self._send(text + (self._flow.question(len(text)) if self._asking else ""))

    def _cursor(self) -> tuple[int, int]:
        return min(self._reader.y, self._canvas.height - 1), min(self._reader.x, self._canvas.width - 1)

    def _pass(self, text: str) -> None:
        """Send what is no drawing, and remember what it switches."""
        self._send(text)
        self.modes.observe(text)
        if ENTER in text:
            self._entered, self._closing, self._updating = True, False, False
            self._flow.forget()
            self._redraw()
        elif LEAVE in text:
            self._entered = False

    def _send(self, text: str) -> None:
        data = memoryview(text.encode(errors="replace"))
        while data and not self._gone:
            try:
                data = data[os.write(self._fd, data) :]
            except BlockingIOError:
                select.select([], [self._fd], [])
            except OSError:
                # The terminal hung up: a signal will say so.
                self._gone = True

    # For the notes of the driver

    def _answered(self) -> None:
        self._flow.answered()
        if self._closing:
            self.settled.set()

    def _listening(self) -> None:
        """Ask the terminal what it can, for it may be another; before keys are read it would echo its own answer."""
        self._encoder.agree(agreed=False)
        self._encoder.repeat(None)
        if self._asking and self._entered:
            self._send(ASK)
            self._redraw()

    def _redraw(self) -> None:
        """Send everything anew; if the terminal has another size by now, Textual will."""
        self._encoder.forget()
        if self._canvas.height and self._fits():
            self._reader.drew = True

    def _fits(self) -> bool:
        try:
            return os.get_terminal_size(self._fd) == (self._canvas.width, self._canvas.height)
        except OSError:
            return True

    def _close(self) -> None:
        self._closing = True
        if not self._flow.owed:
            self.settled.set()

    # For any thread

    @property
    def waits(self) -> bool:
        """Whether a frame waits for the terminal to answer."""
        return self._reader.drew and not self._closing

    def abandon(self) -> None:
        """Put the terminal back at once, whatever is being written, for the process is about to die."""
        words = f"{END if self.synchronizes else ''}{CALM}{self.modes.restore()}"
        with contextlib.suppress(OSError):
            if self.modes.on and select.select([], [self._fd], [], BRIEFLY)[1]:
                os.write(self._fd, words.encode())
