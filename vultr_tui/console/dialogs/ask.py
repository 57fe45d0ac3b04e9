"""Asks for one line of text."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from vultr_tui.client.clock import Clock
from vultr_tui.console.dialogs.dialog import Dialog
from vultr_tui.console.widgets.field import Field
from vultr_tui.console.widgets.prose import Prose


class Ask(Dialog[str]):
    """Answers what was typed, once `wrong` finds nothing wrong with it."""

    AUTO_FOCUS = "Input"

    def __init__(
        self, title: str, clock: Clock, about: str, *, text: str = "", wrong: Callable[[str], str] = lambda _: ""
    ) -> None:
        super().__init__(title, clock)
        self._about = about
        self._text = text
        self._wrong = wrong

    def content(self) -> ComposeResult:
        """What is asked, the line, and what is wrong with it."""
        yield Prose(self._about)
        yield Field(self._text, classes="field")
        yield Prose(classes="refusal")

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.query_one(".refusal", Prose).say("")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        problem = self._wrong(event.value)
        if problem:
            self.query_one(".refusal", Prose).say(problem)
        else:
            self.dismiss(event.value)
