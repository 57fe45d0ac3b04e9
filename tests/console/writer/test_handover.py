"""Who writes: in order always, at once where that is possible, and never where it would have to be waited for."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator

import pytest

from tests.console.writer.test_output import FULL, OTHER, Line
from vultr_tui.console.writer.handover import Handover


class Hands(Line):
    """A line with somebody at each end of it, and two who write."""

    def __init__(self) -> None:
        super().__init__()
        self.fd = next(iter(self.fds - {self.end}))
        self.handover = Handover(self.output, self.fd)

    def came(self) -> str:
        """Return what has come at the other end."""
        try:
            return os.read(self.end, 1 << 20).decode()
        except BlockingIOError:
            return ""


@pytest.fixture
def hands() -> Iterator[Hands]:
    made = Hands()
    yield made
    made.close()


def test_what_is_drawn_is_sent_at_once(hands: Hands) -> None:
    assert hands.handover.write_at_once(FULL)
    assert "line 5" in hands.came()


def test_what_the_output_thread_was_given_comes_first(hands: Hands) -> None:
    hands.handover.expect()
    assert not hands.handover.write_at_once(OTHER)
    hands.handover.write(FULL)
    hands.handover.flush()
    assert "line 5" in hands.came()
    assert hands.handover.write_at_once(OTHER)
    assert "row 5" in hands.came()


def test_nobody_writes_while_another_does(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[bool] = []
    flush = hands.output.flush

    def meanwhile() -> None:
        done.append(hands.handover.write_at_once(OTHER))
        flush()

    monkeypatch.setattr(hands.output, "flush", meanwhile)
    assert hands.handover.write_at_once(FULL)
    assert done == [False]
    assert "of another" not in hands.came()


def test_a_terminal_that_takes_no_more_is_left_to_the_output_thread(hands: Hands) -> None:
    os.set_blocking(hands.fd, False)
    with contextlib.suppress(BlockingIOError):
        while True:
            os.write(hands.fd, b"x" * 4096)
    assert not hands.handover.write_at_once(FULL)
    hands.came()
    assert hands.handover.write_at_once(FULL)
