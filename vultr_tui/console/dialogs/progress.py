"""An action on several rows while it runs: what became of each, a way to stop the rest, and one to try again."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from vultr_tui.client.clock import Clock
from vultr_tui.console.dialogs.dialog import Dialog
from vultr_tui.console.runs import Run, Runs, Standing
from vultr_tui.console.widgets.bar import Bar, Part
from vultr_tui.console.widgets.cells import Cell
from vultr_tui.console.widgets.columns import Column
from vultr_tui.console.widgets.table import Table
from vultr_tui.console.words import phrase, progress


class Progress(Dialog[None]):
    """Lists the targets of a run. Escape leaves, and what runs goes on; `retry` tries again what has failed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave", id="dialog.leave"),
        Binding("s", "stop", "stop the rest", id="progress.stop"),
        Binding("r", "retry", "retry what failed", id="progress.retry"),
    ]

    def __init__(self, run: Run, runs: Runs, clock: Clock, retry: Callable[[Run], None]) -> None:
        super().__init__(phrase(run.intent), clock)
        self._run = run
        self._runs = runs
        self._retry = retry
        self._names = {target.id: target.name for target in run.intent.targets} or {"": phrase(run.intent)}
        self._seen = 0

    def content(self) -> ComposeResult:
        """The targets, and how far it has come."""
        headings = [Column(name="name", title=""), Column(name="result", title="", priority=2, stretch=True)]
        table = Table(headings, head=False, markable=False)
        table.styles.height = min(len(self._names), 16)
        yield table
        yield Bar(classes="hint")

    def on_mount(self) -> None:
        """Show how it stands, and every step."""
        self._end = self._runs.subscribe(self._step)
        self._step()

    def on_unmount(self) -> None:
        """Listen no more."""
        self._end()

    def _step(self) -> None:
        table = self.query_one(Table)
        table.show(tuple(self._names), self._line)
        if len(self._run.outcomes) != self._seen:
            self._seen = len(self._run.outcomes)
            table.move_to(next(reversed(self._run.outcomes), ""))
        stopping = self._run.standing is Standing.RUNNING and self._run.stop.is_set()
        self.query_one(".hint", Bar).say((Part("stopping", "busy"),) if stopping else progress(self._run))
        self.refresh_bindings()

    def _line(self, row: str) -> tuple[Cell, ...]:
        outcome = self._run.outcomes.get(row)
        if outcome is None:
            return Cell(self._names[row]), Cell("· waiting", "muted")
        if outcome.error is None:
            return Cell(self._names[row]), Cell("● done", "good")
        said = f" ({outcome.error.text})" if outcome.error.text else ""
        return Cell(self._names[row]), Cell(f"✖ {outcome.error.message}{said}", "bad")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is something to stop, or to try again."""
        running = self._run.standing is Standing.RUNNING
        known = {"stop": running and self._run.count > 1, "retry": self._run.retriable}
        return known.get(action, super().check_action(action, parameters))

    def action_stop(self) -> None:
        """Send no more."""
        self._run.stop.set()
        self._runs.tell()

    def action_retry(self) -> None:
        """Try again what has failed, and only that."""
        self._retry(self._run)
