"""What a server has used of its allowance, and what it comes to."""

from __future__ import annotations

import pytest

from tests.clocks import START
from vultr_tui.account.traffic import last_day, month, projected, traffic

DAY = 86400.0


def test_a_projection_goes_on_as_before() -> None:
    start, end = month(START)
    assert (end - start) / DAY == 30
    assert projected(10.0, 0.0, start + 10 * DAY) == pytest.approx(30.0)
    assert projected(10.0, start + 5 * DAY, start + 10 * DAY) == pytest.approx(50.0)
    assert projected(10.0, start, start + 60) is None


def test_a_row_tells_of_its_month() -> None:
    start, _ = month(START)
    told = traffic(
        {"current_bandwidth_gb": 100, "allowed_bandwidth_gb": "1000", "date_created": "2017-01-01 00:00:00"},
        start + 10 * DAY,
    )
    assert told is not None
    assert told.share == pytest.approx(0.1)
    assert told.share_at_end == pytest.approx(0.3)
    assert last_day(START) == "2018-04-30"


def test_what_a_row_does_not_tell_is_not_made_up() -> None:
    assert traffic({}, START) is None
    told = traffic({"current_bandwidth_gb": 5, "allowed_bandwidth_gb": "unlimited"}, START)
    assert told is not None
    assert (told.share, told.share_at_end) == (None, None)
