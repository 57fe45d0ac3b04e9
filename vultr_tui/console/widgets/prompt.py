"""The line at the bottom where a filter or a command is typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import ClassVar

from rich.highlighter import Highlighter
from rich.style import Style
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input

from vultr_tui.api.light import define
from vultr_tui.console.widgets import tones
from vultr_tui.console.widgets.bar import Bar, Part
from vultr_tui.console.widgets.field import Field

TYPED = 4
"""Cells that the typed text needs besides itself: for the sign and the cursor."""


class Kind(Enum):
    """What is typed."""

    FILTER = "/"
    COMMAND = ":"
    SEARCH = "find"

    @property
    def sign(self) -> str:
        """The key that asks for it."""
        return "/" if self is Kind.SEARCH else self.value


class Fault(Highlighter):
    """Underlines the character where the text stops making sense."""

    position: int | None = None
    style: Style

    def highlight(self, text: Text) -> None:
        """Mark the character in place."""
        if self.position is not None:
            start = min(self.position, max(0, len(text) - 1))
            text.stylize(self.style, start, start + 1)


class Prompt(Horizontal):
    """One line of input; hidden until somebody asks for it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "clear and leave", id="prompt.leave"),
        Binding("up", "recall(-1)", "the line before", show=False, id="prompt.older"),
        Binding("down", "recall(1)", "the line after", show=False, id="prompt.newer"),
        Binding("tab", "complete", "complete", show=False, id="prompt.complete"),
    ]

    @define
    class Changed(Message):
        """The text is different."""

        kind: Kind
        text: str

    @define
    class Submitted(Message):
        """Enter was pressed."""

        kind: Kind
        text: str

    @define
    class Left(Message):
        """Escape was pressed."""

        kind: Kind

    def __init__(self, typed: Mapping[str, Sequence[str]] | None = None) -> None:
        super().__init__(id="prompt")
        self.kind = Kind.FILTER
        self._fault = Fault()
        self._history: dict[Kind, list[str]] = {kind: list((typed or {}).get(kind.value, ())) for kind in Kind}
        self._recalled = 0
        self._input = Field(highlighter=self._fault)
        self._sign = Bar(classes="sign")
        self._problem = Bar()
        self.display = False

    def compose(self) -> ComposeResult:
        """The sign, the text, and what is wrong with it."""
        yield self._sign
        yield self._input
        yield self._problem

    def open(self, kind: Kind, text: str, suggester: Suggester | None = None, examples: str = "") -> None:
        """Ask for a line, beginning with that text; `examples` are shown while there is none."""
        self.kind = kind
        self._sign.say((Part(kind.sign, "key"),))
        self._input.placeholder = examples
        self._input.suggester = suggester
        self.complain("")
        with self.prevent(Input.Changed):
            self._input.value = text
        self._input.cursor_position = len(text)
        self._recalled = len(self._history[kind])
        self.display = True
        self.screen.set_focus(self._input)  # at once, for the next key may have come already

    def close(self) -> None:
        """Hide the line."""
        self.display = False

    def complain(self, problem: str, position: int | None = None) -> None:
        """Say what is wrong, and point at the character; an empty problem takes it back."""
        self._fault.position = position
        self._fault.style = tones.style(self._problem, "bad", Style(reverse=True, bold=True))
        self._problem.display = bool(problem)
        self._problem.say((Part(problem, "bad"),) if problem else ())
        room = self.app.size.width
        self._problem.styles.width = min(len(problem) + 2, room - min(len(self._input.value) + TYPED, room // 2))
        self._input.refresh()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(self.kind, event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        history = self._history[self.kind]
        if event.value and event.value not in history[-1:]:
            history.append(event.value)
        self.post_message(self.Submitted(self.kind, event.value))

    def action_leave(self) -> None:
        """Give up."""
        self.post_message(self.Left(self.kind))

    def action_recall(self, step: int) -> None:
        """Bring back a line typed before."""
        lines = [*self._history[self.kind], ""]
        self._recalled = max(0, min(len(lines) - 1, self._recalled + step))
        self._input.value = lines[self._recalled]
        self._input.cursor_position = len(self._input.value)

    def action_complete(self) -> None:
        """Accept the completion that is shown."""
        self._input.action_cursor_right()
