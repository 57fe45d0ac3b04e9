"""A dialog in which something is typed while the cursor of a table is moved."""

from __future__ import annotations

from textual.screen import ScreenResultType

from vultr_tui.console.dialogs.dialog import Dialog
from vultr_tui.console.widgets.table import Table


class Listing(Dialog[ScreenResultType]):
    """Its bindings say by which keys."""

    def action_move(self, step: int) -> None:
        """Move the cursor."""
        self.query_one(Table).action_move(step)

    def action_page(self, pages: int) -> None:
        """Move the cursor by pages."""
        self.query_one(Table).action_page(pages)
