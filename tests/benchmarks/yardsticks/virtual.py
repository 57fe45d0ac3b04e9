"""V: the least that a table of any length takes in Textual, with the line API and a filter box: `virtual ROWS`.

Keys: j k and the usual ones move, / filters, S turns the order round, u changes one cell, q quits.
"""

import sys

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Input

from tests.benchmarks.yardsticks.rows import COLUMNS, WIDTHS, Row, rows


def text_of(row: Row) -> str:
    """The row as a line."""
    return "".join(f" {cell:<{width + 1}}" for cell, width in zip(row, WIDTHS, strict=True))


class Table(ScrollView, can_focus=True):
    """Draws the lines that are asked for."""

    COMPONENT_CLASSES = {"head", "cursor"}  # noqa: RUF012  (no typing is imported that Textual does without)
    DEFAULT_CSS = "Table > .cursor { background: $primary; } Table > .head { background: $panel; }"
    BINDINGS = [  # noqa: RUF012
        ("j,down", "move(1)", ""),
        ("k,up", "move(-1)", ""),
        ("pagedown", "page(1)", ""),
        ("pageup", "page(-1)", ""),
        ("home,g", "move(-1000000000)", ""),
    ]

    def load(self, data: list[Row]) -> None:
        """Show other rows."""
        self.data, self.cursor = data, 0
        self.virtual_size = Size(sum(WIDTHS) + 2 * len(WIDTHS), len(data) + 1)
        self.scroll_to(0, 0, animate=False)
        self.refresh()

    def repaint(self, number: int) -> None:
        """Draw one row again."""
        self.refresh(Region(0, number - self.scroll_offset.y + 1, self.size.width, 1))

    def action_move(self, step: int) -> None:
        """Move the cursor."""
        before, self.cursor = self.cursor, max(0, min(len(self.data) - 1, self.cursor + step))
        top, page = self.scroll_offset.y, self.size.height - 1
        if not top <= self.cursor < top + page:
            self.scroll_to(0, self.cursor if self.cursor < top else self.cursor - page + 1, animate=False)
        self.repaint(before)
        self.repaint(self.cursor)

    def action_page(self, count: int) -> None:
        """Move the cursor by pages."""
        self.action_move(count * (self.size.height - 1))

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        number = y - 1 + self.scroll_offset.y
        if y and number >= len(self.data):
            return Strip.blank(self.size.width, self.rich_style)
        name = "head" if y == 0 else "cursor" if number == self.cursor else ""
        style = self.get_component_rich_style(name) if name else self.rich_style
        text = text_of(self.data[number] if y else COLUMNS)
        return Strip([Segment(text, style)]).adjust_cell_length(self.size.width, style)


class Virtual(App[None]):
    """The table, and a box to filter it with."""

    ENABLE_COMMAND_PALETTE = False
    CSS = "Input { dock: top; height: 1; border: none; }"
    BINDINGS = [("q", "quit", ""), ("S", "turn", ""), ("u", "touch", ""), ("slash", "find", "")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        """The box above the table."""
        box = Input()
        box.cursor_blink = False
        yield box
        self.table = Table()
        yield self.table

    def on_mount(self) -> None:
        """Fill the table."""
        self.all = rows(int(sys.argv[1]))
        self.texts = [" ".join(row) for row in self.all]
        self.downwards, self.touched = False, 0
        self.table.load(self.all)
        self.table.focus()

    def action_find(self) -> None:
        """Type into the box."""
        self.query_one(Input).focus()

    def action_turn(self) -> None:
        """Sort."""
        self.downwards = not self.downwards
        self.table.load(sorted(self.all, reverse=self.downwards))

    def action_touch(self) -> None:
        """Change one cell."""
        self.touched += 1
        self.table.data[3] = ("touched", str(self.touched), *self.table.data[3][2:])
        self.table.repaint(3)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the rows in which this stands."""
        self.table.load([row for row, text in zip(self.all, self.texts, strict=True) if event.value in text])


if __name__ == "__main__":
    Virtual().run()
