"""Everything running or finished since the console was opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from vultr_tui.console.actions.runs import Course, Standing
from vultr_tui.console.widgets.bar import Bar, Part
from vultr_tui.console.widgets.cells import Cell
from vultr_tui.console.widgets.columns import Column
from vultr_tui.console.widgets.keybar import KeyBar
from vultr_tui.console.widgets.lines import Lines
from vultr_tui.console.widgets.table import Table
from vultr_tui.console.words import progress
from vultr_tui.output.times import Times

if TYPE_CHECKING:
    from vultr_tui.console.app import Console

HEADINGS = (
    Column(name="time", title="BEGAN", priority=2, solid=True),
    Column(name="what", title="OPERATION", priority=1),
    Column(name="how", title="RESULT", priority=1, stretch=True),
)


class Drawer(Screen[None]):
    """The runs, the latest first; Enter shows what became of each row."""

    app: Console
    AUTO_FOCUS = "Table"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,O", "leave", "back", id="drawer.leave"),
        Binding("s", "stop", "stop the rest", id="drawer.stop"),
        Binding("r", "retry", "retry what failed", id="drawer.retry"),
    ]

    def compose(self) -> ComposeResult:
        """The title, the runs, and the keys."""
        yield Bar(id="header", classes="title")
        yield Table(HEADINGS, markable=False)
        yield Lines()
        yield KeyBar()

    def on_mount(self) -> None:
        """Show how everything stands, and every step."""
        self._end = self.app.acting.runs.subscribe(self._step)
        self._step()

    def on_unmount(self) -> None:
        """Listen no more."""
        self._end()

    @property
    def _runs(self) -> dict[str, Course]:
        return {str(id(run)): run for run in reversed(self.app.acting.runs.all)}

    @property
    def run_here(self) -> Course | None:
        """The run under the cursor."""
        return self._runs.get(self.query_one(Table).cursor_id)

    def _step(self) -> None:
        runs = self._runs
        going = sum(run.standing is not Standing.OVER for run in runs.values())
        self.query_one(".title", Bar).say((Part("Operations", "strong"), Part(f"{going} under way", "muted")))
        table, nothing = self.query_one(Table), self.query_one(Lines)
        table.display, nothing.display = bool(runs), not runs
        nothing.show([(), (Part("Nothing was done since the console was opened.", "muted"),)])
        table.show(tuple(runs), lambda row: _line(runs[row], self.app.shows.times))
        self.refresh_bindings()

    @on(Table.Chosen)
    def _open(self, event: Table.Chosen) -> None:
        event.stop()
        if run := self.run_here:
            self.app.acting.watch(run)

    @on(Table.Moved)
    def _moved(self, event: Table.Moved) -> None:
        event.stop()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is something to stop, or to try again."""
        run = self.run_here if action in {"stop", "retry"} else None
        if action == "stop":
            return run is not None and run.standing is Standing.RUNNING and run.count > 1
        if action == "retry":
            return run is not None and run.retriable
        return super().check_action(action, parameters)

    def action_stop(self) -> None:
        """Send no more of it."""
        if run := self.run_here:
            run.stop.set()
            self.app.acting.runs.tell()

    def action_retry(self) -> None:
        """Try again what has failed of it."""
        if run := self.run_here:
            self.app.acting.retry(run)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)


def _line(run: Course, times: Times) -> tuple[Cell, ...]:
    said = progress(run)
    return (
        Cell(times.of_day(run.started), "muted"),
        Cell(run.title),
        Cell("  ".join(p.text for p in said), said[0].tone),
    )
