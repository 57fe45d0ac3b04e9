"""The shortest way of the cursor leads where it should, on a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.console.writer.terminal import Terminal
from vultr_tui.console.writer.moves import move

rows, columns = st.integers(0, 29), st.integers(0, 119)


@settings(max_examples=300)
@given(rows, columns, rows, columns, st.sampled_from(["known", "row", "unknown"]))
def test_a_move_leads_there_and_is_never_longer_than_naming_the_place(
    from_y: int, from_x: int, y: int, x: int, known: str
) -> None:
    terminal = Terminal(120, 30)
    terminal.feed(f"\x1b[{from_y + 1};{from_x + 1}H")
    sequence = move(None if known == "unknown" else from_y, from_x if known == "known" else None, y, x)
    terminal.feed(sequence)
    assert (terminal.cursor.y, terminal.cursor.x) == (y, x)
    assert len(sequence) <= len(f"\x1b[{y + 1};{x + 1}H")


@pytest.mark.parametrize(
    ("origin", "goal", "sequence"),
    [
        ((5, 5), (5, 6), "\x1b[C"),
        ((5, 15), (5, 18), "\x1b[3C"),
        ((5, 105), (5, 3), "\x1b[4G"),
        ((5, 5), (5, 0), "\r"),
        ((5, 5), (6, 5), "\x1b[B"),
        ((5, 5), (6, 0), "\x1b[7H"),
        ((15, 5), (16, 0), "\x1b[B\r"),
        ((15, 25), (16, 24), "\x1b[B\x1b[D"),
        ((5, 5), (0, 0), "\x1b[H"),
        ((5, None), (5, 7), "\x1b[8G"),
        ((None, None), (5, 7), "\x1b[6;8H"),
    ],
)
def test_moves_are_short(origin: tuple[int | None, int | None], goal: tuple[int, int], sequence: str) -> None:
    assert move(*origin, *goal) == sequence
