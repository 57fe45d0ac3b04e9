"""What the line cannot carry is not sent, and nothing that was typed is lost."""

from __future__ import annotations

from tests.console.writer.session import MARK, Session, settle
from tests.console.writer.stages import server
from vultr_tui.console.writer.flow import QUESTION, WINDOW


def test_a_held_key_ends_where_it_should_however_little_the_line_carries() -> None:
    with Session("table", "writer") as session:
        session.await_screen("web-0000")
        settle(session)
        session.withholds = True
        start = len(session.received)
        session.strike("down*150")
        for _ in range(10):
            session.strike("pagedown")
            session.strike("f12")
            mark = session.await_text(MARK, len(session.received))
        label = server(int(mark[1]))[0]
        waiting = MARK.sub("", session.received[start:])
        assert waiting.count(QUESTION) == 1
        assert len(waiting) < 2 * WINDOW
        assert label not in session.terminal.text()
        session.withholds = False
        session.pay()
        settle(session)
        assert label in session.terminal.text()
        assert len(MARK.sub("", session.received[start:])) < 3 * WINDOW


def test_a_terminal_that_answers_nothing_is_shown_everything() -> None:
    with Session("table", "writer", mute=True) as session:
        session.await_screen("web-0000")
        settle(session)
        session.strike("down*100")
        session.await_screen("web-0100")
        assert session.received.count(QUESTION) == 1
