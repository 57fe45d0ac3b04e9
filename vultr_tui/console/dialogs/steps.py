"""Several operations at once: shown before anything is done, confirmed by their count, and watched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from vultr_tui.account.account import Account
from vultr_tui.client.clock import Clock
from vultr_tui.console.actions.batch import Batch, Step
from vultr_tui.console.actions.runs import Course, Runs
from vultr_tui.console.actions.spelling import spelled
from vultr_tui.console.dialogs.listing import Listing
from vultr_tui.console.dialogs.progress import Watching, said
from vultr_tui.console.widgets.cells import Cell
from vultr_tui.console.widgets.columns import Column
from vultr_tui.console.widgets.field import Field
from vultr_tui.console.widgets.prose import Prose
from vultr_tui.console.widgets.table import Table
from vultr_tui.grammar.commands import command_of

SIGNS = {"+": "good", "~": "busy", "-": "bad"}
HIGHEST = 12
"""Lines for the steps; more than these scroll."""
LEFT_OUT = "·"


def _table(count: int, *extra: Column) -> Table:
    headings = [
        Column(name="sign", title="", solid=True),
        Column(name="what", title=""),
        Column(name="details", title="", priority=2, stretch=True),
        *extra,
    ]
    table = Table(headings, head=False, markable=False)
    table.styles.height = min(count, HIGHEST)
    table.can_focus = False
    return table


class Count(Field):
    """Takes digits; every other key is free for something else."""

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Whether the key is typed into it."""
        return super().check_consume_key(key, character) and (character or "").isdigit()


class Preview(Listing[tuple[Step, ...]]):
    """Answers the steps that are wanted, once how many they are is typed."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "move(1)", show=False, id="preview.down"),
        Binding("up,ctrl+p", "move(-1)", show=False, id="preview.up"),
        Binding("pagedown", "page(1)", "read on", id="preview.page_down"),
        Binding("pageup", "page(-1)", show=False, id="preview.page_up"),
        Binding("space", "skip", "leave out, or not", priority=True, id="preview.skip"),
        Binding("minus", "skip_all", "leave out all like it", key_display="-", priority=True, id="preview.skip_all"),
    ]

    def __init__(self, account: Account, title: str, steps: Sequence[Step], notes: Sequence[str] = ()) -> None:
        super().__init__(title, account.clock)
        self._account = account
        self._steps = {str(place): step for place, step in enumerate(steps)}
        self._notes = notes
        self._skipped: set[str] = set()
        self.refusal = self._refused()

    def _refused(self) -> str:
        """Why one of the steps may not be done; what is not known before the first is done cannot be judged."""
        known = (step.intent for step in self._steps.values() if not step.from_first)
        return next(filter(None, (self._account.guard(intent).refusal for intent in known)), "")

    def content(self) -> ComposeResult:
        """What else is to be said, the steps, the one under the cursor, and the count."""
        if self._notes:
            yield Prose("\n".join(self._notes), classes="notes")
        yield _table(len(self._steps))
        yield Prose(classes="about")
        yield Prose(classes="demand")
        yield Count(restrict=r"[0-9]*", classes="field")

    def on_mount(self) -> None:
        """Show the steps."""
        self._show()

    @property
    def wanted(self) -> tuple[Step, ...]:
        """The steps that are not left out."""
        return tuple(step for place, step in self._steps.items() if place not in self._skipped)

    def _show(self) -> None:
        self.query_one(Table).show(tuple(self._steps), self._line)
        self._demand()
        self._explain()

    def _demand(self, *, wrong: bool = False) -> None:
        """Say what has to be typed, and whether it is something else that was."""
        self.query_one(Input).set_class(wrong, "wrong")
        demand = self.query_one(".demand", Prose)
        demand.set_class(bool(self.refusal), "refusal")
        demand.set_class(wrong, "wrong")
        counted = f"Type how many they are to confirm: {len(self.wanted)}"
        asked = self.refusal or (counted if self.wanted else "Nothing is left to do.")
        demand.say(f"That is something else. {asked}" if wrong else asked)

    def _line(self, place: str) -> tuple[Cell, ...]:
        step = self._steps[place]
        if place in self._skipped:
            return Cell(LEFT_OUT, "muted"), Cell(step.what, "muted"), Cell("left out", "muted")
        details = f"! {step.warning}  {step.details}" if step.warning else step.details
        return Cell(step.sign, SIGNS[step.sign]), Cell(step.what), Cell(details, "bad" if step.warning else "muted")

    @on(Table.Moved)
    def _explain(self) -> None:
        step = self._steps.get(self.query_one(Table).cursor_id)
        if step:
            about = self.query_one(".about", Prose)
            command = spelled(self._account, command_of(step.intent))
            about.say("\n".join(filter(None, (step.warning and f"Warning: {step.warning}.", command))))

    def action_skip(self) -> None:
        """Leave the step under the cursor out, or take it in again; what the others need stays."""
        place = self.query_one(Table).cursor_id
        if not self._needed(place):
            self._skipped ^= {place}
            self._show()
            self.action_move(1)

    def action_skip_all(self) -> None:
        """Leave out every step that does the same as the one under the cursor, or take them all in again."""
        here = self.query_one(Table).cursor_id
        sign = self._steps[here].sign
        alike = {place for place, step in self._steps.items() if step.sign == sign and not self._needed(place)}
        self._skipped = self._skipped - alike if here in self._skipped else self._skipped | alike
        self._show()

    def _needed(self, place: str) -> bool:
        return place == "0" and any(step.from_first for step in self._steps.values())

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        right = event.value == str(len(self.wanted)) and bool(self.wanted)
        self._demand(wrong=not right and not self.refusal and bool(self.wanted))
        if right and self.settled and not self.refusal:
            self.dismiss(self.wanted)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._demand()


class Watch(Watching):
    """The steps of a batch."""

    def __init__(self, batch: Batch, runs: Runs, clock: Clock, retry: Callable[[Course], None]) -> None:
        super().__init__(batch, runs, clock, retry)
        self._steps = {str(place): step for place, step in enumerate(batch.steps)}

    @property
    def parts(self) -> tuple[str, ...]:
        """The places of the steps."""
        return tuple(self._steps)

    def make_table(self) -> Table:
        """The steps, and what became of each."""
        table = _table(len(self._steps), Column(name="result", title="", solid=True))
        table.can_focus = True
        return table

    def cells(self, part: str) -> tuple[Cell, ...]:
        """A step, and what became of it."""
        step, outcome = self._steps[part], self._course.outcomes.get(part)
        head = Cell(step.sign, SIGNS[step.sign]), Cell(step.what)
        if outcome is None:
            return *head, Cell(step.details, "muted"), Cell("· waiting", "muted")
        if outcome.error is None:
            return *head, Cell(step.details, "muted"), Cell("● done", "good")
        return *head, Cell(said(outcome.error), "bad"), Cell("✖ not done", "bad")
