"""Sizes, money and dates are read as people write them."""

import pytest

from vultr_tui.api.values import number
from vultr_tui.grammar.quantities import money, period, size


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("5", 5),
        ("-1.5", -1.5),
        (".5", 0.5),
        (True, None),
        (None, None),
        ("1e3", None),
        ("x", None),
        ("٣", None),
        ("", None),
    ],
)
def test_numbers(value: str, expected: float | None) -> None:
    assert number(value) == expected


def test_numbers_that_are_none() -> None:
    assert number(float("nan")) is None
    assert number(float("inf")) is None
    assert number("9" * 5000) is None
    assert number(10**400) is None


@pytest.mark.parametrize(("value", "expected"), [("$5.00", 5), ("1,000.50", 1000.5), (3, 3), ("free", None)])
def test_money(value: str, expected: float | None) -> None:
    assert money(value) == expected


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (1, 1 << 30, 1 << 30),
        ("4096 MB", 1, 4 << 30),
        ("Virtual 60 GB", 1, 60 << 30),
        ("2x 240 GB SSD", 1, 480 << 30),
        ("10gb", 1, 10 << 30),
        ("1.5T", 1, 3 << 39),
        ("512", 1 << 20, 512 << 20),
        ("big", 1, None),
        (None, 1, None),
    ],
)
def test_sizes(value: str, unit: int, expected: float | None) -> None:
    assert size(value, unit) == expected


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("2018", 365 * 86400),
        ("2016-02", 29 * 86400),
        ("2017-12", 31 * 86400),
        ("2018-03-02", 86400),
        ("2018-03-02 11", 3600),
        ("2018-03-02T11:20", 60),
        ("2018-03-02 11:20:01", 1),
        ("2018-03-02T11:20:01Z", 1),
        ("2018-03-02T11:20:01+00:00", 1),
        ("2018-03-02T11:20:01.5Z", 1),
        ("2018-03-02T06:20:01-05:00", 1),
    ],
)
def test_periods(text: str, seconds: int) -> None:
    found = period(text)
    assert found is not None
    assert found[1] - found[0] == seconds


@pytest.mark.parametrize("text", ["2018-03-02T06:20:01-05:00", "2018-03-02 12:20:01+01:00", "2018-03-02T11:20:01.999Z"])
def test_a_moment_is_the_same_in_every_zone(text: str) -> None:
    assert period(text) == period("2018-03-02 11:20:01")


@pytest.mark.parametrize("text", ["2018-13", "2016-31-29 10:10:48", "0000", "9999", "soon", "", 2018, None, "2018-3-2"])
def test_what_is_no_date(text: str) -> None:
    assert period(text) is None
