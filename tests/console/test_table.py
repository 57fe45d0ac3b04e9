"""The table: which lines are repainted, where the cursor goes, which columns are shown."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.strip import Strip

from vultr_tui.console import themes
from vultr_tui.console.widgets.cells import Cell
from vultr_tui.console.widgets.columns import Column
from vultr_tui.console.widgets.table import Table

COLUMNS = (
    Column(name="label", title="LABEL"),
    Column(name="state", title="STATE", solid=True),
    Column(name="region", title="REGION", priority=3),
    Column(name="price", title="$/MO", priority=2, right=True, solid=True),
)
Rows = dict[str, tuple[str, ...]]


class Shelf(App[None]):
    """One table and nothing else."""

    CSS_PATH = "../../vultr_tui/console/style.tcss"

    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self.register_theme(themes.DARK)
        self.theme = "dark"
        self.rows = rows
        self.repainted: list[Region] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(themes.DARK.variables)

    def compose(self) -> ComposeResult:
        yield Table(COLUMNS)

    def on_mount(self) -> None:
        self.show()
        self.table.focus()

    @property
    def table(self) -> Table:
        return self.query_one(Table)

    def show(self, sorted_by: tuple[str, bool] = ("", False)) -> None:
        self.table.show(tuple(self.rows), lambda row: [Cell(text) for text in self.rows[row]], sorted_by)

    @contextmanager
    def watched(self) -> Iterator[list[int]]:
        """The lines of the table that are repainted meanwhile; -1 stands for all of it."""
        lines: list[int] = []
        refresh = self.table.refresh

        def watching(*regions: Region, **options: bool) -> Table:
            lines.extend(region.y for region in regions) if regions else lines.append(-1)
            return refresh(*regions, **options)

        self.table.refresh = watching  # type: ignore[method-assign]
        yield lines
        self.table.refresh = refresh  # type: ignore[method-assign]

    def line(self, y: int) -> str:
        return self.table.render_line(y).text.rstrip()


def rows(count: int) -> Rows:
    return {str(i): (f"web-{i}", "running", "New Jersey", f"{i}.00") for i in range(count)}


async def test_the_first_picture_has_the_rows_in_their_columns() -> None:
    painted: list[str] = []

    class Watched(Table):
        def render_line(self, y: int) -> Strip:
            strip = super().render_line(y)
            painted.append(strip.text)
            return strip

    class Shop(Shelf):
        def compose(self) -> ComposeResult:
            yield Watched(COLUMNS)

    async with Shop(rows(40)).run_test(size=(60, 12)):
        heading, first, *_ = painted
        assert heading.split() == ["LABEL", "STATE", "REGION", "$/MO"]
        assert first.split() == ["web-0", "running", "New", "Jersey", "0.00"]


async def test_a_move_repaints_two_lines() -> None:
    app = Shelf(rows(40))
    async with app.run_test(size=(60, 12)) as pilot:
        with app.watched() as lines:
            await pilot.press("j")
        assert lines == [1, 2]


async def test_the_cursor_is_seen_on_its_row_before_anything_else_comes_of_it() -> None:
    happened: list[str] = []

    class Watched(Table):
        def render_line(self, y: int) -> Strip:
            happened.append("painted")
            return super().render_line(y)

    class Shop(Shelf):
        def compose(self) -> ComposeResult:
            yield Watched(COLUMNS)

        def on_table_moved(self, event: Table.Moved) -> None:
            happened.append(event.id)

    async with Shop(rows(40)).run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        happened.clear()
        await pilot.press("j")
        assert happened == ["painted", "painted", "1"]


async def test_a_changed_row_repaints_its_line_and_nothing_else() -> None:
    app = Shelf(rows(40))
    async with app.run_test(size=(60, 12)):
        app.rows["3"] = ("web-3", "stopped", "New Jersey", "3.00")
        with app.watched() as lines:
            app.show()
        assert lines == [4]
        assert "stopped" in app.line(4)


async def test_a_change_out_of_sight_repaints_nothing() -> None:
    app = Shelf(rows(40))
    async with app.run_test(size=(60, 12)):
        app.rows["39"] = ("web-39", "stopped", "New Jersey", "39.00")
        with app.watched() as lines:
            app.show()
        assert not lines


async def test_the_same_rows_again_repaint_nothing() -> None:
    app = Shelf(rows(40))
    async with app.run_test(size=(60, 12)):
        with app.watched() as lines:
            app.show()
        assert not lines


async def test_ten_thousand_rows_are_drawn_as_far_as_they_are_seen() -> None:
    app = Shelf(rows(10_000))
    asked: list[str] = []
    async with app.run_test(size=(60, 12)) as pilot:

        def cells(row: str) -> list[Cell]:
            asked.append(row)
            return [Cell(text) for text in app.rows[row]]

        app.table.show(tuple(app.rows), cells)
        await pilot.press("G")
        assert "web-9999" in app.line(11)
        assert len(set(asked)) < 300


async def test_the_cursor_stays_on_its_row_and_comes_back_to_it() -> None:
    app = Shelf(rows(10))
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.press("j", "j", "j")
        everything = app.rows
        app.rows = dict(reversed(everything.items()))
        app.show()
        assert app.table.cursor_id == "3"
        app.rows = {row: cells for row, cells in everything.items() if row != "3"}
        app.show()
        assert app.table.cursor_id != "3"
        app.rows = everything
        app.show()
        assert app.table.cursor_id == "3"


async def test_the_cursor_goes_to_the_neighbour_of_a_row_that_is_gone() -> None:
    app = Shelf(rows(10))
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.press("G")
        del app.rows["9"]
        app.show()
        assert app.table.cursor_id == "8"
        app.rows = {}
        app.show()
        assert app.table.cursor_id == ""
        await pilot.press("j", "enter", "space", "v", "asterisk", "G")
        assert app.table.cursor_id == ""


async def test_the_cursor_is_always_in_sight() -> None:
    app = Shelf(rows(40))
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.press("G")
        assert "web-39" in app.line(11)
        await pilot.press("g")
        assert "web-0" in app.line(1)
        await pilot.press("pagedown")
        assert any("web-10" in app.line(y) for y in range(1, 12))


async def test_the_least_important_columns_go_first() -> None:
    app = Shelf(rows(5))
    async with app.run_test(size=(60, 12)) as pilot:
        assert app.line(0).split() == ["LABEL", "STATE", "REGION", "$/MO"]
        await pilot.resize_terminal(32, 12)
        await pilot.pause()
        assert app.line(0).split() == ["LABEL", "STATE", "$/MO"]
        await pilot.resize_terminal(21, 12)
        await pilot.pause()
        assert app.line(0).split() == ["LABEL", "STATE"]


async def test_hidden_columns_come_when_one_moves_to_the_right_and_the_first_stays() -> None:
    app = Shelf(rows(5))
    async with app.run_test(size=(24, 12)) as pilot:
        assert app.line(0).split() == ["LABEL", "STATE"]
        await pilot.press("l", "l")
        assert app.line(0).split() == ["LABEL", "REGION"]
        await pilot.press("l", "l", "l")
        assert app.line(0).split() == ["LABEL", "$/MO"]
        await pilot.press("h", "h", "h", "h")
        assert app.line(0).split() == ["LABEL", "STATE"]


async def test_columns_do_not_shrink_when_rows_get_shorter() -> None:
    app = Shelf({"1": ("a-rather-long-label", "ok", "x", "1")})
    async with app.run_test(size=(60, 12)):
        before = app.line(0).index("STATE")
        app.rows = {"1": ("a", "ok", "x", "1")}
        app.show()
        assert app.line(0).index("STATE") == before


async def test_a_longer_text_in_a_row_that_was_there_takes_nothing_from_other_columns() -> None:
    app = Shelf(rows(9))
    async with app.run_test(size=(38, 12)):
        before = app.line(0)
        assert before.split() == ["LABEL", "STATE", "REGION", "$/MO"]
        app.rows["3"] = ("a-longer-label", "running", "New Jersey", "3.00")
        app.show()
        assert app.line(0) == before
        assert app.line(4).split()[0] == "a-long…"
        app.rows["9"] = ("another-label", "running", "New Jersey", "9.00")
        app.show()
        assert app.line(10).split()[0] == "another-label"


async def test_a_longer_text_takes_the_room_there_is() -> None:
    app = Shelf(rows(9))
    async with app.run_test(size=(60, 12)):
        app.rows["3"] = ("a-longer-label", "running", "New Jersey", "3.00")
        app.show()
        assert app.line(4).split()[0] == "a-longer-label"


async def test_a_state_is_never_cut() -> None:
    app = Shelf(rows(9))
    async with app.run_test(size=(38, 12)):
        app.rows["3"] = ("web-3", "being installed", "New Jersey", "3.00")
        app.show()
        assert "being installed" in app.line(4)


async def test_long_text_ends_in_an_ellipsis_and_wide_characters_keep_the_columns_straight() -> None:
    app = Shelf({"1": ("日本語" * 20, "ok", "x", "1"), "2": ("plain", "ok", "x", "1")})
    async with app.run_test(size=(60, 12)):
        assert "…" in app.line(1)
        assert app.table.render_line(1).cell_length == app.table.render_line(2).cell_length == 59


async def test_a_click_moves_the_cursor_and_a_second_one_opens() -> None:
    app = Shelf(rows(10))
    opened: list[str] = []
    async with app.run_test(size=(60, 12)) as pilot:
        app.table.action_choose = lambda: opened.append(app.table.cursor_id)  # type: ignore[method-assign]
        await pilot.click(Table, offset=(3, 4))
        assert app.table.cursor_id == "3"
        assert not opened
        await pilot.double_click(Table, offset=(3, 5))
        assert opened == ["4"]


async def test_reversed_video_is_not_coloured() -> None:
    app = Shelf(rows(2))
    app.register_theme(themes.PLAIN)
    app.theme = "plain"
    async with app.run_test(size=(60, 12)):
        app.table.show(("0",), lambda _: [Cell("web", "bad"), Cell("x", "good")])
        assert all(segment.style and segment.style.reverse for segment in app.table.render_line(1))


async def test_lines_look_as_the_theme_has_it_that_was_chosen_last() -> None:
    app = Shelf(rows(2))
    async with app.run_test(size=(60, 12)) as pilot:
        before = [app.table.render_line(y) for y in range(4)]
        app.register_theme(themes.LIGHT)
        app.theme = themes.LIGHT.name
        await pilot.pause()
        for y, line in enumerate(before):
            assert {segment.style for segment in line}.isdisjoint(segment.style for segment in app.table.render_line(y))


async def test_a_range_grows_with_the_cursor_until_it_is_ended() -> None:
    app = Shelf(rows(10))
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.press("j", "v", "j", "j")
        assert app.table.marks == {"1", "2", "3"}
        await pilot.press("k")
        assert app.table.marks == {"1", "2"}
        await pilot.press("v", "j", "j", "j")
        assert app.table.marks == {"1", "2"}
        assert not app.table.ranging
        await pilot.press("v", "G")
        assert app.table.marks == {"1", "2", "5", "6", "7", "8", "9"}
        app.table.unmark()
        await pilot.press("k")
        assert not app.table.marks


async def test_a_range_does_not_bring_back_the_mark_of_a_row_that_is_gone() -> None:
    app = Shelf(rows(10))
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.press("G", "space", "g", "space", "k", "space", "v")
        assert app.table.marks == {"1", "9"}
        del app.rows["9"]
        app.show()
        await pilot.press("j")
        assert app.table.ranging
        assert app.table.marks == {"1", "2"}
