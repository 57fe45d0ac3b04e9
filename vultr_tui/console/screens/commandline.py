"""The line of the main screen where filters, commands and words to look for are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.suggester import Suggester

from vultr_tui.console import commands
from vultr_tui.console.completing import FilterSuggester, examples
from vultr_tui.console.panes.filtering import FilterPrompt
from vultr_tui.console.widgets.prompt import Kind
from vultr_tui.grammar.errors import GrammarError

if TYPE_CHECKING:
    from vultr_tui.console.app import Console
    from vultr_tui.console.screens.main import MainScreen


class CommandLine(FilterPrompt):
    """Completes what is typed, remembers it, and has commands obeyed."""

    app: Console

    def __init__(self, main: MainScreen) -> None:
        super().__init__(main.app.memory, lambda: main.pane)
        self._main = main

    def help_with(self, kind: Kind) -> tuple[Suggester | None, str]:
        """What completes what is typed, and examples of it."""
        account, pane = self.app.account, self._main.pane
        match kind:
            case Kind.COMMAND:
                return commands.CommandSuggester(account, self.app.controls.completions()), commands.EXAMPLES
            case Kind.FILTER:
                return FilterSuggester(pane.resource, pane.known.rows, account.names), examples(pane.resource)
            case Kind.SEARCH:
                return None, "a word to look for; n and N go on"

    def answered(self, kind: Kind) -> None:
        """Give the keyboard to what was looked through, or to the rows."""
        super().answered(kind)
        if kind is Kind.SEARCH and self._main.detail.display:
            self._main.detail.focus_content()

    def filter(self, text: str) -> bool:
        """Filter, and remember the place as it is seen now."""
        if not super().filter(text):
            return False
        self._main.filtered()
        return True

    def typed(self, kind: Kind, text: str) -> None:
        """Follow what is typed, where it is no command."""
        if kind is Kind.SEARCH:
            self.complain("" if self._main.detail.seek(text) else "not found")
        elif kind is Kind.COMMAND:
            self.complain("")
        else:
            super().typed(kind, text)

    def entered(self, kind: Kind, text: str) -> None:
        """Take the line, and do what it says."""
        if kind is Kind.FILTER:
            if self.filter(text):
                self._remember(None, text)
                self.answered(kind)
        elif kind is Kind.SEARCH or not text.strip():
            self.answered(kind)
        else:
            self._obey(text)

    def _obey(self, text: str) -> None:
        try:
            command = commands.interpret(self.app.account.api, text)
        except GrammarError as error:
            self.complain(error.message, error.position)
            return
        self._remember(command, text)
        self.answered(Kind.COMMAND)
        self.app.obeying.obey(command)

    def _remember(self, command: commands.Meaning | None, text: str) -> None:
        """Keep the line for the next time, unless there is a secret in it."""
        if text and not (command and commands.tells(command)):
            self.app.memory.remember(self.kind.value, text)
            self.app.keep()

    def left(self, kind: Kind) -> None:
        """Take back what was typed, and pick nothing out any more."""
        super().left(kind)
        if kind is Kind.SEARCH:
            self._main.detail.seek("")
