"""What things cost as time passes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from vultr_tui.simulator.world import billing

HOUR = 3600.0


def moment(year: int, month: int, day: int, hour: int = 0) -> float:
    return datetime(year, month, day, hour, tzinfo=UTC).timestamp()


NOON = moment(2018, 4, 24, 12)


def test_a_begun_hour_counts() -> None:
    assert billing.accrued(6.72, NOON, NOON) == pytest.approx(0.01)
    assert billing.accrued(6.72, NOON, NOON + HOUR) == pytest.approx(0.01)
    assert billing.accrued(6.72, NOON, NOON + HOUR + 1) == pytest.approx(0.02)


def test_a_month_costs_no_more_than_its_price() -> None:
    assert billing.accrued(5.0, moment(2018, 3, 1), moment(2018, 3, 31, 23)) == 5.0


def test_each_month_begins_anew() -> None:
    assert billing.accrued(6.72, moment(2016, 1, 1), moment(2018, 4, 1, 3)) == pytest.approx(0.03)


def test_what_is_not_yet_owned_costs_nothing() -> None:
    assert billing.accrued(5.0, NOON + 1, NOON) == 0


def test_the_ends_of_months() -> None:
    assert list(billing.month_ends(moment(2017, 11, 15), moment(2018, 2, 1))) == [
        moment(2017, 12, 1),
        moment(2018, 1, 1),
        moment(2018, 2, 1),
    ]
    assert list(billing.month_ends(moment(2018, 4, 1), moment(2018, 4, 30, 23))) == []
