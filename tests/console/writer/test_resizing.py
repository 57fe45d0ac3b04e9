"""A window that changes its size shows what it should, and so does one that something else wrote on."""

from __future__ import annotations

import re

import pytest

from tests.console.writer.session import Session, settle
from tests.console.writer.test_sessions import both, compare, press


@pytest.mark.parametrize("modern", [True, False])
def test_a_window_may_be_larger_or_smaller_or_as_it_was(modern: bool) -> None:
    with both("typical", modern=modern) as (stock, writer):
        for columns, lines in [(100, 30), (60, 16), (80, 24)]:
            for session in (stock, writer):
                session.resize(columns, lines)
            compare(stock, writer, f"at {columns}x{lines}")
        press(stock, writer, ["down", "m", "escape"])


@pytest.mark.parametrize("modern", [True, False])
def test_what_was_lost_is_back(modern: bool) -> None:
    with Session("typical", "writer", modern=modern) as session:
        session.await_screen("Quit")
        session.await_screen("web-0010")
        settle(session)
        whole = session.terminal.text()
        # A window that is smaller for a moment cuts off what does not fit.
        session.resize(50, 10)
        session.resize(80, 24)
        session.await_screen(re.escape(whole))
        settle(session)
        assert session.terminal.text() == whole
        session.terminal.feed("\x1b[5;5Ha message for all users")
        assert session.terminal.text() != whole
        session.press("ctrl+l")
        assert session.terminal.text() == whole
