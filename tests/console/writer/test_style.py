"""The shortest way from one look to another leads there, on a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.console.writer.frames import chosen_style
from tests.console.writer.terminal import Terminal
from vultr_tui.console.writer.style import PLAIN, Style, change, style, styled

styles = st.builds(chosen_style, st.randoms(use_true_random=True))


def written(*sequences: str) -> Terminal:
    terminal = Terminal(2, 1)
    for sequence in sequences:
        terminal.feed(sequence)
    terminal.feed("x")
    return terminal


def full(look: Style) -> str:
    codes = ";".join(["0", *look.codes])
    return f"\x1b[{codes}m\x1b]8;{look.link or ';'}\x1b\\"


@settings(max_examples=300)
@given(styles, styles)
def test_a_change_leads_from_one_style_to_the_other(before: Style, after: Style) -> None:
    assert not written(full(before), change(before, after)).differences(written(full(after)))


@settings(max_examples=300)
@given(styles, styles)
def test_a_change_is_never_longer_than_a_reset_and_the_style(before: Style, after: Style) -> None:
    reset = full(after) if before.link != after.link else full(after).partition("\x1b]")[0]
    assert len(change(before, after)) <= len(reset)
    assert change(before, before) == ""


@settings(max_examples=100)
@given(styles)
def test_a_terminal_in_an_unknown_style_is_reset(after: Style) -> None:
    assert not written("\x1b[7;9;53;45;32m", change(None, after)).differences(written(full(after)))


@settings(max_examples=200)
@given(styles)
def test_the_numbers_of_a_style_mean_that_style(look: Style) -> None:
    assert styled(style(frozenset({3}), "35", "46", look.link), ";".join(["0", *look.codes])) is look


@pytest.mark.parametrize(
    ("before", "after", "sequence"),
    [
        ("31", "32", "\x1b[32m"),
        ("1;31", "31", "\x1b[22m"),
        ("1;2;31;41", "2;31;41", "\x1b[22;2m"),
        ("38;5;1;48;5;233", "38;5;2;48;5;233", "\x1b[38;5;2m"),
        ("1;3;4;31", "", "\x1b[m"),
        ("31;41", "41", "\x1b[39m"),
        ("4", "21", "\x1b[0;21m"),
        ("7;31", "7;31", ""),
    ],
)
def test_only_what_differs_is_changed(before: str, after: str, sequence: str) -> None:
    first, second = styled(PLAIN, before), styled(PLAIN, after)
    assert first is not None
    assert second is not None
    assert change(first, second) == sequence


@pytest.mark.parametrize("parameters", ["38", "38;5", "38;2;1;2", "38;7;1", "10", "58;5;1", "200"])
def test_parameters_that_are_not_known_are_not_guessed(parameters: str) -> None:
    assert styled(PLAIN, parameters) is None


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [("31;44", "1;3;32;44", True), ("31;44", "31;45", False), ("4;31", "31", False), ("7;31", "7;32", False)],
)
def test_spaces_look_alike_if_what_is_behind_and_around_them_does(one: str, other: str, alike: bool) -> None:
    first, second = styled(PLAIN, one), styled(PLAIN, other)
    assert first is not None
    assert second is not None
    assert (first.blank is second.blank) == alike
