"""One word to press: with Enter, with the space bar, or by a click."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from vultr_tui.api.light import define


class Button(Widget, can_focus=True):
    """A button of one line; nothing moves when it is pressed."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "press", show=False, id="button.press"),
    ]

    @define
    class Pressed(Message):
        """The button was pressed."""

        button: Button

    def __init__(self, label: str, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.label = label

    def render(self) -> Content:
        """The label."""
        return Content(f"  {self.label}  ")

    def on_click(self) -> None:
        """A click presses it."""
        self.action_press()

    def action_press(self) -> None:
        """Press it."""
        if not self.disabled:
            self.post_message(self.Pressed(self))
