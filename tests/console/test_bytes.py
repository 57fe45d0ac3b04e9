"""What the console itself may write to a terminal of 80x24 in 256 colours: bytes are exact, so these are limits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.benchmarks.ground import NOTHING_UNDER_WAY, ROWS
from tests.benchmarks.program import Program
from tests.command.typist import PROGRAM

START, MOVE, SCROLL = 4000, 230, 240
OPEN, CLOSE = 1200, 1950
PLAIN_OPEN, PLAIN_CLOSE = 1000, 1600
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


@pytest.fixture
def calm(demo: Program) -> Program:
    """The demo, in which nothing changes any more."""
    demo.ready(NOTHING_UNDER_WAY)
    return demo


def test_the_first_screen(demo: Program) -> None:
    assert sum(size for _, size in demo.came) <= START


def test_asking_for_everything_once_draws_next_to_nothing(demo: Program) -> None:
    assert demo.watch(SETTLED) <= 1000


def test_nothing_is_written_while_nothing_changes(calm: Program) -> None:
    assert calm.watch(5.0) == 0


def test_a_move_of_the_cursor(calm: Program) -> None:
    calm.keys("down", 2, CALM)
    assert max(shown.size for shown in calm.keys("down", 4, 1.0)) <= MOVE


def test_a_line_scrolled(calm: Program) -> None:
    calm.key("end", CALM)
    calm.keys("up", 16, 0.2)
    calm.await_quiet(CALM)
    assert max(shown.size for shown in calm.keys("up", 4, 1.0)) <= SCROLL
    calm.key("home", CALM)


def test_asking_again_for_nothing_new(calm: Program) -> None:
    calm.key("r", CALM)
    assert calm.key("r", CALM).size == 0


def test_a_filter_that_waits_writes_nothing(calm: Program) -> None:
    calm.key("/", CALM)
    assert calm.watch(5.0) == 0
    calm.key("escape", CALM)


def test_a_dialog(calm: Program) -> None:
    assert 0 < calm.key("D", CALM).size <= OPEN
    assert 0 < calm.key("escape", CALM).size <= CLOSE


def test_a_dialog_in_the_colours_of_the_terminal(calm: Program) -> None:
    calm.key(":theme terminal\r", CALM)
    assert 0 < calm.key("D", CALM).size <= PLAIN_OPEN
    assert 0 < calm.key("escape", CALM).size <= PLAIN_CLOSE
    calm.key(":theme dark\r", CALM)


def test_leaving_takes_back_every_mode(calm: Program) -> None:
    calm.exit()
    assert not calm.left_on()
