"""Faults are chosen by name, by count and by chance."""

from __future__ import annotations

import pytest

from vultr_tui.simulator.faults.choice import Faults, chosen_by
from vultr_tui.simulator.faults.table import BY_NAME, FAULTS, WELL
from vultr_tui.simulator.wire import Request


def asked(path: str = "/v1/server/list", method: str = "GET") -> Request:
    return Request(method, path, {}, {}, "")


def met(text: str, count: int, seed: str = "0", request: Request | None = None) -> list[str]:
    """The faults that so many requests meet one after another, an empty name for none."""
    faults = Faults(chosen_by(text), seed)
    return [faults.next(request or asked()).name for _ in range(count)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["", "", "", ""]),
        ("html", ["html"] * 4),
        ("html:2", ["", "html", "", ""]),
        ("html:2-3", ["", "html", "html", ""]),
        ("html:3-", ["", "", "html", "html"]),
        ("html:0.0", ["", "", "", ""]),
        ("html:1.0", ["html"] * 4),
        ("html:2, storm", ["storm", "html", "storm", "storm"]),
        ("storm:1-3,html:2-", ["storm", "storm", "storm", "html"]),
        ("html@server/list", ["html"] * 4),
        ("html:2-@GET", ["", "html", "html", "html"]),
        ("html@POST", ["", "", "", ""]),
        ("gone@nothing", ["", "", "", ""]),
        ("expired:2-", ["", "expired", "expired", "expired"]),
    ],
)
def test_when_they_come(text: str, expected: list[str]) -> None:
    assert met(text, 4) == expected


def test_what_a_row_says_holds_unless_something_else_is_said() -> None:
    assert met("expired", 11) == [""] * 9 + ["expired"] * 2
    assert met("expired:0.5", 40).index("expired") < 9
    assert met("gone", 1) == ["gone"]
    assert met("gone", 1, request=asked("/v2/instances")) == [""]


def test_requests_elsewhere_are_not_counted() -> None:
    faults = Faults(chosen_by("html:2@POST"))
    change = asked("/v1/server/create", "POST")
    assert [faults.next(request).name for request in (asked(), change, asked(), change)] == ["", "", "", "html"]


def test_chance_is_the_same_for_the_same_seed() -> None:
    first = met("html:0.2,storm:0.2", 500)
    assert first == met("html:0.2,storm:0.2", 500)
    assert first != met("html:0.2,storm:0.2", 500, seed="1")
    assert 60 < first.count("html") < 140
    assert 40 < first.count("storm") < 120


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("htlm", "there is no fault 'htlm'"),
        ("html:often", "'often' is neither a chance"),
        ("html:5-x", "neither"),
        (":0.2", "there is no fault"),
        ("tls:3", "every connection or none"),
    ],
)
def test_what_makes_no_sense_is_refused(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        chosen_by(text)


def test_the_rows() -> None:
    assert len(BY_NAME) == len(FAULTS)
    assert WELL.carried_out == 1
    for fault in FAULTS:
        assert fault.summary
        assert "," not in fault.name
