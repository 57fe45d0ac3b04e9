"""Queries are read before anything is sent, and what is wrong with one is pointed at."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vultr_tui.api.values import Json
from vultr_tui.grammar.errors import GrammarError
from vultr_tui.grammar.query import parse, plain

ROWS: Json = [{"label": "web-1", "price": 5.0}, {"label": "db-1", "price": 40.0}]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("@", ROWS),
        ("[].label", ["web-1", "db-1"]),
        ("[?price > `5`].label | [0]", "db-1"),
        ("length(@)", 2),
        ("sort_by(@, &label)[0].{name: label}", {"name": "db-1"}),
        ("nothing", None),
    ],
)
def test_a_query_finds(text: str, found: Json) -> None:
    assert parse(text).of(ROWS) == found


@pytest.mark.parametrize(
    ("text", "marked", "said"),
    [
        ("", "", "empty"),
        ("[].a b", "b", "cannot stand here"),
        ("[].", None, "too early"),
        ("[?a=", "=", "="),
        ("[].{a: label", None, "too early"),
        ("lenth(@)", "lenth", "no function lenth"),
        ("[].max(lenth(@))", "lenth", "no function lenth"),
    ],
)
def test_what_is_wrong_is_pointed_at(text: str, marked: str | None, said: str) -> None:
    with pytest.raises(GrammarError) as caught:
        parse(text)
    error = caught.value
    assert said in error.message
    if marked is None:
        assert error.position == len(text)
    else:
        assert text[error.position : error.position + error.length] == marked


@pytest.mark.parametrize("text", ["abs(@)", "abs(@, @)"])
def test_a_function_is_given_what_it_takes(text: str) -> None:
    with pytest.raises(GrammarError, match=r"abs\(\)") as caught:
        parse(text).of(ROWS)
    assert text[caught.value.position : caught.value.position + caught.value.length] == "abs"


@pytest.mark.parametrize(
    "text",
    [
        "[?label > `1`]",
        'max_by(`[{"a": 1}, {"a": "x"}]`, &a)',
        "[].contains(label, `1`)",
        "&label",
        "[&label]",
        "[::0]",
    ],
)
def test_what_has_no_value_is_told(text: str) -> None:
    with pytest.raises(GrammarError, match="--query: ") as caught:
        parse(text).of(ROWS)
    assert caught.value.length == len(text)


def test_an_unknown_function_is_guessed() -> None:
    with pytest.raises(GrammarError) as caught:
        parse("lenght(@)")
    assert "length" in caught.value.suggestions


def wrong_at(text: str) -> int:
    """Where the query is wrong; 0 if it is none."""
    try:
        parse(text)
    except GrammarError as error:
        return error.position
    return 0


@given(st.text(max_size=30))
def test_any_text_is_a_query_or_wrong(text: str) -> None:
    assert 0 <= wrong_at(text) <= len(text)


def test_data_is_copied_as_json_has_it() -> None:
    assert plain([{"a": ("x", 1)}]) == [{"a": ["x", 1]}]
