"""Whatever two frames are, what is written between them makes a terminal show the second."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.console.writer.frames import SURE, UNSURE, Film, canvas, films, written
from tests.console.writer.terminal import Terminal, apart, doubled, joined, narrowed
from vultr_tui.console.writer.abilities import Abilities
from vultr_tui.console.writer.agreement import SIGNS
from vultr_tui.console.writer.encoder import Encoder
from vultr_tui.console.writer.parser import Reader
from vultr_tui.console.writer.repetition import ASCII, EVERY
from vultr_tui.console.writer.widths import glyph

ABILITIES = [
    Abilities(),
    Abilities(erases_in_colour=True),
    Abilities(repeats=EVERY),
    Abilities(erases_in_colour=True, repeats=ASCII),
    Abilities(erases_in_colour=True, erases_some=True),
    Abilities(erases_in_colour=True, erases_some=True, repeats=EVERY),
]


def place(reader: Reader, film: Film) -> tuple[int, int]:
    return reader.y, min(reader.x, film.width - 1)


@settings(max_examples=150)
@given(films(SURE + UNSURE), st.sampled_from(ABILITIES))
def test_a_terminal_that_agrees_shows_every_frame_exactly(film: Film, able: Abilities) -> None:
    screen = canvas(film)
    reader, encoder = Reader(screen), Encoder(able)
    ours = Terminal(film.width, film.height, erases_in_colour=able.erases_in_colour, repeats=able.repeats)
    theirs = Terminal(film.width, film.height)
    for drawing in film.drawings:
        theirs.feed(written(drawing))
        assert not list(reader.read(written(drawing)))
        ours.feed(encoder.encode(screen.frame(), *place(reader, film)))
        assert not ours.differences(theirs)
        assert ours.place() == theirs.place()


@pytest.mark.parametrize("glyphs", [apart, doubled, narrowed])
@settings(max_examples=60)
@given(films(SURE + UNSURE))
def test_a_terminal_that_disagrees_about_widths_shows_every_sure_cell(
    glyphs: Callable[[str], Iterator[tuple[str, int]]], film: Film
) -> None:
    screen = canvas(film)
    reader, encoder = Reader(screen), Encoder(ABILITIES[-1])
    ours = Terminal(film.width, film.height, glyphs=glyphs)
    theirs = Terminal(film.width, film.height)
    for drawing in film.drawings:
        theirs.feed(written(drawing))
        assert not list(reader.read(written(drawing)))
        frame = screen.frame()
        ours.feed(encoder.encode(frame, *place(reader, film)))
        for y, row in enumerate(frame):
            for x, text in enumerate(row.text):
                if text and glyph(text).sure:
                    assert ours.cell(y, x) == theirs.cell(y, x)


@pytest.mark.parametrize("glyphs", [joined, apart, narrowed])
@settings(max_examples=60)
@given(films([*SURE, *SIGNS]))
def test_a_terminal_that_agreed_shows_every_sign_exactly(
    glyphs: Callable[[str], Iterator[tuple[str, int]]], film: Film
) -> None:
    screen = canvas(film)
    reader, encoder = Reader(screen), Encoder(ABILITIES[-1])
    encoder.agree(agreed=True)
    ours = Terminal(film.width, film.height, glyphs=glyphs)
    theirs = Terminal(film.width, film.height)
    for drawing in film.drawings:
        theirs.feed(written(drawing))
        assert not list(reader.read(written(drawing)))
        ours.feed(encoder.encode(screen.frame(), *place(reader, film)))
        assert not ours.differences(theirs)
        assert ours.place() == theirs.place()


@settings(max_examples=60)
@given(films(SURE + UNSURE))
def test_nothing_is_written_for_a_frame_that_is_there(film: Film) -> None:
    screen = canvas(film)
    reader, encoder = Reader(screen), Encoder(ABILITIES[-1])
    for drawing in film.drawings:
        list(reader.read(written(drawing)))
        encoder.encode(screen.frame(), *place(reader, film))
        list(reader.read(written(drawing)))
        assert not encoder.encode(screen.frame(), *place(reader, film))
