"""A row takes the fewest bytes."""

from __future__ import annotations

import pytest

from vultr_tui.console.writer.abilities import Abilities
from vultr_tui.console.writer.grid import Row, cells
from vultr_tui.console.writer.pen import Pen
from vultr_tui.console.writer.repetition import EVERY
from vultr_tui.console.writer.rows import write_row
from vultr_tui.console.writer.style import PLAIN, Style, style

ABLE = Abilities(erases_in_colour=True, erases_some=True)
BODY = style(frozenset(), "", "48;5;235", "")
BAR = style(frozenset(), "", "48;5;16", "")


def row(text: str, body: Style, bar: Style) -> Row:
    """Text, and the two columns of a scroll bar."""
    made = cells(f"{text:40}", body)
    made.styles[-2:] = [bar, bar]
    return made


@pytest.mark.parametrize(
    ("able", "sent"),
    [
        (ABLE, "\x1b[H\x1b[48;5;235mweb-1\x1b[K\x1b[39G\x1b[48;5;16m  "),
        (Abilities(), f"\x1b[H\x1b[48;5;235mweb-1{' ' * 33}\x1b[48;5;16m  "),
    ],
)
def test_where_the_rest_is_written_anew_all_of_it_is_erased(able: Abilities, sent: str) -> None:
    pen = Pen()
    pen.width, pen.style = 40, PLAIN
    write_row(pen, able, 0, row("web-1", BODY, BAR), row("", PLAIN, PLAIN))
    assert pen.take() == sent


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("─" * 20, "\x1b[H─\x1b[19b"),
        ("─" * 40, "\x1b[H─\x1b[38b─"),
        (f"a{' ' * 15}b", "\x1b[Ha \x1b[14bb"),
        (f"a{' ' * 15}", "\x1b[Ha\x1b[15X"),
        (f"ab{' ' * 5}c", f"\x1b[Hab{' ' * 5}c"),
    ],
)
def test_runs_are_told_but_for_the_last_column(text: str, sent: str) -> None:
    pen = Pen()
    pen.width, pen.style = 40, BODY
    able = Abilities(erases_in_colour=True, erases_some=True, repeats=EVERY)
    write_row(pen, able, 0, cells(f"{text:{'x'}<40}", BODY), cells("x" * 40, BODY))
    assert pen.take() == sent


def test_spaces_that_stay_are_told_with_those_beside_them() -> None:
    pen = Pen()
    pen.width, pen.style = 40, BODY
    able = Abilities(erases_in_colour=True, erases_some=True, repeats=EVERY)
    write_row(pen, able, 0, cells(f"{'│':39}│", BODY), cells(f"{'xxx':10}{'running':29}x", BODY))
    assert pen.take() == "\x1b[H│ \x1b[37b│"


def test_where_the_rest_stays_only_the_spaces_are_erased() -> None:
    pen = Pen()
    pen.width, pen.style = 40, BODY
    write_row(pen, ABLE, 0, row("web-1", BODY, BAR), row("x" * 38, BODY, BAR))
    assert pen.take() == "\x1b[Hweb-1\x1b[33X"
