"""Which columns a table has, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from vultr_tui.api.columns import heading
from vultr_tui.api.resource import Resource
from vultr_tui.client.clock import Clock
from vultr_tui.console.dialogs.dialog import Dialog
from vultr_tui.console.panes.display import Display
from vultr_tui.console.panes.pane import Pane
from vultr_tui.console.widgets.bar import Bar, Part
from vultr_tui.console.widgets.cells import Cell
from vultr_tui.console.widgets.columns import Column
from vultr_tui.console.widgets.table import Table

if TYPE_CHECKING:
    from vultr_tui.console.app import Console

SHOWN, HIDDEN = "●", "○"


class Arranging(Dialog[tuple[str, ...]]):
    """Answers the names of the fields to show, in order."""

    AUTO_FOCUS = "Table"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "done", "done", priority=True, id="arranging.done"),
        Binding("space", "turn", "show or hide", priority=True, id="arranging.turn"),
        Binding("J,shift+down", "shift(1)", "later", key_display="J", id="arranging.later"),
        Binding("K,shift+up", "shift(-1)", "sooner", key_display="K", id="arranging.sooner"),
        Binding("r", "reset", "as usual", id="arranging.reset"),
    ]

    def __init__(self, resource: Resource, display: Display, clock: Clock) -> None:
        super().__init__(f"Columns: {resource.title}", clock)
        self._fields = {field.name: field for field in display.choice(resource)}
        self._usual = [field.name for field in display.usual(resource)]
        self._shown = {field.name for field in display.fields(resource)}
        chosen = [field.name for field in display.fields(resource)]
        self._order = [*chosen, *(name for name in self._fields if name not in chosen)]

    def content(self) -> ComposeResult:
        """Every field, the shown ones first."""
        columns = [Column(name="name", title="", solid=True), Column(name="field", title="", stretch=True)]
        yield Table(columns, head=False, markable=False)
        yield Bar(classes="hint")

    def on_mount(self) -> None:
        """Show them."""
        self.query_one(Table).styles.height = min(len(self._fields), 16)
        self._show()

    def _show(self) -> None:
        self.query_one(Table).show(tuple(self._order), self._line)
        self.query_one(".hint", Bar).say((Part("The first column stays however narrow the window gets.", "muted"),))

    def _line(self, name: str) -> tuple[Cell, ...]:
        shown = name in self._shown
        title = heading(self._fields[name])
        return Cell(f"{SHOWN if shown else HIDDEN} {title}", "" if shown else "muted"), Cell(name, "muted")

    def action_turn(self) -> None:
        """Show the column under the cursor, or hide it; one is always shown."""
        self._shown ^= {self.query_one(Table).cursor_id}
        if not self._shown:
            self._shown = {self.query_one(Table).cursor_id}
        self._show()

    def action_shift(self, step: int) -> None:
        """Move the column under the cursor by one place."""
        name = self.query_one(Table).cursor_id
        place = self._order.index(name)
        self._order.remove(name)
        self._order.insert(max(0, place + step), name)
        self._show()

    def action_reset(self) -> None:
        """Show what nobody chose."""
        self._shown = set(self._usual)
        self._order = [*self._usual, *(name for name in self._fields if name not in self._usual)]
        self._show()

    @on(Table.Chosen)
    def action_done(self) -> None:
        """Answer what is shown now."""
        chosen = tuple(name for name in self._order if name in self._shown)
        self.dismiss(() if list(chosen) == self._usual else chosen)


async def choose_columns(app: Console, pane: Pane) -> None:
    """Let the user choose the columns of a pane, and keep his choice."""
    chosen = await app.push_screen_wait(Arranging(pane.resource, app.shows, app.account.clock))
    if chosen is not None:
        app.memory.columns[pane.resource.name] = chosen
        pane.recolumn()
        app.keep()
