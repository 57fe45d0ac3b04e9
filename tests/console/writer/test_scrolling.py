"""Rows that only moved are moved by the terminal."""

from __future__ import annotations

import pytest

from vultr_tui.console.writer import encoder
from vultr_tui.console.writer.abilities import Abilities
from vultr_tui.console.writer.encoder import Encoder
from vultr_tui.console.writer.grid import Row, cells
from vultr_tui.console.writer.scrolling import Block, find_block
from vultr_tui.console.writer.style import PLAIN, style

WORDS = ["alder", "birch", "cedar", "dogwood", "elm", "fir", "ginkgo", "hazel", "ironwood", "juniper", "katsura"]
BAR = style(frozenset(), "", "44", "")


def table(first: int, cursor: int = -1, *, height: int = 16, side: str = "", bar: int = -1) -> list[Row]:
    """A list from its row `first` on: with a head, something at its side that does not move, and a scroll bar."""
    rows = [cells(f"{side:12}{'NAME':40} ", PLAIN)]
    for number in range(first, first + height):
        look = BAR if number == cursor else PLAIN
        row = cells(f"{side:12}{WORDS[number % 7]:14}{WORDS[number * 3 % 11]:14}{number * 7919 % 10007:<12} ", look)
        row.styles[-1] = BAR if number - first == bar else PLAIN
        rows.append(row)
    return [*rows, cells(f"{'foot':53}", PLAIN)]


@pytest.mark.parametrize("by", [1, 3, -1, -5])
def test_a_list_that_scrolls_is_found(by: int) -> None:
    block = find_block(table(20 + by), table(20))
    assert block == Block(1, 17, by)


def test_a_list_that_scrolls_is_found_whatever_stands_beside_it() -> None:
    new, old = table(21, 36, side="  menu", bar=4), table(20, 35, side="  menu", bar=3)
    block = find_block(new, old)
    assert block is not None
    assert block.up == 1


@pytest.mark.parametrize("old", [table(20), table(20, 22), table(900)])
def test_what_does_not_scroll_is_left_where_it_is(old: list[Row]) -> None:
    assert find_block(table(20), old) is None


def test_a_few_letters_are_not_worth_a_move() -> None:
    def few(first: int) -> list[Row]:
        return [cells(f"{number:<20}", PLAIN) for number in range(first, first + 3)]

    assert find_block(few(11), few(10)) is None


@pytest.mark.parametrize("by", [1, 2, 7, -1, -4])
def test_moving_takes_fewer_bytes(by: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def sent() -> int:
        able = Encoder(Abilities(erases_in_colour=True, erases_some=True))
        able.encode(table(20), 0, 0)
        return len(able.encode(table(20 + by), 0, 0))

    moved = sent()
    monkeypatch.setattr(encoder, "find_block", lambda *_: None)
    assert moved < 0.8 * sent()
