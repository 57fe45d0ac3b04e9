from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from tests.clocks import START
from vultr_tui.output.times import Times, iso, read


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("berlin")
def test_the_reader_chooses_and_the_zone_is_said() -> None:
    assert Times().of_day(START) == "14:00:00 CEST"
    assert Times().date(START - 90 * 86400) == "2018-01-24 13:00:00 CET"
    assert Times("utc").of_day(START) == "12:00:00 UTC"
    assert Times("utc").date(START) == "2018-04-24 12:00:00 UTC"


@pytest.mark.usefixtures("berlin")
def test_programs_get_utc() -> None:
    assert iso(START) == "2018-04-24T12:00:00Z"
    assert read(iso(START)) == START
    assert read("2018-04-24T14:00:00+02:00") == START


@pytest.mark.parametrize("text", ["", "soon", "2018-04-24 12:00:00", "2018-04-24", "12:00:00Z"])
def test_what_the_service_says_is_no_moment_of_this_program(text: str) -> None:
    assert read(text) is None
