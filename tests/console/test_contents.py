"""What detail tabs hold."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.console.conftest import LARGE, MEDIUM, SMALL, Opening
from tests.console.desk import Desk, Hands
from tests.console.test_screens import Compare, compared
from vultr_tui.account.traffic import Traffic
from vultr_tui.api.values import Json, Row
from vultr_tui.console.panes.contents import fields, series, values
from vultr_tui.console.panes.display import Display
from vultr_tui.console.widgets.lines import Words

NOW = datetime(2018, 4, 3, 12, tzinfo=UTC).timestamp()
GB = 1 << 30


def said(lines: list[Words]) -> str:
    return "\n".join("".join(part.text for part in line) for line in lines)


def test_a_chart_ends_today_by_the_accounts_clock_with_nothing_on_days_that_are_not_told() -> None:
    text = said(series({"out": [["2018-03-30", str(4 * GB)], ["2018-04-02", str(GB)]]}, 80, NOW))
    assert "2018-03-30 to 2018-04-03" in text
    assert "5 GB in 5 days, 1 GB this month" in text
    assert "└──┴──" in text
    assert "█  █" in text


def test_a_chart_has_the_days_that_have_room() -> None:
    days = [[f"2018-03-{day:02}", str(GB)] for day in range(1, 32)]
    assert "2018-03-31 to 2018-04-03" in said(series({"in": days}, 17, NOW))


def test_days_that_cannot_be_are_passed_over() -> None:
    assert not series({"in": [["0001-01-01", "1e999x"], ["2018-13-01", 1], ["2019-01-01", 1], 7], "out": 5}, 80, NOW)
    assert "2018-01-24 to 2018-04-03" in said(series({"in": [["0001-01-01", "5"]]}, 83, NOW))


@pytest.mark.parametrize("quantity", ["1e999", "nan", "9" * 400, 10**400, 1e308, None, "", True])
def test_quantities_that_cannot_be_are_passed_over(quantity: Json) -> None:
    assert not series({"in": [["2018-04-02", quantity], ["2018-04-03", quantity]]}, 80, NOW)
    assert "5 GB in 2 days" in said(series({"in": [["2018-04-02", str(5 * GB)], ["2018-04-03", quantity]]}, 80, NOW))


def test_a_long_value_goes_on_in_the_next_line() -> None:
    lines = said(values(["example.com IN DS 53690 13 2 " + "8d732a3b" * 8, "7"], {"7": "seven"}, 60)).splitlines()
    assert len(lines) == 3
    assert all(len(line) <= 60 for line in lines)
    assert "".join(line.strip() for line in lines[:2]).endswith("8d732a3b")
    assert "seven" in lines[2]


def test_the_allowance_and_what_it_comes_to_are_said_in_words() -> None:
    points = {"in": [["2018-04-01", str(GB)]]}
    text = said(series(points, 80, NOW, Traffic(400.0, 1000.0, 1200.0)))
    assert "400 GB of 1000 GB used, 40%   about 120% by the end of 2018-04-30" in text
    assert "used" not in said(series(points, 80, NOW, Traffic(400.0, None, None)))


@pytest.mark.parametrize("size", [SMALL, MEDIUM, LARGE], ids=["80x24", "120x40", "200x50"])
def test_transfer_looks(snap_compare: Compare, desk: Desk, size: tuple[int, int]) -> None:
    async def steps(hands: Hands) -> None:
        rows = hands.pane.known.rows
        hands.table.move_to(next(str(row["SUBID"]) for row in rows if row["label"] == "web-ams"))
        await hands.press("enter", *["right"] * 5)

    assert compared(snap_compare, desk, size, steps)


async def test_an_overview_says_each_thing_once_and_fits_the_smallest_screen(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.command("go web-1")
        await hands.press("enter")
        text = hands.console.main.detail.text
        assert len(text.splitlines()) <= 20
        assert text.count("New Jersey") == 1
        assert text.count("Debian 9 x64 (stretch)") == 1
        assert "Application" not in text
        assert "[{" not in text
        assert "Volumes           assets" in text


def test_what_has_no_room_for_two_columns_has_one(desk: Desk) -> None:
    account = desk.account()
    resource = account.api.resource("server")
    row: Row = {"label": "web-1", "tag": "web", "os": "Debian", "disk": "Virtual 40 GB on something with a long name"}
    narrow = said(fields(Display(account), resource, row, 60, revealed=False)).splitlines()
    wide = said(fields(Display(account), resource, row, 100, revealed=False)).splitlines()
    assert [line.split()[0] for line in narrow] == ["Label", "System", "Tag", "Disk"]
    assert [line.split()[0] for line in wide] == ["Label", "System", "Disk"]
    assert wide[0].split()[-2:] == ["Tag", "web"]
    assert wide[-1].endswith("a long name")
