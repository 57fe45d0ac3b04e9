"""Keys that come faster than they are dealt with: each waits until the one before has had its effect.

Textual hands a key to the widget that has the focus when the key comes, so what is typed in one go behind `:` would
still go to the table. A message that follows each key through the same queues tells when it is through, and goes
that way again for what the key set off: a line that was entered is a message of its own, and so is what becomes of it.
"""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import ExitStack
from itertools import islice
from typing import TYPE_CHECKING

from textual.events import Key, Paste
from textual.message import Message
from textual.widgets import Input

if TYPE_CHECKING:
    from textual.app import App
    from textual.widget import Widget

LOOK = 0.02
"""Seconds after which it is looked whether the key's widget is still there, since a word to it may be lost.

A word goes to it then if none did before.
"""
PATIENCE = 100
"""How often that is looked at before the next key is let through all the same."""
ROUNDS = 3
"""How often the way of a key is followed."""
HELD = 0.1
"""Seconds for which nothing is painted while letters wait that belong to the same text."""


class Passed(Message):
    """Comes behind the key of that number, and to the application when the key has been dealt with."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


class TypeAhead:
    """The keys that have come and not been handed on."""

    def __init__(self, app: App[int]) -> None:
        self._app = app
        self._waiting: deque[Key | Paste] = deque()
        self._next: Key | Paste | None = None
        """What was let go, and has not come through the application's own queue yet."""
        self._late: asyncio.TimerHandle | None = None
        """Runs while a key is under way."""
        self._number = self._rounds = 0
        self._target: Widget | None = None
        self._held = ExitStack()
        """What keeps the screen from being painted."""
        self._release: asyncio.TimerHandle | None = None

    @property
    def busy(self) -> bool:
        """Whether a key is still to have its effect."""
        return bool(self._late or self._next or self._waiting)

    def admit(self, event: Key | Paste) -> bool:
        """Tell whether it may be handed on now; else it is kept."""
        if event is not self._next and self.busy:
            self._waiting.append(event)
            self.follow()
            return False
        self._next = None
        self._number, self._rounds = self._number + 1, 0
        self._target = self._app.focused or self._app.screen
        self._wait(PATIENCE)
        return True

    def follow(self) -> None:
        """Send word after the key that was handed on, if another waits; one that comes alone is seen sooner without."""
        if self._late and self._waiting and not self._rounds:
            self._send_word()

    def passed(self, number: int) -> None:
        """Send word once more, or hand the next key on."""
        if self._late and number == self._number:
            self._send_word()

    def _send_word(self) -> None:
        self._rounds += 1
        if not (self._rounds <= ROUNDS and self._target and self._target.post_message(Passed(self._number))):
            self._go_on()

    def _wait(self, looks: int) -> None:
        self._late = asyncio.get_running_loop().call_later(LOOK, self._look, looks)

    def _look(self, looks: int) -> None:
        if looks and self._target and self._target.is_attached:
            self._wait(looks - 1)
            if not self._rounds:
                self._send_word()
        else:
            self._go_on()

    def _go_on(self) -> None:
        if self._late:
            self._late.cancel()
            self._late = None
        if self._waiting:
            self._next = self._waiting.popleft()
            self._hold() if self._spelling() else self._paint()
            self._app.post_message(self._next)

    def _spelling(self) -> bool:
        """Whether another letter follows the next one in a line that is being typed."""
        keys = (self._next, *islice(self._waiting, 1))
        letters = [key for key in keys if isinstance(key, Key) and key.is_printable]
        return len(letters) > 1 and isinstance(self._app.focused, Input)

    def _hold(self) -> None:
        """Paint a text that comes in one go as one: each letter on its own takes longer than to deal with it."""
        if not self._release:
            self._held.enter_context(self._app.batch_update())
            self._release = asyncio.get_running_loop().call_later(HELD, self._paint)

    def _paint(self) -> None:
        if self._release:
            self._release.cancel()
            self._release = None
            self._held.close()
            self._app.screen.check_idle()
