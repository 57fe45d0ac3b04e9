"""What Textual writes is drawn, in however many parts it comes."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.console.writer.frames import SURE, UNSURE, Film, canvas, films, written
from vultr_tui.console.writer.grid import Canvas
from vultr_tui.console.writer.parser import Foreign, Reader
from vultr_tui.console.writer.style import PLAIN


def drawn(width: int, height: int, *parts: str) -> tuple[Canvas, list[Foreign]]:
    made = Canvas()
    made.resize(width, height)
    reader = Reader(made)
    return made, [foreign for part in parts for foreign in reader.read(part)]


def text(made: Canvas) -> list[str]:
    return ["".join(row.text) for row in made.frame()]


@settings(max_examples=100)
@given(films(SURE), st.data())
def test_frames_mean_the_same_in_however_many_parts_they_come(film: Film, data: st.DataObject) -> None:
    whole, parted = canvas(film), canvas(film)
    one, other = Reader(whole), Reader(parted)
    for drawing in film.drawings:
        frame = written(drawing)
        cut = data.draw(st.integers(0, len(frame)))
        assert not list(one.read(frame))
        assert not [*other.read(frame[:cut]), *other.read(frame[cut:])]
        assert [(row.text, row.styles) for row in whole.frame()] == [(row.text, row.styles) for row in parted.frame()]
        assert (one.y, one.x, one.style) == (other.y, other.x, other.style)


@settings(max_examples=60)
@given(films(SURE + UNSURE))
def test_a_frame_that_was_taken_is_not_drawn_upon(film: Film) -> None:
    screen = canvas(film)
    reader = Reader(screen)
    for drawing in film.drawings:
        before = screen.frame()
        kept = [(row.text.copy(), row.styles.copy()) for row in before]
        list(reader.read(written(drawing)))
        assert [(row.text, row.styles) for row in before] == kept


def test_what_does_not_fit_is_cut_off() -> None:
    made, foreign = drawn(4, 2, "\x1b[1;3Habcdef\x1b[2;4H漢\x1b[7;1Hbelow\x1b[1;9Hbeside")
    assert text(made) == ["  ab", "    "]
    assert not foreign


def test_half_of_a_wide_character_is_blanked_when_the_other_half_is_drawn_over() -> None:
    made, _ = drawn(6, 3, "\x1b[1;1H漢字ab\x1b[2;1H漢字ab\x1b[3;1H漢字ab", "\x1b[1;2Hx\x1b[2;3Hx\x1b[3;2H字")
    assert text(made) == [" x字ab", "漢x ab", " 字 ab"]


def test_a_mark_belongs_to_the_letter_before_it_and_one_with_no_letter_is_dropped() -> None:
    made, _ = drawn(4, 1, "\x1b[1;1He\u0301x\x1b[1;4H\u0301y")
    assert made.frame()[0].text == ["e\u0301", "x", " ", "y"]


def test_a_line_end_on_the_last_line_scrolls_and_so_is_not_drawn() -> None:
    made, foreign = drawn(4, 2, "\x1b[1;1Ha\n\x1b[2;1Hb\n")
    assert text(made) == ["a   ", "b   "]
    assert foreign == [Foreign("\n", harmless=False)]


def test_styles_and_links_end_where_they_are_ended() -> None:
    made, _ = drawn(4, 1, "\x1b[1;1H\x1b[1m\x1b]8;id=1;https://example.com\x1b\\a\x1b[0mb\x1b]8;;\x1b\\cd")
    looks = made.frame()[0].styles
    assert [look.link for look in looks] == ["id=1;https://example.com"] * 2 + ["", ""]
    assert looks[0].attributes == {1}
    assert looks[2] is looks[3] is PLAIN
