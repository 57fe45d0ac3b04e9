"""Controls for typing: one line, or several."""

from __future__ import annotations

from textual import on
from textual.widgets import Input, TextArea

from vultr_tui.api.parameter import Parameter
from vultr_tui.api.values import Format
from vultr_tui.console.forms.control import Changed

LONG = {Format.TEXT, Format.BASE64, Format.SSH_KEY}
"""What is typed in several lines."""


class Entry(Input):
    """One line; a secret is shown as dots."""

    def __init__(self, parameter: Parameter, value: str) -> None:
        super().__init__(
            value,
            placeholder=parameter.default or "",
            password=parameter.secret,
            compact=True,
            select_on_focus=False,
            classes="field",
        )
        self.cursor_blink = False

    @property
    def text(self) -> str:
        """What was typed."""
        return self.value

    @on(Input.Changed)
    def _say(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(Changed())


class Area(TextArea):
    """Several lines; Tab leaves it."""

    def __init__(self, value: str) -> None:
        super().__init__(value, compact=True, tab_behavior="focus", classes="field")
        self.cursor_blink = False

    @on(TextArea.Changed)
    def _say(self, event: TextArea.Changed) -> None:
        event.stop()
        self.post_message(Changed())
