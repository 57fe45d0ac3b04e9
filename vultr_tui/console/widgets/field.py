"""A line to type in, which holds any text and shows all of it harmlessly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.highlighter import Highlighter
from rich.segment import Segment
from textual.geometry import Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widgets import Input

from vultr_tui.output.text import harmless

if TYPE_CHECKING:
    from textual.widget import Widget as Drawn
else:
    # To Textual the first widget among the bases is the one whose styles are inherited, and that is not this.
    Drawn = object


class Harmless(Drawn):
    """What is edited may have come from anybody: it is kept as it is, and drawn so that no terminal obeys it."""

    def render_line(self, y: int) -> Strip:
        """Draw a line, with pictures in the place of commands."""
        strip = super().render_line(y)
        if strip.text.isascii() and strip.text.isprintable():
            return strip
        drawn = Strip([Segment(harmless(text), style) for text, style, _ in strip])
        return drawn.adjust_cell_length(strip.cell_length)


class Field(Harmless, Input):
    """One line of text, without a frame of its own; its cursor does not blink, for that would be sent."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
    """The cells of the text; Textual would place all that is on the screen anew where they change."""

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        password: bool = False,
        restrict: str | None = None,
        highlighter: Highlighter | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(
            value,
            placeholder,
            highlighter,
            password=password,
            restrict=restrict,
            compact=True,
            select_on_focus=False,
            classes=classes,
        )
        self.cursor_blink = False
