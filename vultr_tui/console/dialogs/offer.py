"""Offers to do something that is no change of the account: its own settings, for one."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from vultr_tui.client.clock import Clock
from vultr_tui.console.dialogs.dialog import Dialog
from vultr_tui.console.widgets.button import Button
from vultr_tui.console.widgets.prose import Prose


class Offer(Dialog[bool]):
    """Answers True if it is taken up; the button that turns it down has the focus."""

    AUTO_FOCUS = "#later"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,right", "app.focus_next", show=False),
        Binding("y", "accept", "yes", id="offer.yes"),
        Binding("n", "leave", "no", show=False, id="offer.no"),
    ]

    def __init__(self, title: str, clock: Clock, words: str, yes: str) -> None:
        super().__init__(title, clock)
        self._words = words
        self._yes = yes

    def content(self) -> ComposeResult:
        """What is offered, and the two answers."""
        yield Prose(self._words)
        with Horizontal(classes="buttons"):
            yield Button("Not now", "later")
            yield Button(self._yes, "accept")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Turn it down, or take it up."""
        event.stop()
        if event.button.id == "later":
            self.action_leave()
        else:
            self.action_accept()

    def action_accept(self) -> None:
        """Take it up, unless the key was typed before this could be read."""
        if self.settled:
            self.dismiss(True)
