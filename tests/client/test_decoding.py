"""Replies are read whatever their oddities, lose nothing, and fail in one way only."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.client.lossless import same
from tests.client.toy import (
    API,
    BOX,
    DESTROY,
    GROUPED,
    LIST,
    MAKE,
    OBJECT,
    OPERATIONS,
    PAGED,
    PUBLIC,
    ROWS,
    SERIES,
    SHELF,
    VALUES,
)
from vultr_tui.api.operation import Operation
from vultr_tui.client.answer import Answer
from vultr_tui.client.decoding import LARGE, decode
from vultr_tui.client.errors import Unreadable


def answer(operation: Operation, document: Any, status: int = 200) -> Answer:
    body = document if isinstance(document, bytes) else json.dumps(document).encode()
    return decode(operation, API.resources_by_name.get(operation.reply.resource), status, body)


def test_fields_get_their_types_and_the_rest_stays_as_it_is() -> None:
    row = {
        "ID": 1313216,
        "label": 12,
        "size": "1024",
        "price": "5.00",
        "locked": "yes",
        "shelf": 4,
        "shelves": [1, "2"],
        "notes": [],
        "colour": 7,
        "nested": {"deep": [1, None]},
    }
    assert answer(ROWS, [row]).rows == (
        {
            "ID": "1313216",
            "label": "12",
            "size": 1024,
            "price": 5.0,
            "locked": True,
            "shelf": "4",
            "shelves": ["1", "2"],
            "notes": {},
            "colour": 7,
            "nested": {"deep": [1, None]},
        },
    )


@pytest.mark.parametrize(
    ("field", "came", "kept"),
    [
        ("ID", False, None),
        ("shelf", False, None),
        ("shelf", None, None),
        ("shelf", "", ""),
        ("label", True, True),
        ("size", 3, 3),
        ("size", "", ""),
        ("size", None, None),
        ("size", "not supported", "not supported"),
        ("size", "-12", -12),
        ("size", "1_000", "1_000"),
        ("size", " 5 ", " 5 "),
        ("size", "٣", "٣"),
        ("size", "nan", "nan"),
        ("size", "9" * 5_000, "9" * 5_000),
        ("price", "1.50", 1.5),
        ("price", "1024", 1024),
        ("price", 0, 0),
        ("price", "5 dollars", "5 dollars"),
        ("locked", "no", False),
        ("locked", 1, True),
        ("locked", "1", True),
        ("locked", "disable", "disable"),
        ("locked", None, None),
        ("notes", {"a": 1}, {"a": 1}),
        ("unknown", "5", "5"),
        ("unknown", False, False),
    ],
)
def test_one_field(field: str, came: Any, kept: Any) -> None:
    [row] = answer(ROWS, [{field: came}]).rows
    assert row[field] == kept
    assert type(row[field]) is type(kept)


@pytest.mark.parametrize("operation", [LIST, ROWS, GROUPED])
@pytest.mark.parametrize("empty", [[], {}])
def test_an_empty_list_comes_in_two_spellings(operation: Operation, empty: Any) -> None:
    found = answer(operation, empty)
    assert found.rows == ()
    assert found.data == []
    assert found.complete


@pytest.mark.parametrize("operation", [LIST, ROWS])
@pytest.mark.parametrize(
    "document",
    [{"7": {"ID": "7", "label": "a"}}, [{"ID": 7, "label": "a"}], {"ID": 7, "label": "a"}, {"7": {"label": "a"}}],
    ids=["keyed", "array", "bare", "keyed without the key"],
)
def test_rows_come_in_several_ways(operation: Operation, document: Any) -> None:
    assert answer(operation, document).rows == ({"ID": "7", "label": "a"},)


def test_a_row_that_says_null_for_its_key_gets_it_from_the_map() -> None:
    assert answer(LIST, {"7": {"ID": None}, "8": {"ID": 9}}).rows == ({"ID": "7"}, {"ID": "9"})


def test_a_bare_row_without_its_key_is_kept() -> None:
    assert answer(LIST, {"label": "a", "size": "5"}).rows == ({"label": "a", "size": 5},)


@pytest.mark.parametrize(
    "document",
    [
        {"576965": [{"ID": 1}, {"ID": 2}]},
        {"576965": [{"ID": 1}], "576966": [{"ID": 2}]},
        {"576965": {"1": {"ID": "1"}, "2": {}}},
        [{"ID": "1"}, {"ID": 2}],
    ],
)
def test_rows_under_their_target(document: Any) -> None:
    assert answer(GROUPED, document).rows == ({"ID": "1"}, {"ID": "2"})


def test_values() -> None:
    assert answer(VALUES, [201, "202"]).data == ["201", "202"]
    assert answer(VALUES, {"0": 201, "3": 202}).data == ["201", "202"]
    assert answer(VALUES, []).data == []


def test_series() -> None:
    document = {"in": [["2014-06-10", "81072581"], ["2014-06-11", 5]], "out": []}
    assert answer(SERIES, document).data == {"in": [["2014-06-10", 81072581], ["2014-06-11", 5]], "out": []}
    assert answer(SERIES, []).data == {}


def test_objects() -> None:
    assert answer(OBJECT, {"ID": 5, "other": "x"}).data == {"ID": "5", "other": "x"}
    assert answer(OBJECT, []).data == {}


def test_no_data() -> None:
    assert answer(DESTROY, b"").data is None
    assert answer(DESTROY, b"", 204).data is None
    assert answer(DESTROY, {"extra": 1}).object == {"extra": 1}
    assert answer(MAKE, b"", 202).object == {}


@pytest.mark.parametrize(
    ("operation", "document"),
    [
        (LIST, b""),
        (LIST, b"  "),
        (LIST, b"{"),
        (LIST, b'{"1": {"ID": "1"'),
        (LIST, b"<html><title>Welcome to the hotel</title></html>"),
        (LIST, b"\xff\xfe\x00"),
        (LIST, b"[" * 200_000),
        (LIST, b"[NaN]"),
        (LIST, b'[{"price": 1e999}]'),
        (LIST, b'[{"price": ' + b"9" * 5_000 + b"}]"),
        (LIST, None),
        (LIST, "text"),
        (LIST, 5),
        (LIST, {"error": "Invalid"}),
        (LIST, {"7": {"ID": 7}, "8": "no row"}),
        (LIST, [1, 2]),
        (ROWS, [[{"ID": 1}]]),
        (GROUPED, {"7": "no rows"}),
        (GROUPED, {"7": [1]}),
        (OBJECT, [{"ID": 1}]),
        (OBJECT, "text"),
        (OBJECT, None),
        (MAKE, b""),
        (VALUES, {"ID": 1}),
        (VALUES, [[1]]),
        (VALUES, "text"),
        (SERIES, {"error": "Invalid"}),
        (SERIES, {"in": ["2014-06-10"]}),
        (SERIES, {"in": [["2014-06-10"]]}),
        (DESTROY, b"OK"),
        (PAGED, []),
        (PAGED, {"meta": {}}),
        (PAGED, {"boxes": None}),
    ],
)
def test_nonsense_is_called_unreadable(operation: Operation, document: Any) -> None:
    with pytest.raises(Unreadable) as caught:
        answer(operation, document)
    assert operation.typed in caught.value.message
    assert caught.value.message.isprintable()
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "is empty"),
        (b"<html><title>Login</title></html>", "is not JSON, but says: Login."),
        (b"Come back later!", "is not JSON, but says: Come back later!"),
        (b'{"1": {"label": "we', "breaks off in the middle"),
        (b'{"1": {"ID": "1"},', "breaks off in the middle"),
        (b'{"1": {"label": "caf\xe9"}}', "bytes that are no text"),
        (b"\xff\xfe{\x00}\x00", "bytes that are no text"),
        (b'{"1": }', "is not JSON."),
    ],
)
def test_what_is_wrong_with_a_body_is_said(body: bytes, said: str) -> None:
    with pytest.raises(Unreadable) as caught:
        answer(LIST, body)
    assert said in caught.value.message


def test_a_mark_of_the_byte_order_does_no_harm() -> None:
    assert answer(LIST, b'\xef\xbb\xbf{"1": {"ID": "1"}}').rows == ({"ID": "1"},)


@pytest.mark.parametrize("document", [{}, [], {"label": "x"}, {"ID": None}, {"ID": ""}])
def test_what_was_made_is_named_in_the_answer(document: Any) -> None:
    assert answer(MAKE, {"ID": 7}).object == {"ID": "7"}
    with pytest.raises(Unreadable, match="should be an object with `ID`"):
        answer(MAKE, document)


def test_a_page_in_place_of_json_is_quoted_but_broken_json_is_not() -> None:
    with pytest.raises(Unreadable, match="Welcome to the hotel"):
        answer(LIST, b"<html><title>Welcome to the hotel</title></html>")
    with pytest.raises(Unreadable) as caught:
        answer(LIST, b'{"1": {"default_password": "sesame')
    assert "sesame" not in repr((caught.value.message, caught.value.text))


def test_half_characters_are_replaced_and_whole_ones_stay() -> None:
    [row] = answer(ROWS, rb'[{"label": "a\ud800b", "x\udc00": "\ud83d\ude00 \\ud800"}]').rows
    assert row == {"label": "a\ufffdb", "x\ufffd": "\U0001f600 \\ud800"}
    assert json.dumps(row, ensure_ascii=False).encode()
    with pytest.raises(Unreadable, match="no text"):
        answer(ROWS, b'[{"label": "a\xed\xa0\x80b"}]')


def test_rows_of_a_long_answer_share_the_texts_that_they_have_alike() -> None:
    place = "New Jersey" * 10
    rows = answer(LIST, {str(number): {"ID": number, "place": place} for number in range(2 * LARGE // len(place))}).rows
    assert len({id(row["place"]) for row in rows}) == 1


def test_an_answer_does_not_show_what_it_holds() -> None:
    found = answer(ROWS, [{"ID": 1, "default_password": "sesame"}])
    assert "sesame" not in repr(found)
    assert found.raw == b'[{"ID": 1, "default_password": "sesame"}]'


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=6) | st.sampled_from(list(BOX.by_name)), inner, max_size=5)
    ),
    max_leaves=8,
)
ROW = st.dictionaries(st.sampled_from(list(BOX.by_name)) | st.text(max_size=6), JSON, max_size=8)


@given(JSON, st.sampled_from(OPERATIONS))
@settings(max_examples=500)
def test_any_document_is_an_answer_or_unreadable(document: Any, operation: Operation) -> None:
    try:
        found = answer(operation, document)
    except Unreadable:
        return
    assert json.dumps(found.data) is not None


@given(st.binary(max_size=60), st.sampled_from(OPERATIONS))
def test_any_bytes_are_an_answer_or_unreadable(body: bytes, operation: Operation) -> None:
    try:
        found = answer(operation, body)
    except Unreadable:
        return
    assert found.raw == body


@given(st.lists(ROW, max_size=4))
def test_arrays_lose_nothing(rows: list[dict[str, Any]]) -> None:
    found = answer(ROWS, rows).rows
    assert len(found) == len(rows)
    assert all(same(came, kept) for came, kept in zip(rows, found, strict=True))


@given(st.dictionaries(st.text(max_size=6), ROW, max_size=4))
def test_maps_lose_nothing_and_name_their_rows(rows: dict[str, dict[str, Any]]) -> None:
    found = answer(LIST, rows).rows
    assert len(found) == len(rows)
    for (key, came), kept in zip(rows.items(), found, strict=True):
        named = came if came.get("ID") is not None else {**came, "ID": key}
        assert same(named, kept)


@given(st.dictionaries(st.text(max_size=6), st.lists(ROW, max_size=3), max_size=3))
def test_groups_lose_nothing(groups: dict[str, list[dict[str, Any]]]) -> None:
    rows = [row for group in groups.values() for row in group]
    found = answer(GROUPED, groups).rows
    assert len(found) == len(rows)
    assert all(same(came, kept) for came, kept in zip(rows, found, strict=True))


@given(ROW)
def test_objects_lose_nothing(row: dict[str, Any]) -> None:
    assert same(row, answer(OBJECT, row).object)


@given(st.lists(st.integers() | st.text(max_size=5) | st.floats(allow_nan=False, allow_infinity=False)))
def test_values_lose_nothing(values: list[Any]) -> None:
    assert same(values, list(answer(VALUES, values).values))


def test_the_yardstick_sees_a_loss() -> None:
    assert not same({"a": 1, "b": 2}, {"a": 1})
    assert not same(["1", "2"], ["1"])
    assert not same("5.00", 6.0)
    assert not same(5, "6")
    assert not same("yes", False)
    assert not same(0, None)
    assert same(math.pi, str(math.pi))


def test_a_public_list_has_its_own_key() -> None:
    assert PUBLIC.reply.resource == SHELF.name
    assert answer(PUBLIC, {"3": {"name": "low"}}).rows == ({"name": "low", "NO": "3"},)


def test_a_page_whose_rows_are_null_is_empty_but_no_refusal_is() -> None:
    assert answer(PAGED, {"boxes": None, "meta": {"total": 0, "links": {"next": "", "prev": ""}}}).data == []
    with pytest.raises(Unreadable):
        answer(PAGED, {"boxes": None, "meta": {}, "error": "Invalid"})
