"""What terminals disagree about, wide signs and repetition: asked about once, and right on each kind of terminal."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from tests.console.writer.session import Session, settle
from tests.console.writer.terminal import Terminal, doubled, joined
from vultr_tui.console.writer.agreement import AGREES, ALONE, ASK, LINE, SIGNS, TOGETHER, WHERE
from vultr_tui.console.writer.repetition import ASCII, EVERY
from vultr_tui.console.writer.widths import glyph

MIXED = "plain ● ünï"
"""The beginning of a line on the stage, with a sign in it."""


def test_the_signs_are_one_column_wide_for_textual() -> None:
    assert [cell_len(sign) for sign in SIGNS] == [1] * len(SIGNS)


def test_a_terminal_answers_by_where_its_cursor_is() -> None:
    for glyphs, columns in ((joined, len(SIGNS)), (doubled, sum(glyph(sign).reach for sign in SIGNS))):
        terminal = Terminal(80, 24, glyphs=glyphs)
        terminal.feed(ASK)
        y, x = terminal.place()
        assert (f"\x1b[{y + 1};{x + 1}R" == AGREES) == (glyphs is joined)
        assert y + 1 == LINE
        assert len(SIGNS) <= x <= columns
        assert not terminal.text().strip()


@pytest.mark.parametrize(("repeats", "answers"), [(EVERY, TOGETHER), (ASCII, ALONE), (None, "\x1b[3;3R")])
def test_a_terminal_answers_what_it_repeats_by_where_its_cursor_is(
    repeats: re.Pattern[str] | None, answers: str
) -> None:
    terminal = Terminal(80, 24, repeats=repeats)
    terminal.feed(ASK.partition(WHERE)[0])
    y, x = terminal.place()
    assert f"\x1b[{y + 1};{x + 1}R" == answers
    terminal.feed(ASK)
    assert not terminal.text().strip()


def test_runs_are_told_to_a_terminal_that_says_so_and_look_the_same() -> None:
    with (
        Session("typical", "writer", "ansi-dark") as every,
        Session("typical", "writer", "ansi-dark", repeats=ASCII) as ascii_alone,
        Session("typical", "writer", "ansi-dark", repeats=None) as none,
        Session("typical", "writer", "ansi-dark", mute=True) as mute,
    ):
        everyone = (every, ascii_alone, none, mute)
        came = []
        for session in everyone:
            session.await_screen("web-0000")
            settle(session)
            start = len(session.received)
            session.press("m")
            session.await_screen("Reboot web-0000")
            settle(session)
            came.append(session.received[start:])
        assert [len(re.findall(r".\x1b\[[0-9]*b", text)) > 0 for text in came] == [True, True, False, False]
        assert re.search(r"[^ -~]\x1b\[[0-9]+b", came[0])
        assert not re.search(r"[^ -~]\x1b\[[0-9]*b", came[1])
        for session in reversed(everyone):
            assert not session.terminal.differences(every.terminal)
            session.press("escape")


def test_a_line_with_a_sign_is_right_however_wide_the_terminal_draws_it() -> None:
    with (
        Session("typical", "writer") as narrow,
        Session("typical", "writer", glyphs=doubled) as wide,
        Session("typical", "writer", mute=True) as mute,
    ):
        everyone = (narrow, wide, mute)
        for session in everyone:
            session.await_screen("web-0000")
            settle(session)
            assert session.received.count(ASK) == 1
            session.press("shift+tab", "right", "right")
            session.await_screen(MIXED[:5])
            settle(session)
        y = next(y for y, line in enumerate(narrow.terminal.text().splitlines()) if MIXED in line)
        for x, cell in enumerate(narrow.terminal.row(y)):
            if cell.text and glyph(cell.text).sure:
                assert wide.terminal.cell(y, x) == mute.terminal.cell(y, x) == cell
