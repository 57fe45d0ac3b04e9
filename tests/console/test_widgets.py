"""Text in cells, columns in a width, words in a bar, quantities in bars."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult

from vultr_tui.console.widgets import cells, columns
from vultr_tui.console.widgets.bar import Part, fitting
from vultr_tui.console.widgets.chart import bars
from vultr_tui.console.widgets.columns import Column
from vultr_tui.console.widgets.tabs import Tabs
from vultr_tui.output.text import harmless


@given(st.text(), st.integers(0, 40), st.booleans())
def test_a_cell_is_exactly_as_wide_as_asked(text: str, width: int, right: bool) -> None:
    assert cell_len(cells.fit(harmless(text), width, right=right)) == width


def test_what_is_cut_ends_in_an_ellipsis() -> None:
    assert cells.fit("abcdef", 4) == "abc…"
    assert cells.fit("日本語", 4) == "日… "
    assert cells.fit("ab", 4, right=True) == "  ab"
    assert cells.clip("abc", 1) == "…"


@given(
    st.lists(st.tuples(st.integers(1, 9), st.integers(0, 60), st.booleans()), min_size=1, max_size=8),
    st.integers(1, 120),
    st.integers(0, 8),
)
def test_columns_never_overlap_nor_leave_the_table(drawn: list[tuple[int, int, bool]], room: int, skipped: int) -> None:
    headings = [
        Column(name=str(i), title=f"T{i}", priority=priority, solid=solid)
        for i, (priority, _, solid) in enumerate(drawn)
    ]
    wanted = {str(i): width for i, (_, width, _) in enumerate(drawn)}
    placed = columns.fit(headings, wanted, room, min(skipped, len(headings) - 1))
    assert placed[0].index == 0
    assert placed[-1].start + placed[-1].width <= room
    for before, after in itertools.pairwise(placed):
        assert before.index < after.index
        assert before.start + before.width + columns.GAP == after.start


def test_what_is_left_over_goes_to_the_column_that_stretches() -> None:
    headings = [Column(name="a", title="", stretch=True), Column(name="b", title="", right=True, solid=True)]
    placed = columns.fit(headings, {"a": 3, "b": 2}, 30)
    assert placed[-1].start + placed[-1].width == 30


def test_parts_of_a_bar_go_by_rank() -> None:
    left, right = fitting([Part("name"), Part("10 rows", "", 1)], [Part("key", "", 3), Part("mode", "", 2)], 16, 2)
    assert [part.text for part in (*left, *right)] == ["name", "10 rows"]
    left, _ = fitting([Part("a-long-name")], [], 6, 2)
    assert left[0].text == "a-lon…"


@pytest.mark.parametrize(
    ("quantities", "lines"),
    [
        ([], [""]),
        ([0, 0], ["  "]),
        ([1, 2], ["▄█"]),
        ([1, 1000], ["▁█"]),
    ],
)
def test_bars(quantities: list[float], lines: list[str]) -> None:
    assert bars(quantities, 1) == lines


def test_high_bars_take_several_lines() -> None:
    assert bars([4, 2], 2) == ["█ ", "██"]


class Cabinet(App[None]):
    """An application of nothing but tabs."""

    def compose(self) -> ComposeResult:
        """The tabs."""
        yield Tabs()


async def test_tabs_that_have_no_room_are_hinted_at() -> None:
    app = Cabinet()
    async with app.run_test(size=(20, 3)) as pilot:
        tabs = app.query_one(Tabs)

        async def line(open_: int) -> str:
            tabs.show(["First", "Second", "Third", "Last"], open_)
            await pilot.pause()
            return tabs.render_line(0).text

        assert await line(0) == " First  Second     >"
        assert await line(2) == "< Second  Third    >"
        assert (await line(3)).startswith("< Third ")
        assert (await line(3)).rstrip().endswith(" Last")
        tabs.show(["First", "Last"], 0)
        assert tabs.render_line(0).text.rstrip() == " First  Last"
        await pilot.resize_terminal(5, 3)
        await pilot.pause()
        assert await line(0) == " Fir>"
