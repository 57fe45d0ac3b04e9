"""The main screen: the panes on the left, the rows of one in the middle, the details of a row beside or below."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.events import DescendantFocus
from textual.widget import Widget

from vultr_tui.account.tables import Change
from vultr_tui.api.resource import Resource, Tab, View
from vultr_tui.client.pacing import Priority
from vultr_tui.console import keys
from vultr_tui.console.health import look_up
from vultr_tui.console.overviews.registry import OVERVIEWS
from vultr_tui.console.panes.detail import Detail
from vultr_tui.console.panes.header import Header
from vultr_tui.console.panes.navigation import Navigation
from vultr_tui.console.panes.pane import Pane
from vultr_tui.console.places import History, Place
from vultr_tui.console.screens.commandline import CommandLine
from vultr_tui.console.screens.still import Still
from vultr_tui.console.widgets.bar import Part
from vultr_tui.console.widgets.keybar import KeyBar
from vultr_tui.console.widgets.prompt import Kind
from vultr_tui.console.widgets.tabs import Tabs

if TYPE_CHECKING:
    from vultr_tui.console.app import Console

FOLLOW = 0.3
"""Seconds the cursor has to rest on a row before its details are asked for."""


class Work(Container):
    """The rows and the details, which cover all of it."""

    BLANK = True  # Textual would draw it with each line of the rows


class MainScreen(Still[None]):
    """Knows where the console is; everything that is done to rows is the work of others."""

    app: Console
    BINDINGS: ClassVar[list[BindingType]] = keys.MAIN
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-medium"), (150, "-wide")]  # noqa: RUF012  (Screen declares it so)
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012
    AUTO_FOCUS = ""

    def __init__(self, start: Place) -> None:
        super().__init__()
        self.history = History([start])
        self._hidden: list[Callable[[], None]] = []
        self._bare = True
        """Whether there is no row where the keyboard is."""
        self._beside = False
        """Whether the parts of the first row are to be shown beside it."""

    def compose(self) -> ComposeResult:
        """Header, panes, rows, details; at the bottom the keys or what is typed."""
        self._bare = not self.app.account.glance(*self.history.place.key).rows
        self.fit()
        account, display = self.app.account, self.app.shows
        yield Header(account, self.app.profile.colour)
        yield Navigation(account)
        with Work(id="work"):
            yield Pane(account, display, self.history.place, id="pane")
            yield Detail(account, display)
        yield KeyBar(keys.MAIN)
        yield CommandLine(self)

    def on_mount(self) -> None:
        """Open the first pane, and listen to what changes."""
        self._leave = self.app.account.subscribe(self._changed)
        self.app.failures.on_add = self.note
        self.app.account.session.on_budget(lambda: self.call_later(self._budget_changed))
        self.call_later(self._budget_changed)  # the first calls may have been made
        self._arrived(self.history.place)
        self.pane.focus_rows()

    def on_unmount(self) -> None:
        """Listen no more."""
        self._leave()

    # The parts

    @property
    def pane(self) -> Pane:
        """The pane in the middle."""
        return self.query_one("#pane", Pane)

    @property
    def panes(self) -> tuple[Pane, ...]:
        """The pane in the middle, and that in the details."""
        return (self.pane, self.detail.rows) if self.detail.rows is not None else (self.pane,)

    @property
    def detail(self) -> Detail:
        """The details of a row."""
        return self.query_one(Detail)

    @property
    def navigation(self) -> Navigation:
        """The list of panes."""
        return self.query_one(Navigation)

    @property
    def prompt(self) -> CommandLine:
        """The line where filters and commands are typed."""
        return self.query_one(CommandLine)

    @property
    def current(self) -> Pane:
        """The pane the keyboard is in: the one in the details, or that in the middle."""
        rows = self.detail.rows if self.detail.display else None
        return rows if rows is not None and self.focused is not None and rows in self.focused.ancestors else self.pane

    # Places

    async def complete(self) -> None:
        """Have all rows read, where the first alone were."""
        for pane in self.panes if self.is_mounted else ():
            await pane.complete()

    def go(self, place: Place) -> None:
        """Open a place, and remember it; GrammarError if its filter makes no sense there."""
        self._open(place)
        self.history.go(place)

    def _open(self, place: Place) -> None:
        self.pane.go(place)
        self._arrived(place)

    def _arrived(self, place: Place) -> None:
        self.navigation.here(self._listed(place.resource))
        self.close_detail()
        self._beside = self._parts_beside(self.pane.resource) is not None
        self.set_class(self._beside and not self.pane.resource.states, "-parts")
        self.call_after_refresh(lambda: self.app.run_worker(self._load(place)))

    async def _load(self, place: Place) -> None:
        await self.complete()
        table = await self.app.account.ensure(*place.key, Priority.VISIBLE)
        await self._look_up_names()
        await look_up(self.app.account, table.resource)

    def _parts_beside(self, resource: Resource) -> Tab | None:
        """The parts of a row that have room beside it, or below; a list of names without states needs the least."""
        narrow, wide, tall = map(self.has_class, ("-narrow", "-wide", "-tall"))
        return self._parts(resource) if wide or (not narrow and (tall or not resource.states)) else None

    async def _look_up_names(self) -> None:
        """Load what the filter needs to know to be understood."""
        for table in self.pane.awaited:
            await self.app.account.ensure(table.resource.name, priority=Priority.VISIBLE)

    @staticmethod
    def _parts(resource: Resource) -> Tab | None:
        """The parts of a row, where they are what it is opened for."""
        return next((tab for tab in resource.tabs[:1] if tab.view is View.ROWS), None)

    def _listed(self, resource: str) -> str:
        """The pane of the list that a resource belongs to."""
        parent = self.app.account.api.resource(resource).parent
        return self._listed(parent) if parent else resource

    @on(Tabs.Opened)
    def _watch(self) -> None:
        """Keep what is on screen fresh, and nothing else."""
        hidden, self._hidden = self._hidden, []
        rows = self.detail.rows if self.detail.display else None
        shown = [self.pane.place, *([rows.place] if rows else [])]
        self._hidden = [self.app.poller.visible(*place.key) for place in shown]
        for hide in hidden:
            hide()

    @on(Navigation.Wanted)
    def _wanted(self, event: Navigation.Wanted) -> None:
        event.stop()
        self.remove_class("-listing")
        if event.resource in OVERVIEWS:
            self.app.obeying.overview(event.resource)
        else:
            self.go(Place(event.resource))
        self.pane.focus_rows()

    def action_history(self, step: int) -> None:
        """Go back or forth."""
        place = self.history.step(step)
        if place:
            self._open(place)

    def action_swap(self) -> None:
        """Go to the place before this one."""
        place = self.history.swap()
        if place:
            self._open(place)

    # Changes

    def _changed(self, change: Change) -> None:
        self.call_later(self._heard, change)

    def _heard(self, change: Change) -> None:
        self.app.heard(change)
        self.query_one(Header).reload()
        self.navigation.reload()
        for pane in self.panes:
            if pane.concerns(change):
                pane.reload()

    def _budget_changed(self) -> None:
        self.app.warn()
        self.reload_header()

    def reload_header(self) -> None:
        """Say what is known now in the first line."""
        self.query_one(Header).reload()

    def note(self) -> None:
        """Say at the end of the line of keys how many errors nobody has looked at."""
        unseen = self.app.failures.unseen
        words = f"! {unseen} error{'s' if unseen > 1 else ''}"
        self.query_one(KeyBar).note(*((Part(words, "bad"),) if unseen else ()))

    # Rows and their details

    @on(Pane.Opened)
    def _opened(self, event: Pane.Opened) -> None:
        event.stop()
        resource = event.pane.resource
        parts = None if self._parts_beside(resource) else self._parts(resource)
        if parts and event.pane is self.pane:
            self.go(Place(parts.source, resource.id_of(event.row)))
            self.pane.focus_rows()
        elif event.pane is self.pane:
            self.open_detail()
        else:
            self.go(event.pane.place)
            self.pane.table.move_to(event.pane.resource.id_of(event.row))
            self.open_detail()

    @on(Pane.Edited)
    def _edited(self, event: Pane.Edited) -> None:
        event.stop()
        for intent in event.intents:
            self.app.run_worker(self.app.acting.act(intent))

    def action_detail(self) -> None:
        """Open the details of the row under the cursor."""
        if self.current is self.pane and self.pane.row is not None:
            self.open_detail()

    def action_reveal(self) -> None:
        """Show the secrets of the row whose details are open."""
        if self.detail.display:
            self.detail.action_reveal()

    def open_detail(self, *, focus: bool = True) -> None:
        """Show the row under the cursor in full, and give it the keyboard."""
        if self.pane.row is not None:
            self.detail.display = True
            self.add_class("-detail")
            self.detail.show(self.pane.resource, self.pane.row)
            if focus:
                self.detail.focus_content()
            self._watch()

    def close_detail(self) -> None:
        """Put the details away."""
        inside = self.focused is not None and self.detail in self.focused.ancestors
        self.detail.display = False
        self.remove_class("-detail")
        if inside:
            self.pane.focus_rows()
        self._watch()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is a row for a key that takes one."""
        if self._bare and (action, *parameters) in keys.ON_ROWS:
            return False
        return super().check_action(action, parameters)

    @on(DescendantFocus)
    def _offer_keys(self) -> None:
        """Offer the keys that do something where the keyboard is."""
        self.query_one(KeyBar).offer("filter", useful=self.pane.filterable)
        bare = self.current.bare
        if bare != self._bare:
            self._bare = bare
            self.refresh_bindings()

    @on(Pane.Moved)
    def _moved(self, event: Pane.Moved) -> None:
        event.stop()
        self._offer_keys()
        if event.pane is self.pane and self._beside and event.row is not None:
            self._beside = False
            self.open_detail(focus=False)
        elif event.pane is self.pane and self.detail.display:
            if event.row is None:
                self.close_detail()
            else:
                self.detail.show(self.pane.resource, event.row, after=FOLLOW)
                self._watch()

    def action_part(self, step: int) -> None:
        """Move the keyboard to the list of panes, to the rows, or to the details."""
        stops: list[Widget] = [self.navigation, self.pane]
        if self.detail.display:
            stops.append(self.detail)
        now = next((i for i, stop in enumerate(stops) if self.focused and stop in self.focused.ancestors_with_self), 1)
        stop = stops[(now + step) % len(stops)]
        self.set_class(stop is self.navigation, "-listing")
        if stop is self.navigation:
            self.navigation.focus()
        elif stop is self.detail:
            self.detail.focus_content()
        else:
            self.pane.focus_rows()

    def action_back(self) -> None:
        """Close the innermost thing that is open: the list, the details, the filter, the part of another pane."""
        if self.has_class("-listing"):
            self.action_part(1)
        elif self.detail.display:
            self.close_detail()
        elif self.pane.table.marks:
            self.pane.table.unmark()
        elif self.pane.place.filter:
            self.pane.go(self.history.filtered(""))
        elif self.pane.place.parent:
            here = self.pane.place
            self.go(Place(self.pane.resource.parent))
            self.pane.table.move_to(here.parent)

    # What is typed

    def action_filter(self) -> None:
        """Type a filter."""
        self.prompt.ask(Kind.FILTER, self.pane.place.filter)
        self.app.run_worker(self.pane.prepare())

    @on(Detail.Searched)
    def _search(self, event: Detail.Searched) -> None:
        event.stop()
        self.prompt.ask(Kind.SEARCH)

    def action_command(self) -> None:
        """Type a command."""
        self.prompt.ask(Kind.COMMAND)

    def filtered(self) -> None:
        """Remember the place through the filter it has now, and load what that needs to know."""
        self.history.go(self.pane.place)
        if self.pane.awaited:
            self.app.run_worker(self._look_up_names())

    # What others do

    def action_refresh(self) -> None:
        """Ask the service again for what is on screen."""
        self.app.run_worker(self.app.account.refresh(*self.current.place.key))
        if self.detail.display:
            self.detail.forget()

    def action_rows(self, deed: str) -> None:
        """Do something to the rows that are chosen."""
        self.app.on_rows.do(deed, self.current)

    def action_columns(self) -> None:
        """Choose the columns."""
        from vultr_tui.console.dialogs.arranging import choose_columns  # noqa: PLC0415  (seldom needed)

        self.app.run_worker(choose_columns(self.app, self.current))
