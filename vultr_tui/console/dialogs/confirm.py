"""Asks before something is interrupted or money is spent."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from vultr_tui.console.dialogs.question import Question


class Confirm(Question):
    """Cancel has the focus; `y` confirms, and so does the other button."""

    AUTO_FOCUS = "#cancel"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "confirm", "yes, do it", id="confirm.yes"),
        Binding("n", "leave", "no", show=False, id="confirm.no"),
    ]

    @property
    def answer(self) -> str:
        """What the button says."""
        return "Yes (y)"
