"""However the application ends or pauses, the terminal is left as it was found."""

from __future__ import annotations

import os
import re
import signal

import pytest

from tests.console.writer.session import Session, settle

ENDED = {"quit": 0, "crash": 1, "terminate": -signal.SIGTERM, "hang up": -signal.SIGHUP}


def started(stage: str = "typical") -> Session:
    session = Session(stage, "writer")
    session.await_screen("Quit")
    session.await_screen("╸━━")
    session.await_screen("web-0000")
    settle(session)
    return session


@pytest.mark.parametrize("way", ENDED)
def test_nothing_is_left_on(way: str) -> None:
    with Session("typical", "writer") as session:
        before = session.attributes()
        session.await_screen("web-0000")
        settle(session)
        assert session.left_on() >= {
            "1049",
            "1000",
            "1003",
            "1004",
            "1006",
            "1016",
            "2004",
            "2048",
            "7",
            "25",
            "keyboard",
        }
        assert session.attributes() != before
        match way:
            case "quit":
                session.send("q")
            case "crash":
                session.send("c")
            case "terminate":
                os.kill(session.pid, signal.SIGTERM)
            case "hang up":
                os.kill(session.pid, signal.SIGHUP)
        assert session.end() == ENDED[way]
        assert not session.left_on()
        assert session.attributes() == before
        assert ("as asked" in session.received) == (way == "crash")


def test_a_signal_that_the_application_handles_itself_is_left_to_it() -> None:
    with started("patient") as session:
        os.kill(session.pid, signal.SIGTERM)
        session.await_screen("not now")
        assert "1049" in session.left_on()


def test_another_program_gets_the_terminal_while_the_application_is_suspended() -> None:
    with started() as session:
        shown = session.terminal.text()
        session.send("z")
        session.await_text(re.compile("elsewhere"))
        assert not session.left_on()
        session.send("\n")
        session.await_screen("web-0000")
        settle(session)
        assert session.terminal.text() == shown
        assert "1049" in session.left_on()


@pytest.mark.parametrize("number", [signal.SIGTSTP, signal.SIGSTOP])
def test_the_screen_is_back_after_a_stop(number: int) -> None:
    with started() as session:
        shown, attributes = session.terminal.text(), session.attributes()
        session.stop(number)
        if number == signal.SIGTSTP:
            assert not session.left_on()
        session.terminal.feed("\x1b[2J\x1b[5;5Hsomething else")
        os.kill(session.pid, signal.SIGCONT)
        session.await_screen("web-0000")
        settle(session)
        assert session.terminal.text() == shown
        assert session.attributes() == attributes
