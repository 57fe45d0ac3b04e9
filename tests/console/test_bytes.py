"""What the console itself may write to a terminal of 80x24 in 256 colours: bytes are exact, so these are limits."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median_low

import pytest

from tests.benchmarks.ground import ROWS
from tests.benchmarks.program import Program
from tests.command.typist import PROGRAM

START, MOVE, SCROLL, DIALOG = 6000, 275, 450, 4500
SETTLED = 14.0
"""Seconds in which every list was asked for once, at two requests a second."""
CALM = 2.0


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """The demo, opened a second time."""
    home = {"HOME": str(tmp_path_factory.mktemp("home"))}
    with Program(*PROGRAM, "--demo", environment=home) as first:
        first.ready(ROWS)
        first.watch(SETTLED)
        first.exit()
    with Program(*PROGRAM, "--demo", environment=home) as program:
        program.ready(ROWS)
        program.settled(CALM)
        yield program


def test_the_first_screen(demo: Program) -> None:
    assert sum(size for _, size in demo.came) <= START


def test_asking_for_everything_once_draws_next_to_nothing(demo: Program) -> None:
    assert demo.watch(SETTLED) <= 1000


def test_nothing_is_written_while_nothing_changes(demo: Program) -> None:
    assert demo.watch(5.0) == 0


def test_a_move_of_the_cursor(demo: Program) -> None:
    demo.keys("down", 2, CALM)
    assert median_low(shown.size for shown in demo.keys("down", 5, 1.0)) <= MOVE


def test_a_line_scrolled(demo: Program) -> None:
    demo.key("end", CALM)
    demo.keys("up", 16, 0.2)
    demo.await_quiet(CALM)
    assert median_low(shown.size for shown in demo.keys("up", 5, 1.0)) <= SCROLL
    demo.key("home", CALM)


def test_asking_again_for_nothing_new(demo: Program) -> None:
    demo.key("r", CALM)
    assert demo.key("r", CALM).size == 0


def test_a_filter_that_waits_writes_nothing(demo: Program) -> None:
    demo.key("/", CALM)
    assert demo.watch(5.0) == 0
    demo.key("escape", CALM)


def test_a_dialog(demo: Program) -> None:
    assert 0 < demo.key("D", CALM).size <= DIALOG
    assert 0 < demo.key("escape", CALM).size <= DIALOG


def test_leaving_takes_back_every_mode(demo: Program) -> None:
    demo.exit()
    assert not demo.left_on()
