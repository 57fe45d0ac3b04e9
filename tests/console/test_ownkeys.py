"""Keys of a widget: it acts on them itself, as the settings have them, and hands on what is not its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Key

from tests.console.test_table import COLUMNS
from vultr_tui.console.widgets.cells import Cell
from vultr_tui.console.widgets.table import Table


class Box(Vertical):
    """What is around the table, and sees the keys that it hands on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "note('right')", "right"),
        Binding("space", "note('space')", "space", priority=True),
        Binding("x", "note('x')", "x"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.passed: list[str] = []
        self.noted: list[str] = []

    def compose(self) -> ComposeResult:
        yield Table(COLUMNS)

    def on_key(self, event: Key) -> None:
        self.passed.append(event.key)

    def action_note(self, key: str) -> None:
        self.noted.append(key)


class Counter(App[None]):
    """A box, with keys of the user's own."""

    def __init__(self, keymap: Mapping[str, str]) -> None:
        super().__init__()
        self.keys = keymap

    def compose(self) -> ComposeResult:
        yield Box()

    def on_mount(self) -> None:
        self.set_keymap(dict(self.keys))
        table = self.query_one(Table)
        table.show(tuple("abcdef"), lambda row: [Cell(row)])
        table.focus()


@pytest.mark.parametrize(
    ("keymap", "keys", "row", "passed", "noted"),
    [
        ({}, ["j", "down"], "c", [], []),
        ({"table.down": "n"}, ["n", "n", "j"], "c", ["j"], []),
        ({}, ["x", "j"], "b", ["x"], ["x"]),
        ({}, ["right"], "a", ["right"], ["right"]),
        ({}, ["space", "j"], "b", [], ["space"]),
    ],
    ids=["its own", "of the user's", "of another", "left to others", "taken from it"],
)
async def test_a_key_that_is_bound_to_the_table_goes_no_further(
    keymap: Mapping[str, str], keys: list[str], row: str, passed: list[str], noted: list[str]
) -> None:
    app = Counter(keymap)
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.press(*keys)
        box = app.query_one(Box)
        assert (app.query_one(Table).cursor_id, box.passed, box.noted) == (row, passed, noted)
        assert not app.query_one(Table).marks
