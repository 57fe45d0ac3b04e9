"""A table of any length that draws only the lines on screen, and repaints only those that changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.strip import Strip

from vultr_tui.api.light import define
from vultr_tui.console.widgets import cells, tones
from vultr_tui.console.widgets.cells import Cell
from vultr_tui.console.widgets.columns import Column, Placed
from vultr_tui.console.widgets.drawing import GUTTER, Part, drawn
from vultr_tui.console.widgets.marks import Marks
from vultr_tui.console.widgets.measuring import Formatter, Line, Widths
from vultr_tui.console.widgets.ownkeys import OwnKeys

MARK = "▌"


class Table(OwnKeys, can_focus=True):
    """Rows keyed by id, with a cursor that stays on its id however the rows move."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"table--head", "table--cursor", "table--blurred"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", "down", show=False, id="table.down"),
        Binding("up,k", "move(-1)", "up", show=False, id="table.up"),
        Binding("pagedown,ctrl+f", "page(1)", "page down", show=False, id="table.page_down"),
        Binding("pageup,ctrl+b", "page(-1)", "page up", show=False, id="table.page_up"),
        Binding("home,g", "go(0)", "first row", show=False, id="table.first"),
        Binding("end,G", "go(-1)", "last row", show=False, id="table.last"),
        Binding("right,l", "skip(1)", "columns further right", show=False, id="table.right"),
        Binding("left,h", "skip(-1)", "columns further left", show=False, id="table.left"),
        Binding("enter", "choose", "open", id="table.open"),
        Binding("space", "mark", "mark", show=False, id="table.mark"),
        Binding(
            "v",
            "mark_range",
            "mark a range: up to where v is pressed again, or from the last mark",
            show=False,
            id="table.mark_range",
        ),
        Binding("asterisk", "mark_all", "mark all shown, or none", show=False, id="table.mark_all"),
        Binding("i", "mark_others", "mark all others instead", show=False, id="table.mark_others"),
    ]

    @define
    class Moved(Message):
        """The cursor is on another row, or on none (an empty id)."""

        table: Table
        id: str

        def can_replace(self, message: Message) -> bool:
            """Only the last of several moves matters."""
            return isinstance(message, Table.Moved) and message.table is self.table

    @define
    class Chosen(Message):
        """Enter or a double click on a row."""

        table: Table
        id: str

    @define
    class HeadClicked(Message):
        """A click on a column's heading."""

        table: Table
        name: str

    @define
    class Marked(Message):
        """The set of marked rows changed."""

        table: Table

    def __init__(
        self,
        headings: Sequence[Column] = (),
        *,
        head: bool = True,
        markable: bool = True,
        id: str | None = None,  # noqa: A002  (as every widget of Textual has it)
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.widths = Widths(headings)
        """How wide the columns want to be."""
        self.head = int(head)
        self.markable = markable
        self.ids: Sequence[str] = ()
        self.cursor_id = ""
        self._meant = ""
        self._marks = Marks()
        self.sorted_by: tuple[str, bool] = ("", False)
        self.cursor_line = 0
        """The index of the row under the cursor; 0 if there is none."""
        self._cells: Formatter = lambda _: ()
        self._lines: dict[str, Line] = {}
        """What the formatter gave since the last `show`."""
        self._placed: tuple[Placed, ...] = ()
        self._arranged_for = 0
        """The cells of a line that the columns were placed for."""
        self._skipped = 0
        self._painted: dict[int, object] = {}
        self._looks: dict[str, Style] = {}
        """How lines look, by their component class; Textual works it out from all around the widget, each time."""

    # What is shown

    def set_columns(self, headings: Sequence[Column]) -> None:
        """Show other columns; the rows stay until the next `show`."""
        if tuple(headings) != self.columns:
            self.widths = Widths(headings)
            self._lines = {}
            self._skipped = 0
            self._arrange()

    def show(
        self, ids: Sequence[str], formatter: Formatter, sorted_by: tuple[str, bool] = ("", False), beyond: int = 0
    ) -> None:
        """Show these rows in this order, and room for those `beyond`; `formatter` gives a row's cells when needed.

        The cursor stays on the row it was put on, or near its place until that is back; only lines that differ are
        repainted.
        """
        was_empty = not self.ids
        old_cursor, old_head = self.cursor_id, (self.sorted_by, self._placed)
        self.ids, self._cells, self._lines, self.sorted_by = ids, formatter, {}, sorted_by
        unmarked = self._marks.keep(ids)
        found = (self._line_of(self._meant), self._line_of(self.cursor_id), min(self.cursor_line, len(ids) - 1))
        self.cursor_line = max(0, next(line for line in found if line is not None))
        self.cursor_id = ids[self.cursor_line] if ids else ""
        top = self.scroll_offset.y
        measured = () if beyond else ids  # what is recalled is of more rows
        self.widths.grow(measured, ids[top : top + self.size.height], self.cells_of, self._width, self._skipped)
        self._arrange(repaint=False)
        size = Size(0, len(ids) + beyond + self.head)
        if size != self.virtual_size:
            self.virtual_size = size
        self._reveal()
        if old_head != (self.sorted_by, self._placed):
            self.refresh()
        else:
            self._repaint_changed()
        if was_empty != (not ids):
            self.refresh_bindings()
        if old_cursor != self.cursor_id:
            self.post_message(self.Moved(self, self.cursor_id))
        if unmarked:
            self.post_message(self.Marked(self))

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns."""
        return self.widths.columns

    def cells_of(self, row: str) -> Line:
        """The cells of a row as they are shown."""
        if row not in self._lines:
            self._lines[row] = tuple(self._cells(row))
        return self._lines[row]

    @property
    def visible_columns(self) -> tuple[Column, ...]:
        """The columns that have room."""
        return tuple(self.columns[placed.index] for placed in self._placed)

    def _line_of(self, row: str) -> int | None:
        """The index of a row, which most often is the one under the cursor."""
        if self.ids[self.cursor_line : self.cursor_line + 1] == (row,):
            return self.cursor_line
        try:
            return self.ids.index(row)
        except ValueError:
            return None

    def region_of(self, row: str, name: str) -> Region | None:
        """Where the cell of a row in a column is on the widget; None while it is out of sight."""
        placed = next((placed for placed in self._placed if self.columns[placed.index].name == name), None)
        line = self._line_of(row)
        if placed is None or line is None:
            return None
        y = line - self.scroll_offset.y + self.head
        return Region(placed.start + GUTTER, y, placed.width, 1) if self.head <= y < self.size.height else None

    @property
    def cursor_y(self) -> int:
        """On which line of the screen the row under the cursor is."""
        return self.region.y + self.head + self.cursor_line - self.scroll_offset.y

    @property
    def _room(self) -> int:
        """The cells a line has, beside the scroll bar."""
        return self.scrollable_content_region.width

    @property
    def _width(self) -> int:
        """The cells that all columns have together."""
        return max(0, self._room - GUTTER)

    def _arrange(self, *, repaint: bool = True) -> None:
        self._arranged_for = self._room
        placed = self.widths.fit(self._width, self._skipped)
        if placed != self._placed:
            self._placed = placed
            if repaint:
                self.refresh()

    def on_resize(self) -> None:
        """Give the columns the new width."""
        self._arrange()
        self._reveal()

    # Moving

    def move_to(self, row: str) -> None:
        """Put the cursor on a row, if it is there."""
        line = self._line_of(row)
        if line is not None:
            self._move_to_line(line)

    def _move_to_line(self, line: int) -> None:
        self._meant = row = self.ids[line]
        if row == self.cursor_id:
            return
        old, self.cursor_line, self.cursor_id = self.cursor_line, line, row
        self._reveal()
        self._repaint_line(old)
        self._repaint_line(line)
        if self._marks.follow(self._range_from):
            self._marked()
        self.call_after_refresh(self.post_message, self.Moved(self, row))  # the cursor is to be seen first

    def _reveal(self) -> None:
        """Bring the row under the cursor into view."""
        page = self.size.height - self.head
        if page <= 0 or not self.ids:
            return
        line, top = self.cursor_line, self.scroll_offset.y
        if line < top:
            self.scroll_to(y=line, animate=False)
        elif line >= top + page:
            self.scroll_to(y=line - page + 1, animate=False)

    def action_move(self, step: int) -> None:
        """Move the cursor by that many rows."""
        if self.ids:
            self._move_to_line(max(0, min(len(self.ids) - 1, self.cursor_line + step)))

    def action_page(self, pages: int) -> None:
        """Move the cursor by that many pages."""
        self.action_move(pages * max(1, self.size.height - self.head - 1))

    def action_go(self, line: int) -> None:
        """Move the cursor to a row by its index."""
        if self.ids:
            self._move_to_line(line % len(self.ids))

    def action_skip(self, step: int) -> None:
        """Bring columns that have no room into view, while the first one stays; else leave the key to others."""
        at_end = bool(self._placed) and self._placed[-1].index == len(self.columns) - 1
        all_shown = at_end and (bool(self._skipped) or len(self._placed) == len(self.columns))
        if (step > 0 and all_shown) or (step < 0 and not self._skipped):
            raise SkipAction
        self._skipped = max(0, min(len(self.columns) - 1, self._skipped + step))
        self._arrange()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether there is a row to open."""
        return bool(self.ids) if action == "choose" else super().check_action(action, parameters)

    def action_choose(self) -> None:
        """Open the row under the cursor."""
        if self.cursor_id:
            self.post_message(self.Chosen(self, self.cursor_id))

    # Marks

    @property
    def marks(self) -> set[str]:
        """The rows that are marked."""
        return self._marks.rows

    @property
    def ranging(self) -> bool:
        """Whether a range grows with the cursor."""
        return self._marks.ranging

    def action_mark(self) -> None:
        """Mark the row under the cursor, or take its mark off, and go on to the next."""
        if self.markable and self.cursor_id:
            self._marks.turn(self.cursor_id)
            self._marked()
            self.action_move(1)

    def action_mark_range(self) -> None:
        """Begin a range that grows with the cursor, or end it; if a row was marked before, mark from there to here."""
        if self.markable and self.cursor_id:
            self._marks.turn_range(self.cursor_id, self._range_from)
            self._marked()

    def _range_from(self, row: str) -> set[str]:
        """The rows between that one and the cursor."""
        line = self._line_of(row)
        ends = sorted((self.cursor_line if line is None else line, self.cursor_line))
        return set(self.ids[ends[0] : ends[1] + 1])

    def action_mark_all(self) -> None:
        """Mark all rows shown; if they are already, none."""
        if self.markable:
            self._mark(() if len(self.marks) == len(self.ids) else self.ids)

    def action_mark_others(self) -> None:
        """Mark the rows shown that are not, and take the mark off those that are."""
        if self.markable:
            self._mark(set(self.ids) - self.marks)

    def unmark(self) -> None:
        """Take all marks off."""
        if self.marks:
            self._mark(())

    def _mark(self, rows: Iterable[str]) -> None:
        self._marks.put(rows)
        self._marked()

    def _marked(self) -> None:
        self._repaint_changed()
        self.post_message(self.Marked(self))

    # Mouse

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the row, open it on a double click, or sort by the heading."""
        event.stop()
        if self.head and event.y == 0:
            if name := self.column_at(event.x):
                self.post_message(self.HeadClicked(self, name))
        elif self.move_to_y(event.y) and (event.chain > 1 or not self.markable):
            self.action_choose()

    def column_at(self, x: int) -> str:
        """The name of the column at that cell of the widget; empty if there is none."""
        at = (placed for placed in self._placed if placed.start <= x - GUTTER < placed.start + placed.width)
        return next((self.columns[placed.index].name for placed in at), "")

    def move_to_y(self, y: int) -> bool:
        """Move the cursor to the row on that line of the widget; say whether there is one."""
        line = y - self.head + self.scroll_offset.y
        if not 0 <= line < len(self.ids):
            return False
        self._move_to_line(line)
        return True

    # Drawing

    def _repaint_line(self, line: int) -> None:
        y = line - self.scroll_offset.y + self.head
        if self.head <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    def _repaint_changed(self) -> None:
        for y in range(self.head, self.size.height):
            if self._painted.get(y) != self._content(y):
                self.refresh(Region(0, y, self.size.width, 1))

    def _content(self, y: int) -> object:
        """What the line at `y` shows, in a form that can be compared."""
        line = y - self.head + self.scroll_offset.y
        if not 0 <= line < len(self.ids):
            return None
        row = self.ids[line]
        return self.cells_of(row), row == self.cursor_id, row in self.marks

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw part of the viewport; its first picture comes before the word that there is room."""
        if self._room != self._arranged_for:
            self._arrange(repaint=False)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the viewport."""
        room = self._room
        if self.head and y == 0:
            return self._head(room)
        content = self._painted[y] = self._content(y)
        if not isinstance(content, tuple):
            return Strip.blank(room, self._look())
        line, under_cursor, marked = content
        if under_cursor and self.app.focused is self:
            # Screen readers and magnifiers follow the terminal's own cursor, though it is not seen.
            self.app.cursor_position = self.region.offset + Offset(0, y)
        base = self._row_style(under_cursor=under_cursor)
        mark = Segment(MARK if marked else " ", tones.style(self, "accent" if marked else "", base))
        return drawn(mark, self._parts(line, base, plain=under_cursor), room, base)

    def _parts(self, line: Line, base: Style, *, plain: bool) -> Iterator[Part]:
        """The cells of a row; under the cursor words are easier to read in one colour, which also takes fewer bytes."""
        for placed in self._placed:
            cell = line[placed.index] if placed.index < len(line) else Cell("")
            text = cells.fit(cell.text, placed.width, right=self.columns[placed.index].right)
            yield placed, text, base if plain else tones.style(self, cell.tone, base)

    def _head(self, room: int) -> Strip:
        style = self._look("table--head")
        return drawn(Segment(" ", style), self._headings(style), room, style)

    def _headings(self, style: Style) -> Iterator[Part]:
        name, descending = self.sorted_by
        for placed in self._placed:
            column = self.columns[placed.index]
            arrow = (" ▼" if descending else " ▲") if column.name == name else ""
            yield placed, cells.fit(column.title + arrow, placed.width, right=column.right), style

    def _row_style(self, *, under_cursor: bool) -> Style:
        if not under_cursor:
            return self._look()
        return self._look("table--cursor" if self.has_focus else "table--blurred")

    def _look(self, name: str = "") -> Style:
        if name not in self._looks:
            self._looks[name] = self.get_component_rich_style(name) if name else self.rich_style
        return self._looks[name]

    def notify_style_update(self) -> None:
        """Work out anew how lines look."""
        super().notify_style_update()
        self._looks.clear()
