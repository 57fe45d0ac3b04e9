"""Words that take as many lines as they need."""

from __future__ import annotations

from textual.widgets import Static

from vultr_tui.output.text import harmless


class Prose(Static):
    """Text that is wrapped, made harmless, and never read as markup."""

    ALLOW_SELECT = False

    def __init__(self, text: str = "", *, classes: str | None = None) -> None:
        super().__init__(lines(text), markup=False, classes=classes)
        self.said = text

    def say(self, text: str) -> None:
        """Show this text from now on."""
        if text != self.said:
            self.said = text
            self.update(lines(text))


def lines(text: str) -> str:
    """Make each line harmless, and leave them lines."""
    return "\n".join(map(harmless, text.split("\n")))
