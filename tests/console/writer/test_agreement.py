"""Signs that terminals disagree about: asked about once, and right on each kind of terminal."""

from __future__ import annotations

from rich.cells import cell_len

from tests.console.writer.session import Session, settle
from tests.console.writer.terminal import Terminal, doubled, joined
from vultr_tui.console.writer.agreement import AGREES, ASK, LINE, SIGNS
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
