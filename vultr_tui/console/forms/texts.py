"""Controls for typing: one line, or several."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.widgets import Input, TextArea

from vultr_tui.api.parameter import Parameter
from vultr_tui.api.values import Format
from vultr_tui.console.foreground import foreground
from vultr_tui.console.forms.control import Changed
from vultr_tui.console.forms.editor import EditorFailed, edited
from vultr_tui.console.widgets.field import Field, Harmless

if TYPE_CHECKING:
    from vultr_tui.console.app import Console

LONG = {Format.TEXT, Format.BASE64, Format.SSH_KEY}
"""What is typed in several lines."""


class Entry(Field):
    """One line; a secret is shown as dots."""

    def __init__(self, parameter: Parameter, value: str) -> None:
        super().__init__(value, placeholder=parameter.default or "", password=parameter.secret, classes="field")

    @property
    def text(self) -> str:
        """What was typed."""
        return self.value

    @on(Input.Changed)
    def _say(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(Changed())


class Area(Harmless, TextArea):
    """Several lines; Tab leaves it."""

    app: Console

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+e", "edit", "in your editor", id="area.edit"),
    ]

    def __init__(self, value: str) -> None:
        super().__init__(value, compact=True, tab_behavior="focus", classes="field")
        self.cursor_blink = False

    def action_edit(self) -> None:
        """Go on in the user's own editor, and come back with what was written there."""
        try:
            with self.app.suspend(), foreground():
                written = edited(self.text, self.app.profile)
        except SuspendNotSupported:
            self.notify("This terminal cannot be handed to an editor.", severity="error", markup=False)
        except EditorFailed as error:
            self.notify(str(error), severity="error", markup=False)
        else:
            self.text = written

    @on(TextArea.Changed)
    def _say(self, event: TextArea.Changed) -> None:
        event.stop()
        self.post_message(Changed())
