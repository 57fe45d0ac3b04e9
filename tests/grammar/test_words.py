"""Lines are cut as a POSIX shell cuts them, and every word knows its place."""

import shlex

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from vultr_tui.grammar.errors import GrammarError
from vultr_tui.grammar.words import join, lex


@given(st.lists(st.text()))
def test_words_survive_being_joined(words: list[str]) -> None:
    assert [word.text for word in lex(join(words))] == words


@pytest.mark.parametrize(
    ("line", "word"), [('"\\$HOME"', "$HOME"), ('"\\`a\\`"', "`a`"), ('"\\a"', "\\a"), ("'\\a'", "\\a")]
)
def test_a_backslash_in_quotes_escapes_what_it_does_in_a_shell(line: str, word: str) -> None:
    assert [found.text for found in lex(line)] == [word]


@given(st.text(alphabet="ab'\" \\\t\n=-"))
def test_a_line_is_cut_as_the_shell_cuts_it(line: str) -> None:
    assume("\\\n" not in line)  # a shell takes it out, and shlex does not
    try:
        expected = shlex.split(line)
    except ValueError:
        with pytest.raises(GrammarError):
            lex(line)
        return
    assert [word.text for word in lex(line)] == expected


def test_a_line_goes_on_behind_a_backslash() -> None:
    assert [word.text for word in lex("server li\\\nst \\\n web-1")] == ["server", "list", "web-1"]


@given(st.lists(st.text(alphabet="ab c'=\"é", min_size=1), min_size=1))
def test_a_place_holds_its_word(words: list[str]) -> None:
    line = join(words)
    for word in lex(line):
        assert [alone.text for alone in lex(line[word.start : word.end])] == [word.text]


@pytest.mark.parametrize(("line", "position"), [("a 'b c", 2), ('x="y', 2), ("a\\", 1)])
def test_what_is_left_open_is_pointed_at(line: str, position: int) -> None:
    with pytest.raises(GrammarError) as caught:
        lex(line)
    assert caught.value.position == position
    assert caught.value.position + caught.value.length == len(line)
