"""What goes through beside frames, what waits, and what is said at the end."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.clocks import FakeClock
from tests.console.writer.terminal import Terminal
from vultr_tui.console.writer.abilities import Abilities
from vultr_tui.console.writer.agreement import ASK, SIGNS
from vultr_tui.console.writer.encoder import Encoder
from vultr_tui.console.writer.flow import LATE, PATIENCE, QUESTION, WINDOW
from vultr_tui.console.writer.output import (
    AGREED,
    ANSWERED,
    BEGIN,
    CLOSE,
    DISAGREED,
    END,
    ENTER,
    LEAVE,
    LISTENING,
    ONE_PACKET,
    REDRAW,
    REPEATS_ASCII,
    REPEATS_EVERY,
    RESTORE,
    Output,
)

WIDTH, HEIGHT = 40, 6


class Line:
    """An output with a listener at its other end."""

    def __init__(self, *, asking: bool = False) -> None:
        self.end, fd = os.pipe()
        os.set_blocking(self.end, False)
        self.fds = {self.end, fd}
        self.size = (WIDTH, HEIGHT)
        self.clock = FakeClock()
        self.failures = 0
        self.output = Output(
            fd,
            size=lambda: self.size,
            abilities=Abilities(erases_in_colour=True, erases_some=True),
            asking=asking,
            failed=self._fail,
            clock=self.clock.monotonic,
        )
        self.say(ENTER)

    def _fail(self, _: Exception) -> None:
        self.failures += 1

    def say(self, *texts: str) -> str:
        """Write as Textual does, and return what came at the other end."""
        for text in texts:
            self.output.write(text)
        self.output.flush()
        try:
            return os.read(self.end, 1 << 20).decode()
        except BlockingIOError:
            return ""

    def close(self) -> None:
        for fd in self.fds:
            os.close(fd)


@pytest.fixture
def line() -> Iterator[Line]:
    line = Line()
    yield line
    line.close()


@pytest.fixture
def asking() -> Iterator[Line]:
    line = Line(asking=True)
    yield line
    line.close()


def frame(*texts: str) -> str:
    return "\n".join(f"\x1b[{y};1H\x1b[31m{text:{WIDTH}}\x1b[0m" for y, text in enumerate(texts, 1)) + "\x1b[1;1H"


FULL = frame(*(f"line {y}" for y in range(HEIGHT)))
OTHER = frame(*(f"row {y} of another" for y in range(HEIGHT)))


def test_what_comes_before_the_alternate_screen_is_passed_on() -> None:
    line = Line()
    line.say(LEAVE)
    assert line.say(FULL) == FULL
    line.close()


def test_a_frame_is_sent_once(line: Line) -> None:
    assert "line 0" in line.say(FULL)
    assert line.say(FULL) == ""
    assert line.say(frame("line 0", "lime 1")) == "\x1b[2;3Hm\x1b[H"


@pytest.mark.parametrize(
    "sequence",
    [
        "\x07", "\x1b]2;title\x07", "\x1b]52;c;bGluZQ==\x07", "\x1b]22;pointer\x07", "\x1b[?1003h", "\x1b[?2026$p",
        "\x1b[>25u", "\x1b[<u", "\x1b[6n", "\x1b[c", "\x1b[?25h", "\x1b[2 q", "\x1b[?1000;1006l",
    ],
)  # fmt: skip
def test_harmless_sequences_pass_and_nothing_is_forgotten(line: Line, sequence: str) -> None:
    line.say(FULL)
    assert line.say(sequence) == sequence
    assert line.say(FULL) == ""


@pytest.mark.parametrize(
    "sequence",
    [
        "\x1bP0;1q#0~\x1b\\", "\x1b_Gf=24;AAAA\x1b\\", "\x1b[5S", "\x1b[?6h", "\x1b[J", "\x1b#8", "\x1b[4:3m", "\t",
        "\x1b]1337;File=:AAAA\x07", "\x1b[1;2r", "\x1bc", "\x9b", "\x7f",
    ],
)  # fmt: skip
def test_unknown_sequences_pass_where_they_belong_and_the_screen_is_forgotten(line: Line, sequence: str) -> None:
    line.say(FULL)
    assert line.say(f"\x1b[2;1H\x1b[31mnew\x1b[0m\x1b[4;7H\x1b[32m{sequence}\x1b[0m") == (
        f"\x1b[Bnew\x1b[4;7H\x1b[32m{sequence}"
    )
    assert line.say("\x1b[3;1H\x1b[31mline\x1b[0m\x1b[1;1H") == "\x1b[3H\x1b[0;31mline\x1b[H"
    assert line.say("\x1b[3;1H\x1b[31mline\x1b[0m\x1b[1;1H") == ""


def test_a_sequence_may_come_in_two_parts(line: Line) -> None:
    line.say(FULL)
    assert line.say("\x1b]2;half") == ""
    assert line.say("way\x07") == "\x1b]2;halfway\x07"
    assert line.say(FULL) == ""


def test_an_unfinished_sequence_is_not_waited_for_after_a_move(line: Line) -> None:
    line.say(FULL)
    assert "\x1b[3" in line.say("\x1b[3\x1b[1;1Hlime")
    assert "line 5" in line.say(FULL)


def test_a_frame_between_marks_is_sent_whole(line: Line) -> None:
    assert line.say(BEGIN, FULL) == ""
    assert "line 5" in line.say(END)


def test_a_frame_is_sent_in_the_midst_of_endless_writing(line: Line) -> None:
    line.say(FULL)
    line.output.write(OTHER)
    line.clock.advance(1.0)
    line.output.write("\x1b[1;1H")
    assert "of another" in os.read(line.end, 1 << 20).decode()


def test_only_frames_of_more_than_a_packet_are_synchronized(line: Line) -> None:
    line.say(BEGIN, FULL, END)
    small = line.say(BEGIN, frame("line x"), END)
    assert small
    assert BEGIN not in small
    colours = "".join(f"\x1b[{y};1H" + "".join(f"\x1b[38;5;{x}m{y}\x1b[0m" for x in range(WIDTH)) for y in range(1, 6))
    big = line.say(BEGIN, colours, END)
    assert len(big) > ONE_PACKET
    assert big.startswith(BEGIN)
    assert big.endswith(END)


def test_the_style_is_put_back_before_the_screen_is_left(line: Line) -> None:
    line.say("\x1b]8;;https://example.com\x1b\\\x1b[31mlink\x1b[0m\x1b]8;;\x1b\\")
    assert line.say(LEAVE) == f"\x1b[m\x1b]8;;\x1b\\{LEAVE}"


def test_everything_is_sent_anew_on_another_size_or_when_asked(line: Line) -> None:
    line.say(FULL)
    assert "line 5" in line.say(REDRAW)
    assert line.say(FULL) == ""
    line.size = (WIDTH + 1, HEIGHT)
    again = line.say(FULL)
    assert "\x1b[2J" in again
    assert "line 5" in again


def test_what_cannot_be_encoded_is_replaced(line: Line) -> None:
    assert "lone ?" in line.say(frame("lone \ud800"))


def test_after_a_failure_everything_passes_as_it_is(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    line.say(FULL)

    def fail(*_: object) -> str:
        raise ZeroDivisionError

    monkeypatch.setattr(Encoder, "encode", fail)
    line.say(OTHER)
    assert line.failures == 1
    assert line.say(FULL, LEAVE) == FULL + LEAVE


def test_a_terminal_that_is_gone_is_not_written_to(line: Line) -> None:
    line.say(FULL)
    os.close(line.end)
    line.fds.discard(line.end)
    line.output.write(OTHER)
    line.output.flush()
    line.output.write(FULL)
    line.output.flush()
    assert line.failures == 0


def test_modes_are_put_back_the_last_first(line: Line) -> None:
    line.say("\x1b[?25l", "\x1b[>25u", "\x1b[?1003h", "\x1b[?1016h", "\x1b]22;text\x07", "\x1b[?7l", "\x1b[?1003l")
    assert line.say(RESTORE) == f"\x1b[?7h\x1b]22;default\x07\x1b[?1016l\x1b[<1u\x1b[?25h{LEAVE}"
    assert line.say(RESTORE) == ""


def test_the_pointer_is_not_told_to_look_as_it_does(line: Line) -> None:
    usual = "\x1b]22;default\x07"
    assert line.say(usual, "\x1b]22;text\x07", usual, usual) == f"\x1b]22;text\x07{usual}"


# What the terminal can do

SIGNED = frame(f"{SIGNS[0]} running")


def test_the_terminal_is_asked_whenever_the_screen_is_entered(asking: Line, line: Line) -> None:
    asking.say(LEAVE)
    assert ASK not in asking.say(ENTER)
    assert asking.say(LISTENING).startswith(ASK)
    line.say(LEAVE)
    assert ASK not in line.say(ENTER, LISTENING)


def test_what_follows_a_sign_is_put_in_its_column_until_the_terminal_agrees(asking: Line) -> None:
    apart, together = f"{SIGNS[0]}\x1b[2Grunning", f"{SIGNS[0]} running"
    asking.say(FULL)
    assert apart in asking.say(SIGNED).replace("\x1b[2G ", "\x1b[2G")
    asking.say(FULL, AGREED)
    assert together in asking.say(SIGNED)
    asking.say(FULL, DISAGREED)
    assert apart in asking.say(SIGNED).replace("\x1b[2G ", "\x1b[2G")


def test_runs_are_told_from_the_answer_on_and_no_more_when_the_terminal_may_be_another(asking: Line) -> None:
    ruled = frame("─" * 30)
    told = "─\x1b[29b"
    assert told not in asking.say(ruled)
    asking.say(FULL, REPEATS_EVERY)
    assert told in asking.say(ruled)
    asking.say(FULL, REPEATS_ASCII)
    assert told not in asking.say(ruled)
    asking.say(FULL, REPEATS_EVERY, LEAVE, ENTER)
    assert told not in asking.say(LISTENING, ruled)


# A line that cannot carry it all


def crowd(line: Line) -> str:
    """Fill the line until frames wait; return what came."""
    came = ""
    for number in range(1000):
        new = line.say(frame(*(f"{number} {y}" * 3 for y in range(HEIGHT))))
        came += new
        if not new:
            return came
    raise AssertionError("frames never wait")


def test_frames_wait_while_too_much_is_unanswered_and_then_only_the_newest_is_sent(asking: Line) -> None:
    asking.say(FULL, ANSWERED)
    came = crowd(asking)
    assert WINDOW / 2 < len(came) < 2 * WINDOW
    assert came.count(QUESTION) == 1
    assert asking.output.waits
    assert asking.say(OTHER) == ""
    screen = Terminal(WIDTH, HEIGHT)
    screen.feed(came)
    screen.feed(asking.say(ANSWERED))
    assert screen.text() == "\n".join(f"{f'row {y} of another':{WIDTH}}" for y in range(HEIGHT))
    assert not asking.output.waits


def test_a_terminal_that_never_answers_is_asked_once_and_never_waited_for(asking: Line) -> None:
    came = "".join(asking.say(frame(*(f"{number} {y}" * 3 for y in range(HEIGHT)))) for number in range(200))
    assert len(came) > 4 * WINDOW
    assert came.count(QUESTION) == 1


def test_a_terminal_that_stops_answering_is_waited_for_less_and_less(asking: Line) -> None:
    asking.say(FULL, ANSWERED)
    for _ in range(PATIENCE):
        crowd(asking)
        asking.clock.advance(LATE + 1)
        assert asking.say("")
    with pytest.raises(AssertionError, match="never wait"):
        crowd(asking)


def test_what_has_no_place_on_the_screen_does_not_wait(asking: Line) -> None:
    asking.say(FULL, ANSWERED)
    crowd(asking)
    assert asking.say("\x1b]52;c;bGluZQ==\x07") == "\x1b]52;c;bGluZQ==\x07"


def test_an_answer_that_is_owed_is_waited_for_at_the_end(asking: Line) -> None:
    asking.say(FULL, ANSWERED)
    crowd(asking)
    asking.say(CLOSE)
    assert not asking.output.settled.is_set()
    assert asking.say(OTHER) == ""
    asking.say(ANSWERED)
    assert asking.output.settled.is_set()


def test_nothing_is_waited_for_if_nothing_is_owed(asking: Line) -> None:
    asking.say(CLOSE)
    assert asking.output.settled.is_set()
