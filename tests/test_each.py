"""What is tried on many cases in one test."""

from __future__ import annotations

import pytest

from tests.each import each


def test_every_case_is_tried_and_those_that_fail_are_named() -> None:
    tried = []

    @each({"one": (1,), "two": (2,), "three": (3,)})
    def odd(number: int) -> None:
        tried.append(number)
        assert number % 2, number
        assert number < 3, number

    with pytest.raises(ExceptionGroup, match="2 of 3 cases") as failed:
        odd()
    assert tried == [1, 2, 3]
    assert [error.__notes__ for error in failed.value.exceptions] == [["The case is two."], ["The case is three."]]


def test_nothing_fails_where_every_case_is_right() -> None:
    tried: list[int] = []
    each({"one": (1,), "two": (2,)})(tried.append)()
    assert tried == [1, 2]
