"""A full screen to read: a title, lines that scroll, and the keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from vultr_tui.console.widgets.bar import Bar, Part
from vultr_tui.console.widgets.keybar import KeyBar
from vultr_tui.console.widgets.lines import Lines, Words


class Report(Screen[None]):
    """Shows lines; Escape and `q` leave."""

    AUTO_FOCUS = "Lines"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "back", id="report.leave"),
        Binding("question_mark", "app.help", "help", key_display="?", show=False, id="report.help"),
    ]

    def __init__(self, title: str, lines: Sequence[Words]) -> None:
        super().__init__()
        self.heading = title
        self.lines = lines

    def compose(self) -> ComposeResult:
        """The title, the lines, and the keys."""
        yield Bar(id="header", classes="title")
        yield Lines(self.lines)
        yield KeyBar()

    def on_mount(self) -> None:
        """Say what it is."""
        self.query_one(".title", Bar).say((Part(self.heading, "strong"),))

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)
