"""The table of one resource, with the line above it and what stands there when it has no rows."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message

from vultr_tui.account.account import Account
from vultr_tui.account.tables import Change, Front
from vultr_tui.account.tables import Table as Known
from vultr_tui.api.intent import Intent
from vultr_tui.api.light import define
from vultr_tui.api.resource import Field, Resource
from vultr_tui.api.titles import within
from vultr_tui.api.values import Row
from vultr_tui.console.actions.operations import creating
from vultr_tui.console.health import judged
from vultr_tui.console.panes.display import Display
from vultr_tui.console.panes.excerpt import Excerpt, Excerpts
from vultr_tui.console.panes.incell import CellEntry, settable
from vultr_tui.console.panes.standing import age, count, notice, tally
from vultr_tui.console.places import Place
from vultr_tui.console.widgets.bar import Bar, Part
from vultr_tui.console.widgets.cells import Cell
from vultr_tui.console.widgets.lines import Lines
from vultr_tui.console.widgets.table import Table
from vultr_tui.grammar.filters import Filter, parse
from vultr_tui.grammar.ordering import Order


class Pane(Vertical):
    """Shows a place: a resource, of one parent where it is a part of another, through a filter."""

    BLANK = True  # its parts cover all of it, and Textual would draw the box behind them with each line of the table
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("less_than_sign", "sort(-1)", "sort by the column before", show=False, id="pane.sort_before"),
        Binding("greater_than_sign", "sort(1)", "sort by the column after", show=False, id="pane.sort_after"),
        Binding("S", "reverse", "reverse the order", show=False, id="pane.reverse"),
        Binding("E", "edit_cell", "edit in place", show=False, tooltip="set a field in its cell", id="pane.edit_cell"),
    ]

    @define
    class Opened(Message):
        """A row was opened."""

        pane: Pane
        row: Row

    @define
    class Moved(Message):
        """The cursor is on another row, or the row under it is different; None if there is none."""

        pane: Pane
        row: Row | None

        def can_replace(self, message: Message) -> bool:
            """Only the last of several moves matters."""
            return isinstance(message, Pane.Moved) and message.pane is self.pane

    @define
    class Edited(Message):
        """Fields of a row were set in their cells; nothing has been sent yet."""

        pane: Pane
        intents: tuple[Intent, ...]

    def __init__(self, account: Account, display: Display, place: Place, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.account = account
        self.shows = display
        self.place = place
        self.filter = Filter(self.resource)
        self._fields: tuple[Field, ...] = ()
        self._orders: tuple[Order, ...] = ()
        self._excerpts = Excerpts()
        self._excerpt = Excerpt((), {})
        self._glimpsed: Known | None = None
        """The first rows, while they alone are read."""
        self._tallied: tuple[object, ...] = ()
        """What the tallies are of."""
        self._tallies: Sequence[Part] = ()
        self._refers: set[str] = set()
        self._judged: set[str] = set()
        self._table = Table()
        self._title = Bar(classes="title")
        self._entry: CellEntry | None = None
        self._notice = Lines()
        self._notice.can_focus = True
        self._notice.display = False  # rows are likelier, and to take it away later would be another picture

    def compose(self) -> ComposeResult:
        """The title, the rows, and what stands in their place."""
        yield self._title
        yield self._table
        yield self._notice

    def on_mount(self) -> None:
        """Show what is known."""
        self.go(self.place)

    # What is shown

    @property
    def resource(self) -> Resource:
        """The resource whose rows are shown."""
        return self.resource_of(self.place)

    def resource_of(self, place: Place) -> Resource:
        """The resource whose rows a place shows."""
        return self.account.api.resource(place.resource)

    @property
    def known(self) -> Known:
        """What is known of it."""
        return self._glimpsed or self.account.table(*self.place.key)

    def glance(self) -> Known:
        """What is known of it at once: of a long table that was not read yet, the first rows."""
        return self.account.glance(*self.place.key)

    def _glimpse(self) -> Known | None:
        """The first rows, if they alone were read, and are what is to be shown now."""
        table = self.glance()
        return table if table.front and table.front.order == self._arrangement and not self.filter.terms else None

    @property
    def _arrangement(self) -> str:
        """What the rows are sorted by, in one word."""
        orders = (*self.filter.orders, *self._orders)
        return ",".join(f"{'-' * order.downwards}{order.field.name}" for order in orders)

    async def complete(self) -> None:
        """Have all rows read and shown, where the first alone were."""
        if self._glimpsed:
            await self.account.read(*self.place.key)
            self.reload()

    def go(self, place: Place) -> None:
        """Show another place; GrammarError if its filter makes no sense there."""
        self.filter = parse(place.filter, self.resource_of(place))
        if place.key != self.place.key or not self._fields:
            self._close_entry()
            self.place = place
            self._fields = self.shows.fields(self.resource)
            self._judged = {part.name for part in judged(self.account.api, self.resource)}
            self._orders = self.shows.orders(self.resource)
            self._table.unmark()
            self._table.set_columns([self.shows.column(self.resource, field) for field in self._fields])
        self.place = place
        self._refers = {field.refers_to for field in (*self._fields, *self._filtered_by) if field.refers_to}
        self.reload()

    @property
    def _filtered_by(self) -> tuple[Field, ...]:
        return tuple(field for term in self.filter.terms for field in term.fields)

    @property
    def awaited(self) -> tuple[Known, ...]:
        """What is not known yet of the resources by whose names the filter goes."""
        names = dict.fromkeys(field.refers_to for field in self._filtered_by if field.refers_to)
        tables = (self.account.table(name) for name in names if name in self.account.api.resources_by_name)
        return tuple(table for table in tables if table.fetched_at is None and table.error is None)

    def recolumn(self) -> None:
        """Show the columns that are chosen now."""
        self._fields = ()
        self.go(self.place)

    def concerns(self, change: Change) -> bool:
        """Whether the change shows in this pane."""
        if change.resource in self._judged:
            return change.in_rows
        return (change.resource, change.parent) == self.place.key or (
            change.in_rows and change.resource in self._refers
        )

    def reload(self) -> None:
        """Show what is known now."""
        self._glimpsed = self._glimpse()
        known = self.known
        self._excerpt = self._excerpts.take(known, self.filter, self._orders, self.account.names, self._names)
        order = next(iter((*self.filter.orders, *self._orders)), None)
        sorted_by = (order.field.name, order.downwards) if order else ("", False)
        if known.front:
            self._table.widths.recall(known.front.widths)
        self._table.show(self._excerpt.ids, partial(self._cells, self._excerpt.by_id), sorted_by, known.beyond)
        if not (known.front or self.filter.terms):
            self.keep_front()
        self._place_entry()
        self._say()
        self.post_message(self.Moved(self, self.row))

    def keep_front(self) -> None:
        """Have the next run begin with these rows."""
        self.account.show(*self.place.key, Front(self._arrangement, self._excerpt.ids, self._table.widths.wanted))

    @property
    def _names(self) -> tuple[Sequence[Row], ...]:
        """The rows by whose names those of this pane are found."""
        named = sorted(self._refers & self.account.api.resources_by_name.keys())
        return tuple(self.account.table(name).rows for name in named)

    async def prepare(self) -> None:
        """Make the rows ready to be searched, while the first letters are typed."""
        for term in parse("a", self.resource).terms:
            self._refers |= {field.refers_to for field in term.fields if field.refers_to}
            for _ in self._excerpts.prepare(self.known, term, self.account.names, self._names):
                await asyncio.sleep(0)

    def _cells(self, rows: Mapping[str, Row], row: str) -> tuple[Cell, ...]:
        return self.shows.line(self.resource, self._fields, rows[row])

    def _say(self) -> None:
        known, now = self.known, self.account.clock.now()
        shown = len(self._excerpt.ids) + known.beyond
        left = [Part(self.heading, "strong")]
        if known.fetched_at is not None or known.rows:
            left.append(Part(count(shown, known), "", 1))
        left.append(age(known, now, self.shows.times))
        left += self._tally() if not (self._judged or known.front) else ()
        if self._table.marks:
            ends = ", v ends the range" if self._table.ranging else ""
            left.append(Part(f"{len(self._table.marks)} marked{ends}", "accent", 1))
        right = (
            [Part(f"/{self.place.filter}", "accent"), Part("esc clears it", "muted", 4)] if self.place.filter else []
        )
        if self._entry and self._entry.wrong:
            left = [Part(self._entry.wrong, "bad")]
        self._title.say(left, right)
        self._table.display = bool(shown)
        self._notice.display = not shown
        if known.rows and not shown and self.awaited:
            titles = " and ".join(within(table.resource.title) for table in self.awaited)
            self._notice.show([(), (Part(f"Looking up {titles}…", "muted"),)])
        elif known.rows and not shown:
            self._notice.show(
                [(), (Part("Nothing matches the filter. ", "muted"), Part("esc", "key"), Part(" clears it.", "muted"))]
            )
        elif not shown:
            creatable = not self.account.read_only and bool(creating(self.account.api, self.resource))
            self._notice.show([(), *notice(known, now, creatable=creatable)])
        if self.screen.focused in {self._table, self._notice}:
            self.focus_rows()

    def _tally(self) -> Sequence[Part]:
        """How many rows are in each state, counted anew only where other rows may be shown: not for another order."""
        of = (self.known.rows, self.filter, *self._names)
        if len(of) != len(self._tallied) or any(a is not b for a, b in zip(of, self._tallied, strict=True)):
            self._tallied = of
            self._tallies = tuple(tally(self.resource, self._excerpt.rows))
        return self._tallies

    @property
    def heading(self) -> str:
        """What the pane is called."""
        if not self.place.parent:
            return self.resource.title
        return f"{self.shows.name(self.resource.parent, self.place.parent)}: {self.resource.title}"

    def focus_rows(self) -> None:
        """Give the keyboard to the rows, or to what stands in their place."""
        target = self._table if self._table.display else self._notice
        if self.screen.focused is not target:
            self.screen.set_focus(target)

    # Rows

    @property
    def table(self) -> Table:
        """The widget that holds the cursor and the marks."""
        return self._table

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self._excerpt.by_id.get(self._table.cursor_id)

    @property
    def bare(self) -> bool:
        """Whether no row is shown."""
        return not self._excerpt.ids

    @property
    def filterable(self) -> bool:
        """Whether there is something to filter, or a filter to change."""
        return bool(self.known.rows or self.place.filter)

    @property
    def chosen(self) -> tuple[Row, ...]:
        """The marked rows in order, or the one under the cursor if none is marked."""
        if self._table.marks:
            return tuple(self._excerpt.by_id[id_] for id_ in self._excerpt.ids if id_ in self._table.marks)
        return () if self.row is None else (self.row,)

    @on(Table.Moved)
    def _moved(self, event: Table.Moved) -> None:
        event.stop()
        self.post_message(self.Moved(self, self.row))

    @on(Table.Chosen)
    def _chosen(self, event: Table.Chosen) -> None:
        event.stop()
        if self.row is not None:
            self.post_message(self.Opened(self, self.row))

    @on(Table.Marked)
    def _marked(self, event: Table.Marked) -> None:
        event.stop()
        self._say()

    # Fields set in their cells

    def action_edit_cell(self) -> None:
        """Type into the first cell of the row that can be set."""
        if self.row is None or self._entry is not None:
            return
        found = settable(self.account, self.resource, self.place, self.row)
        shown = {field.name: found[field.name] for field in self._fields if field.name in found}
        if not shown:
            self.notify(f"No column of {self.resource.title} can be set in its cell.", markup=False)
            return
        self._entry = CellEntry(self._table.cursor_id, shown)
        self.mount(self._entry)
        self._place_entry()
        self.screen.set_focus(self._entry)

    def _place_entry(self) -> None:
        """Bring the line to type into over its cell."""
        if self._entry is None:
            return
        region = self._table.region_of(self._entry.row, self._entry.column)
        self._entry.cover(region.translate((0, 1)) if region else None, self._table.size.width)

    def on_resize(self) -> None:
        """Keep the line to type into over its cell."""
        self.call_after_refresh(self._place_entry)

    @on(CellEntry.Moved)
    def _entry_moved(self, event: CellEntry.Moved) -> None:
        event.stop()
        self._place_entry()
        self._say()

    @on(CellEntry.Left)
    def _entry_left(self, event: CellEntry.Left) -> None:
        event.stop()
        if event.entry is self._entry:
            self._close_entry()
            if event.intents:
                self.post_message(self.Edited(self, event.intents))

    def _close_entry(self) -> None:
        entry, self._entry = self._entry, None
        if entry is not None:
            if entry.has_focus:
                self.focus_rows()
            entry.remove()
            self._say()

    # Order

    @on(Table.HeadClicked)
    def _sort_by_heading(self, event: Table.HeadClicked) -> None:
        event.stop()
        if self._orders and self._orders[0].field.name == event.name:
            self.action_reverse()
        else:
            self._sort(event.name)

    @property
    def sortable(self) -> Sequence[str]:
        """The fields that the rows can be sorted by."""
        return [column.name for column in self._table.visible_columns]

    def action_sort(self, step: int) -> None:
        """Sort by the column that many places on."""
        names = self.sortable
        now = self._orders[0].field.name if self._orders else ""
        place = names.index(now) + step if now in names else (0 if step > 0 else -1)
        if names:
            self._sort(names[place % len(names)])

    def action_reverse(self) -> None:
        """Turn the order round."""
        if self._orders:
            self._order(Order(self._orders[0].field, not self._orders[0].downwards))
        else:
            self.action_sort(1)

    def _sort(self, name: str) -> None:
        self._order(Order(next(field for field in self.shows.choice(self.resource) if field.name == name)))

    def _order(self, order: Order) -> None:
        self._orders = (order,)
        self.reload()
        self.call_after_refresh(self.shows.keep_order, self.resource, order)  # which takes a disk's time
