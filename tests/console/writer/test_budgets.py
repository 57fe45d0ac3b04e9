"""What each action may cost in bytes, on fixed applications at 80x24 in 256 colours; and in the terminal's own 16."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.console.writer.session import MARK, Session, settle
from vultr_tui.console.writer.flow import QUESTION, STEP


def spent(session: Session, *keys: str) -> int:
    """Press keys, and return the bytes they cost, without the stage's signs of rest."""
    start = len(session.received)
    session.press(*keys)
    return size(session.received[start:])


def size(text: str) -> int:
    return len(MARK.sub("", text).replace(QUESTION, "").encode())


def begun(stage: str, theme: str) -> Iterator[Session]:
    with Session(stage, "writer", theme) as session:
        session.await_screen("web-0000")
        settle(session)
        yield session


@pytest.fixture(scope="module")
def table() -> Iterator[Session]:
    yield from begun("table", "textual-dark")


@pytest.fixture(scope="module")
def typical() -> Iterator[Session]:
    yield from begun("typical", "textual-dark")


@pytest.fixture(scope="module")
def plain() -> Iterator[Session]:
    yield from begun("typical", "ansi-dark")


def test_the_first_screen(table: Session, typical: Session, plain: Session) -> None:
    assert size(table.received) <= 2200
    assert size(typical.received) <= 2350
    assert size(plain.received) <= 1700


def test_a_move_of_the_cursor(table: Session) -> None:
    table.press("home")
    assert [spent(table, "down") for _ in range(5)] <= [176, 179, 185, 186, 179]


def test_a_line_scrolled(table: Session) -> None:
    table.press("home", "down*24")
    table.await_screen("build-0024")  # a table scrolls a while after its cursor moved
    settle(table)
    assert max(spent(table, "down") for _ in range(5)) <= 276


def test_a_page(table: Session) -> None:
    table.press("home", "pagedown")
    assert max(spent(table, "pagedown") for _ in range(5)) <= 1007


def dialog(session: Session) -> tuple[int, int]:
    """Open a dialog and close it, and return the bytes of each."""
    start = len(session.received)
    session.strike("m")
    session.await_screen("Reboot web-0000")
    settle(session)
    between = len(session.received)
    session.strike("escape")
    session.await_screen("Reboot web-0000", gone=True)
    settle(session)
    return size(session.received[start:between]), size(session.received[between:])


def test_a_dialog_that_darkens_the_screen(typical: Session) -> None:
    opened, closed = dialog(typical)
    assert opened <= 2830
    assert closed <= 2430


def test_a_dialog_in_16_colours(plain: Session) -> None:
    opened, closed = dialog(plain)
    assert opened <= 533
    assert closed <= 495


def test_a_poll_that_changes_nothing(typical: Session) -> None:
    assert spent(typical, "r") == 0


def test_a_cell_that_changes(typical: Session) -> None:
    typical.press("u")
    assert spent(typical, "u") == len("\x1b[5;11H2\x1b[5;3H")


def test_questions_are_few(table: Session) -> None:
    asked = table.received.count(QUESTION)
    assert 0 < asked <= size(table.received) / STEP
