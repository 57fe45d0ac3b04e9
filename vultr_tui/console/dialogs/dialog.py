"""What all dialogs share: a frame in the middle of the screen, a title in its border, and Escape to leave."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen, ScreenResultType

from vultr_tui.client.clock import Clock
from vultr_tui.console.screens.still import Still
from vultr_tui.console.widgets.keybar import KeyBar
from vultr_tui.output.text import harmless

SETTLE = 0.4
"""Seconds after a dialog opens during which nothing confirms it, so that typing ahead cannot."""


class Dialog(ModalScreen[ScreenResultType | None], Still[ScreenResultType | None]):
    """A framed question; Escape answers None."""

    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall"), (40, "-high")]  # noqa: RUF012  (Screen declares it so)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "cancel", id="dialog.leave"),
    ]

    def __init__(self, title: str, clock: Clock) -> None:
        super().__init__()
        self.heading = harmless(title)
        self._clock = clock
        self._opened = clock.monotonic()

    @property
    def settled(self) -> bool:
        """Whether it has been open long enough for a key press to be an answer to it."""
        return self._clock.monotonic() - self._opened >= SETTLE

    def compose(self) -> ComposeResult:
        """The frame, and in it the content; below, the keys that do something in it."""
        self.fit()
        with Vertical(classes="frame") as frame:
            frame.border_title = Content(self.heading)
            yield from self.content()
        yield KeyBar()

    def content(self) -> ComposeResult:
        """What stands in the frame."""
        yield from ()

    def action_leave(self) -> None:
        """Answer None."""
        self.dismiss(None)
