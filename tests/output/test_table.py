"""Tables line up, fit a terminal, and are never cut in a pipe."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from tests.output.strategies import API, lists
from vultr_tui.api.catalogue import load
from vultr_tui.api.operation import Shape
from vultr_tui.output.cells import NOTHING, cell
from vultr_tui.output.content import Content, describe, shown
from vultr_tui.output.fitting import Wanted, clip, fit, pad, width
from vultr_tui.output.formats import Style, render
from vultr_tui.output.table import lines
from vultr_tui.output.text import formatted, harmless

SERVERS: Any = [
    {
        "SUBID": str(576965 + i),
        "label": f"web-{i}",
        "main_ip": f"203.0.113.{i}",
        "location": "New Jersey",
        "vcpu_count": i,
    }
    | {"ram": "1024 MB", "cost_per_month": 5.0 * i, "os": "Debian 9 x64 (stretch)", "tag": "web"}
    | {"date_created": "2018-03-02 11:20:01", "status": "active", "power_status": "running", "server_state": "ok"}
    for i in range(12)
]


def servers(room: int | None) -> list[str]:
    content = Content(shape=Shape.ROWS, data=SERVERS, resource=API.resource("server"))
    return render(content, Style(room=room)).decode().splitlines()


@given(lists())
def test_columns_line_up(content: Content) -> None:
    content = describe(content)
    fields = shown(content)
    if not fields:
        return
    drawn = list(lines(content, header=True, room=None, colour=False))
    assert len(drawn) == len(content.rows) + 1
    last = fields[-1]
    ends = {wcswidth(line) for line in drawn}
    assert max(ends) >= wcswidth(harmless(last.title or last.name))


@pytest.mark.parametrize(("version", "name"), [(v, n) for v in ("v1", "v2") for n in ("snapshot", "backup", "iso")])
def test_the_size_of_what_is_not_all_there_is_not_known(version: str, name: str) -> None:
    resource = load(version).resource(name)
    size = resource.by_name["size"]
    assert cell(resource, size, {"size": 0, "status": "pending"}).text == NOTHING
    assert cell(resource, size, {"size": 5 << 30, "status": "complete"}).text == "5 GB"


def test_every_column_starts_at_its_place() -> None:
    drawn = servers(None)
    header = drawn[0]
    for title in ("LABEL", "STATE", "MAIN IP", "LOCATION", "SYSTEM"):
        place = header.index(title)
        assert all(line[place - 1] == " " and line[place] != " " for line in drawn)
    end = header.index("$/MO") + len("$/MO")
    assert all(line[end - 1].isdigit() and line[end] == " " for line in drawn[1:])


def test_wide_text_lines_up() -> None:
    rows = [{"SUBID": "1", "label": "日本語", "tag": "x"}, {"SUBID": "2", "label": "abc", "tag": "x"}]
    server = API.resource("server")
    columns = (server.by_name["label"], server.by_name["tag"])
    found = Content(shape=Shape.ROWS, data=rows, resource=server, columns=columns)
    drawn = list(lines(found, header=False, room=None, colour=False))
    assert [wcswidth(line) for line in drawn] == [9, 9]


def test_a_terminal_is_never_exceeded() -> None:
    for room in (1, 5, 20, 40, 60, 80, 120, 200, 400):
        assert all(wcswidth(line) <= max(room, 1) for line in servers(room))


def test_the_least_important_columns_go_first() -> None:
    assert "CREATED" in servers(200)[0]
    assert "CREATED" not in servers(80)[0]
    assert "LABEL" in servers(20)[0]
    assert "MAIN IP" in servers(60)[0]


def test_a_pipe_gets_everything() -> None:
    assert "Debian 9 x64 (stretch)" in servers(None)[1]
    assert not any("…" in line for line in servers(None))


def test_colours_are_for_terminals() -> None:
    content = Content(shape=Shape.ROWS, data=SERVERS, resource=API.resource("server"))
    assert "\x1b[32m● running" in render(content, Style(room=200, colour=True)).decode()
    assert "\x1b" not in render(content, Style(room=200)).decode()


def test_what_is_not_there_is_a_dash() -> None:
    found = Content(shape=Shape.ROWS, data=[{"SUBID": "77", "label": ""}], resource=API.resource("server"))
    assert render(found, Style(header=False)).decode().split()[:2] == ["77", "-"]


@pytest.mark.parametrize("none", ["0", "0.0.0.0", "::", ""])
def test_a_machine_without_an_address_yet_has_a_dash(none: str) -> None:
    for version in ("v1", "v2"):
        server = load(version).resource("server")
        assert cell(server, server.by_name["main_ip"], {"main_ip": none}).text == NOTHING


def test_a_rule_for_the_whole_world_says_so() -> None:
    for version in ("v1", "v2"):
        rule = load(version).resource("firewall_rule")
        assert cell(rule, rule.by_name["subnet"], {"subnet": "0.0.0.0"}).text == "0.0.0.0"


def test_an_object_is_shown_field_by_field() -> None:
    data: Any = {"balance": -5519.11, "pending_charges": 57.03, "last_payment_date": "2014-07-18 15:31:01", "new": "x"}
    found = Content(shape=Shape.OBJECT, data=data, resource=API.resource("account"))
    drawn = render(found, Style()).decode().splitlines()
    assert [line.split("  ")[-1].strip() for line in drawn] == ["-$5,519.11", "$57.03", "2014-07-18 15:31", "x"]
    assert all(wcswidth(line) <= 30 for line in render(found, Style(room=30)).decode().splitlines())


def test_what_was_asked_for_is_shown_whole() -> None:
    resource = API.resource(API.operation("server.get_user_data").reply.resource)
    data = {"userdata": "IyEvYmluL3NoCmVjaG8gaGk="}
    found = Content(shape=Shape.OBJECT, data=data, resource=resource, reveal=True, secrets=True)
    drawn = render(found, Style(room=80)).decode().splitlines()
    assert [line.split()[-1] for line in drawn] == ["#!/bin/sh", "hi"]
    hidden = Content(shape=Shape.OBJECT, data=data, resource=resource)
    assert "echo" not in render(hidden, Style(room=80)).decode()


@given(st.text(), st.integers(0, 30))
def test_text_is_cut_to_its_cells(text: str, cells: int) -> None:
    text = harmless(text)
    assert width(clip(text, cells)) <= cells
    assert width(pad(text, cells)) == cells
    if width(text) <= cells:
        assert clip(text, cells) == text


@given(
    st.lists(st.builds(Wanted, st.integers(0, 60), st.integers(1, 9), st.booleans()), min_size=1), st.integers(1, 200)
)
def test_columns_fit(columns: list[Wanted], room: int) -> None:
    widths = fit(columns, room)
    assert list(widths) == sorted(widths)
    assert sum(widths.values()) + 2 * (len(widths) - 1) <= room
    assert all(cells <= columns[index].cells for index, cells in widths.items())
    assert len(widths) == 1 or all(cells >= columns[index].least for index, cells in widths.items())
    left_out = [columns[index].priority for index in range(len(columns)) if index not in widths]
    assert not left_out or min(left_out) >= max(columns[index].priority for index in widths)


def test_addresses_are_not_cut() -> None:
    for room in (40, 60, 80):
        assert all("203.0.113" not in line or "203.0.113.…" not in line for line in servers(room))
    assert "203.0.113.11" in servers(60)[-1]


@given(st.text())
def test_nothing_is_obeyed(text: str) -> None:
    shown_text = harmless(text)
    assert "\x1b" not in shown_text
    assert "\n" not in shown_text
    assert wcswidth(shown_text) >= 0


def test_values_are_formatted_for_people() -> None:
    server, snapshot = API.resource("server"), API.resource("snapshot")
    assert formatted(server.by_name["cost_per_month"], 1234.5) == "1,234.50"
    assert formatted(server.by_name["pending_charges"], -5) == "-$5.00"
    assert formatted(server.by_name["current_bandwidth_gb"], 131.512) == "131.5 GB"
    assert formatted(server.by_name["allowed_bandwidth_gb"], 2048) == "2 TB"
    assert formatted(snapshot.by_name["size"], 42949672960) == "40 GB"
    assert formatted(snapshot.by_name["size"], 10**400) == str(10**400)
    assert formatted(server.by_name["cost_per_month"], 10**400) == str(10**400)
    assert formatted(server.by_name["ram"], "2048 MB") == "2 GB"
    assert formatted(server.by_name["ram"], "768 MB") == "768 MB"
    assert formatted(server.by_name["ram"], "1024 mb of it") == "1024 mb of it"
    assert formatted(server.by_name["label"], True) == "yes"
    assert formatted(server.by_name["label"], ["a", 1]) == "a, 1"
    assert formatted(server.by_name["v6_networks"], [{"a": 1}]) == '[{"a":1}]'


def test_a_reference_to_nothing_is_a_dash() -> None:
    server = API.resource("server")
    nothings: Any = ("0", 0, "", None, False)
    for nothing in nothings:
        assert cell(server, server.by_name["APPID"], {"APPID": nothing}).text == NOTHING
    assert cell(server, server.by_name["APPID"], {"APPID": "10"}).text == "10"
