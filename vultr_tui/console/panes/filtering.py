"""The line where a filter is typed, on a screen that shows a pane: the rows follow every letter."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.suggester import Suggester

from vultr_tui.console.memory import Memory
from vultr_tui.console.panes.pane import Pane
from vultr_tui.console.places import Place
from vultr_tui.console.widgets.keybar import KeyBar
from vultr_tui.console.widgets.prompt import Kind, Prompt
from vultr_tui.grammar.errors import GrammarError


class FilterPrompt(Prompt):
    """Stands in the place of the keys while it is open; `pane` tells which rows are filtered."""

    def __init__(self, memory: Memory, pane: Callable[[], Pane]) -> None:
        super().__init__(memory.typed)
        self._pane = pane

    def ask(self, kind: Kind, text: str = "") -> None:
        """Ask for a line, beginning with that text."""
        self.screen.query_one(KeyBar).display = False
        self.open(kind, text, *self.help_with(kind))

    def help_with(self, _kind: Kind) -> tuple[Suggester | None, str]:
        """What completes what is typed, and examples of it."""
        return None, ""

    def answered(self, _kind: Kind) -> None:
        """Give the line back to the keys, and the keyboard to the rows."""
        self.close()
        self.screen.query_one(KeyBar).display = True
        self._pane().focus_rows()

    def filter(self, text: str) -> bool:
        """Show the rows that pass; say whether the filter makes sense, and where it does not."""
        try:
            self._pane().go(Place(*self._pane().place.key, text))
        except GrammarError as error:
            self.complain(error.message, error.position)
            return False
        self.complain("")
        return True

    def typed(self, kind: Kind, text: str) -> None:
        """Follow what is typed."""
        if kind is Kind.FILTER:
            self.filter(text)

    def entered(self, kind: Kind, text: str) -> None:
        """Take the line, if it makes sense."""
        if kind is Kind.FILTER and self.filter(text):
            self.answered(kind)

    def left(self, kind: Kind) -> None:
        """Take back what was typed."""
        self.answered(kind)
        if kind is Kind.FILTER:
            self.filter("")

    # The screen's turn, so that a letter is seen before the rows that it leaves are found

    @on(Prompt.Changed)
    def _typed(self, event: Prompt.Changed) -> None:
        event.stop()
        self.screen.call_later(self.typed, event.kind, event.text)

    @on(Prompt.Submitted)
    def _entered(self, event: Prompt.Submitted) -> None:
        event.stop()
        self.screen.call_later(self.entered, event.kind, event.text)

    @on(Prompt.Left)
    def _left(self, event: Prompt.Left) -> None:
        event.stop()
        self.screen.call_later(self.left, event.kind)
