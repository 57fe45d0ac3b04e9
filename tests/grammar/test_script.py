"""Several commands in a text, and where each of its words stands."""

from __future__ import annotations

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vultr_tui.grammar.errors import GrammarError
from vultr_tui.grammar.partial import Place, partial
from vultr_tui.grammar.script import Step, read
from vultr_tui.grammar.words import Unfinished, lex

ROWS = ("10", "20", "30", "40", "50")
TEXTS = st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12), min_size=1, max_size=6)
NOISE = st.text(alphabet="ab '\"\\$_12.;&|><#\n", max_size=40)


def texts(step: Step) -> list[str]:
    return [word.text for word in step.words(ROWS)]


@given(TEXTS)
def test_quoted_words_mean_themselves(words: list[str]) -> None:
    line = shlex.join(words)
    (step,) = read(line)
    assert texts(step) == words
    assert [word.text for word in lex(line)] == words


@given(st.lists(TEXTS, min_size=1, max_size=4), st.sampled_from(["&&", ";", "\n", " && ", " ; "]))
def test_commands_follow_each_other(commands: list[list[str]], between: str) -> None:
    steps = read(between.join(map(shlex.join, commands)))
    assert [texts(step) for step in steps] == commands
    assert [step.conditional for step in steps[1:]] == ["&&" in between] * (len(commands) - 1)


@given(NOISE)
def test_any_text_is_read_or_refused_in_its_place(text: str) -> None:
    try:
        steps = read(text)
    except GrammarError as error:
        steps, place = (), error.position
    else:
        place = 0
    assert 0 <= place <= len(text)
    for step in steps:
        assert 0 <= step.start < step.end <= len(text)
        for phrase in step.phrases:
            assert step.start <= phrase.start < phrase.end <= step.end


@given(NOISE)
def test_any_beginning_can_be_completed(text: str) -> None:
    typed = partial(text)
    assert 0 <= typed.current.start <= typed.current.end <= len(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a $1", ["a", "10"]),
        ("a $2..4 b", ["a", "20", "30", "40", "b"]),
        ("a $_", ["a", *ROWS]),
        ('x="$2"', ["x=20"]),
        ('"x $1 y"', ["x 10 y"]),
        ("x=$2..3", ["x=20", "x=30"]),
        ("$1$2", ["1020"]),
        ("'$1' \\$1", ["$1", "$1"]),
        ('"\\$1"', ["$1"]),
        ("$x $1x $__ $", ["$x", "$1x", "$__", "$"]),
        ("b\\\nc", ["bc"]),
        ("a \\\n  b", ["a", "b"]),
        ("a # $1 'b", ["a"]),
        ("a#b", ["a#b"]),
        ("a?x=1&y=2", ["a?x=1&y=2"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    (step,) = read(text)
    assert texts(step) == words


def test_pipes_and_files() -> None:
    (piped,) = read("a b | c 'd;e' | f > g")
    assert (texts(piped), piped.pipe, piped.redirection) == (["a", "b"], "c 'd;e' | f > g", None)
    first, second = read("a >> 'b c';d>e")
    assert first.redirection
    assert second.redirection
    assert [(r.file.plain, r.append) for r in (first.redirection, second.redirection)] == [("b c", True), ("e", False)]


@pytest.mark.parametrize("text", ["a '", 'a "b', "a \\", "a &&", "a && \n", "a |", "a | ;b"])
def test_unfinished(text: str) -> None:
    with pytest.raises(Unfinished):
        read(text)


@pytest.mark.parametrize("text", ["; a", "a ;; b", "&& a", "a >", "a > b > c", "a || b", "> b", "| b", "a > b | c"])
def test_refused(text: str) -> None:
    with pytest.raises(GrammarError) as refused:
        read(text)
    assert not isinstance(refused.value, Unfinished)


def test_no_list_has_as_many_rows_as_that() -> None:
    (step,) = read("a $" + "1" * 5000)
    assert texts(step) == ["a", "$" + "1" * 5000]


def test_lines() -> None:
    assert [texts(step) for step in read("a\n\n# b\nc &&\nd;\n")] == [["a"], ["c"], ["d"]]


@pytest.mark.parametrize(
    ("text", "words", "current", "place"),
    [
        ("", [], "", Place.WORD),
        ("ser", [], "ser", Place.WORD),
        ("server li; os l", ["os"], "l", Place.WORD),
        ("server reboot 'we", ["server", "reboot"], "we", Place.WORD),
        ('a b="c d', ["a"], "b=c d", Place.WORD),
        ("a | jq", ["a"], "jq", Place.PIPE),
        ("a > fi", ["a"], "fi", Place.FILE),
        ("a && ", [], "", Place.WORD),
    ],
)
def test_what_is_being_typed(text: str, words: list[str], current: str, place: Place) -> None:
    typed = partial(text)
    assert ([word.text for word in typed.words], typed.current.text, typed.place) == (words, current, place)
