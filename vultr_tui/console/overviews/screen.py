"""The screen of an overview: a summary, the rows, a filter, and the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from vultr_tui.account.tables import Change
from vultr_tui.api.values import Row
from vultr_tui.client.pacing import Priority
from vultr_tui.console.overviews.derived import Derived
from vultr_tui.console.overviews.pane import DerivedPane
from vultr_tui.console.panes.filtering import FilterPrompt
from vultr_tui.console.panes.header import Header
from vultr_tui.console.panes.pane import Pane
from vultr_tui.console.widgets.keybar import KeyBar
from vultr_tui.console.widgets.lines import Lines
from vultr_tui.console.widgets.prompt import Kind

if TYPE_CHECKING:
    from vultr_tui.console.app import Console


class OverviewScreen(Screen[None]):
    """Enter goes to the row that a line is about."""

    app: Console
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "filter", key_display="/", id="overview.filter"),
        Binding("r", "refresh", "refresh", id="overview.refresh"),
        Binding("escape,q", "leave", "back", id="overview.leave"),
    ]

    def __init__(self, derived: Derived) -> None:
        super().__init__()
        self.derived = derived

    def compose(self) -> ComposeResult:
        """Header, summary, rows; at the bottom the keys or what is typed."""
        yield Header(self.app.account, self.app.profile.colour)
        yield Lines(id="summary")
        yield self.make_pane()
        yield KeyBar()
        yield FilterPrompt(self.app.memory, lambda: self.pane)

    def make_pane(self) -> DerivedPane:
        """The rows."""
        return DerivedPane(self.app.account, self.app.shows, self.derived)

    @property
    def pane(self) -> DerivedPane:
        """The rows."""
        return self.query_one(DerivedPane)

    @property
    def _prompt(self) -> FilterPrompt:
        return self.query_one(FilterPrompt)

    def on_mount(self) -> None:
        """Show what is known, ask for what is not, and listen to what changes."""
        self._ends = [self.app.account.subscribe(self._changed)]
        if self.derived.watched:
            self._ends += [self.app.poller.visible(name) for name in self.derived.sources]
        self.query_one("#summary").can_focus = False
        self._summarize()
        self.pane.focus_rows()
        self.app.run_worker(self._load())

    def on_unmount(self) -> None:
        """Listen no more."""
        for end in self._ends:
            end()

    async def _load(self) -> None:
        priority = Priority.ACTION if self.derived.watched else Priority.BACKGROUND
        for name in self.derived.sources:
            await self.app.account.ensure(name, priority=priority)

    def _changed(self, change: Change) -> None:
        self.call_later(self._heard, change)

    def _heard(self, change: Change) -> None:
        if self.is_attached and self.pane.concerns(change):
            self.query_one(Header).reload()
            self._summarize()
            self.pane.renew()

    def _summarize(self) -> None:
        lines = self.derived.summary(self.app.account)
        summary = self.query_one("#summary", Lines)
        summary.display = bool(lines)
        summary.styles.height = len(lines)
        summary.show(lines)

    @on(Pane.Moved)
    def _offer_keys(self) -> None:
        """Offer to filter what is there."""
        self.query_one(KeyBar).offer("filter", useful=self.pane.filterable)

    # Keys

    @on(Pane.Opened)
    def _opened(self, event: Pane.Opened) -> None:
        event.stop()
        self.open_row(event.row)

    def open_row(self, row: Row) -> None:
        """Go where the row is that the line is about."""
        place, id_ = self.derived.opens(row)
        self.dismiss(None)
        self.app.show(place, id_)

    def action_refresh(self) -> None:
        """Ask the service again for all it is told from."""
        for name in self.derived.sources:
            self.app.run_worker(self.app.account.refresh(name))

    def action_leave(self) -> None:
        """Take the filter away; then go back."""
        if self.pane.place.filter:
            self._prompt.filter("")
        else:
            self.dismiss(None)

    def action_filter(self) -> None:
        """Type a filter."""
        self._prompt.ask(Kind.FILTER, self.pane.place.filter)
