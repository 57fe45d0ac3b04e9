"""Asks before something is lost: the name has to be typed, or how many they are."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from vultr_tui.account.guard import Owed
from vultr_tui.console.dialogs.question import Question
from vultr_tui.console.widgets.button import Button
from vultr_tui.console.widgets.field import Field
from vultr_tui.console.widgets.prose import Prose


class Typed(Question):
    """Confirmed only by typing what it asks for."""

    AUTO_FOCUS = "Input"

    @property
    def expected(self) -> str:
        """What has to be typed."""
        return str(self.verdict.count) if self.verdict.owed is Owed.COUNT else self.verdict.name

    @property
    def answer(self) -> str:
        """What the button says."""
        return "Confirm"

    @property
    def demanded(self) -> str:
        """What has to be done, in words."""
        what = "how many they are" if self.verdict.owed is Owed.COUNT else "the name"
        return f"Type {what} to confirm: {self.expected}"

    def demand(self) -> ComposeResult:
        """The input, and above it what to type."""
        yield Prose(self.demanded, classes="demand")
        yield Field(classes="field")

    def on_mount(self) -> None:
        """Nothing is typed yet."""
        self.judged()

    def judged(self) -> None:
        """Allow what may be confirmed now."""
        self.query_one("#confirm", Button).disabled = not self.met

    @property
    def met(self) -> bool:
        """Whether exactly that has been typed."""
        return super().met and self._typed

    @property
    def _typed(self) -> bool:
        return self.query_one(Input).value.strip() == self.expected

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._wrong(found=False)
        self.judged()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self.met:
            self.action_confirm()
        else:
            self._wrong(found=not self._typed)

    def _wrong(self, *, found: bool) -> None:
        """Say that it is something else that was typed, or that nobody knows yet."""
        self.query_one(Input).set_class(found, "wrong")
        demand = self.query_one(".demand", Prose)
        demand.set_class(found, "wrong")
        demand.say(f"That is something else. {self.demanded}" if found else self.demanded)
