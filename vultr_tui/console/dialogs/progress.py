"""An action on several rows while it runs: what became of each, and a way to stop the rest."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from vultr_tui.account.actions import Outcome
from vultr_tui.api.intent import Intent
from vultr_tui.client.clock import Clock
from vultr_tui.console.dialogs.dialog import Dialog
from vultr_tui.console.widgets.bar import Bar, Part
from vultr_tui.console.widgets.cells import Cell
from vultr_tui.console.widgets.columns import Column
from vultr_tui.console.widgets.table import Table
from vultr_tui.console.words import phrase


class Progress(Dialog[None]):
    """Lists the targets; Escape stops what is not sent yet, and leaves once all is over."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("s", "stop", "stop the rest", id="progress.stop")]

    def __init__(self, intent: Intent, clock: Clock, stop: asyncio.Event) -> None:
        super().__init__(phrase(intent), clock)
        self._intent = intent
        self._stop = stop
        self._outcomes: dict[str, Outcome] = {}
        self._over = False

    def content(self) -> ComposeResult:
        """The targets, and how far it has come."""
        headings = [Column(name="name", title=""), Column(name="result", title="", priority=2)]
        table = Table(headings, head=False, markable=False)
        table.styles.height = min(len(self._intent.targets), 16)
        yield table
        yield Bar(classes="hint")

    def on_mount(self) -> None:
        """Nothing is done yet."""
        self._show()

    def add(self, outcome: Outcome) -> None:
        """Show what became of one target."""
        if outcome.target:
            self._outcomes[outcome.target.id] = outcome
            self._show()
            self.query_one(Table).move_to(outcome.target.id)

    def finish(self) -> None:
        """All is over; the dialog stays until it has been read."""
        self._over = True
        self._show()

    def _show(self) -> None:
        ids = [target.id for target in self._intent.targets]
        names = {target.id: target.name for target in self._intent.targets}
        self.query_one(Table).show(ids, partial(self._line, names))
        done = f"{len(self._outcomes)} of {len(ids)}"
        hint = "esc closes" if self._over else ("stopping" if self._stop.is_set() else "s stops the rest")
        self.query_one(Bar).say((Part(done), Part(hint, "muted")))

    def _line(self, names: dict[str, str], row: str) -> tuple[Cell, ...]:
        outcome = self._outcomes.get(row)
        if outcome is None:
            return Cell(names[row]), Cell("waiting", "muted")
        if outcome.error is None:
            return Cell(names[row]), Cell("● done", "good")
        return Cell(names[row]), Cell(f"✖ {outcome.error.message}", "bad")

    def action_stop(self) -> None:
        """Send no more."""
        self._stop.set()
        self._show()

    def action_leave(self) -> None:
        """Stop the rest; leave once it is over."""
        if self._over:
            self.dismiss(None)
        else:
            self.action_stop()
