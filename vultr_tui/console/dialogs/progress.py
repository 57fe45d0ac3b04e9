"""What runs on several rows: what became of each, a way to stop the rest, and one to try again."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from vultr_tui.client.clock import Clock
from vultr_tui.client.errors import ApiError
from vultr_tui.console.actions.runs import Course, Run, Runs, Standing
from vultr_tui.console.dialogs.dialog import Dialog
from vultr_tui.console.widgets.bar import Bar, Part
from vultr_tui.console.widgets.cells import Cell
from vultr_tui.console.widgets.columns import Column
from vultr_tui.console.widgets.prose import Prose
from vultr_tui.console.widgets.table import Table
from vultr_tui.console.words import progress


class Watching(Dialog[None]):
    """Lists the parts of what is on its way. Escape leaves, and what runs goes on; `retry` tries again what failed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave", id="dialog.leave"),
        Binding("s", "stop", "stop the rest", id="progress.stop"),
        Binding("r", "retry", "retry what failed", id="progress.retry"),
    ]

    def __init__(self, course: Course, runs: Runs, clock: Clock, retry: Callable[[Course], None]) -> None:
        super().__init__(course.title, clock)
        self._course = course
        self._runs = runs
        self._retry = retry
        self._seen = 0

    @property
    def parts(self) -> tuple[str, ...]:
        """What its outcomes are known by."""
        raise NotImplementedError

    def make_table(self) -> Table:
        """The table of the parts."""
        raise NotImplementedError

    def cells(self, part: str) -> tuple[Cell, ...]:
        """The line of a part."""
        raise NotImplementedError

    def content(self) -> ComposeResult:
        """The parts, and how far it has come."""
        yield self.make_table()
        yield Prose(classes="wrong")
        yield Bar(classes="hint")

    def on_mount(self) -> None:
        """Show how it stands, and every step."""
        self._end = self._runs.subscribe(self._step)
        self._step()

    def on_unmount(self) -> None:
        """Listen no more."""
        self._end()

    def _step(self) -> None:
        course, table = self._course, self.query_one(Table)
        table.show(self.parts, self.cells)
        if len(course.outcomes) != self._seen:
            self._seen = len(course.outcomes)
            table.move_to(next(reversed(course.outcomes), ""))
        self._explain()
        stopping = course.standing is Standing.RUNNING and course.stop.is_set()
        self.query_one(".hint", Bar).say((Part("stopping", "busy"),) if stopping else progress(course))
        self.refresh_bindings()

    @on(Table.Moved)
    def _explain(self) -> None:
        """Say in full what went wrong with the part under the cursor."""
        outcome = self._course.outcomes.get(self.query_one(Table).cursor_id)
        about = self.query_one(".wrong", Prose)
        about.display = outcome is not None and outcome.error is not None
        if outcome is not None and outcome.error is not None:
            about.say(" ".join(filter(None, (said(outcome.error), outcome.error.hint))))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is something to stop, or to try again."""
        running = self._course.standing is Standing.RUNNING
        known = {"stop": running and self._course.count > 1, "retry": self._course.retriable}
        return known.get(action, super().check_action(action, parameters))

    def action_stop(self) -> None:
        """Send no more."""
        self._course.stop.set()
        self._runs.tell()

    def action_retry(self) -> None:
        """Try again what has failed, and only that."""
        self._retry(self._course)


class Progress(Watching):
    """The targets of a run."""

    def __init__(self, run: Run, runs: Runs, clock: Clock, retry: Callable[[Course], None]) -> None:
        super().__init__(run, runs, clock, retry)
        self._names = {target.id: target.name for target in run.intent.targets} or {"": run.title}

    @property
    def parts(self) -> tuple[str, ...]:
        """The ids of the targets."""
        return tuple(self._names)

    def make_table(self) -> Table:
        """Their names, and what became of each."""
        headings = [Column(name="name", title=""), Column(name="result", title="", priority=2, stretch=True)]
        table = Table(headings, head=False, markable=False)
        table.styles.height = min(len(self._names), 16)
        return table

    def cells(self, part: str) -> tuple[Cell, ...]:
        """A target, and what became of it."""
        outcome = self._course.outcomes.get(part)
        if outcome is None:
            return Cell(self._names[part]), Cell("· waiting", "muted")
        if outcome.error is None:
            return Cell(self._names[part]), Cell("● done", "good")
        return Cell(self._names[part]), Cell(f"✖ {said(outcome.error)}", "bad")


def said(error: ApiError) -> str:
    """The error, and the service's own words where it does not repeat them."""
    return f"{error.message} ({error.text})" if error.text and error.text not in error.message else error.message
