"""M: the smallest Textual application worth the name, one DataTable: `minimal ROWS`."""

import sys

from textual.app import App, ComposeResult
from textual.widgets import DataTable

from tests.benchmarks.yardsticks.rows import COLUMNS, rows


class Minimal(App[None]):
    """A table."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [("q", "quit", "")]  # noqa: RUF012  (no typing is imported that Textual does without)

    def compose(self) -> ComposeResult:
        """The table, and nothing else."""
        yield DataTable(cursor_type="row")

    def on_mount(self) -> None:
        """Fill it."""
        table = self.query_one(DataTable)
        table.add_columns(*COLUMNS)
        table.add_rows(rows(int(sys.argv[1])))


if __name__ == "__main__":
    Minimal().run()
