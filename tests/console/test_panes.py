"""Opening panes, filtering, sorting, details."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.events import MouseScrollDown
from textual.widgets import Input

from tests.console.conftest import LARGE, MEDIUM, Opening
from tests.console.desk import Desk, unhurried
from vultr_tui.console.dialogs.menu import Menu
from vultr_tui.console.panes.navigation import panes
from vultr_tui.console.places import Place
from vultr_tui.console.screens.main import MainScreen
from vultr_tui.console.widgets.prompt import Prompt


async def test_opens_on_the_servers(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        assert hands.pane.place == Place("server")
        assert len(hands.table.ids) == len(desk.read("server/list"))  # type: ignore[arg-type]
        assert "Servers  25  live" in hands.text
        assert "demo" in hands.lines()[0]
        assert "read-write" in hands.lines()[0]


@pytest.mark.parametrize("resource", [resource.name for resource in panes(unhurried("v1"))])
async def test_every_section_has_a_pane(desk: Desk, opened: Opening, resource: str) -> None:
    async with opened(desk) as hands:
        await hands.command(resource)
        assert hands.pane.place.resource == resource
        assert hands.table.ids
        title = unhurried("v1").resource(resource).title
        assert hands.lines()[1].startswith(f" {title}  {len(hands.table.ids)}  live")


async def test_the_list_of_panes_counts_rows_and_opens_them(desk: Desk, opened: Opening) -> None:
    async with opened(desk, size=MEDIUM) as hands:
        shown = [line[:24].split() for line in hands.lines()]
        assert ["Servers", "25"] in shown
        assert ["DNS", "zones", "4"] in shown
        await hands.press("shift+tab", "down", "enter")
        assert hands.pane.place == Place("baremetal")
        assert hands.console.focused is hands.table


async def test_under_a_hundred_columns_the_list_of_panes_is_folded_away(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        assert not hands.console.main.navigation.display or not hands.console.main.navigation.region.width
        await hands.press("shift+tab")
        assert hands.console.main.navigation.region.width
        await hands.press("escape")
        assert not hands.console.main.navigation.region.width
        assert hands.console.focused is hands.table


async def test_a_zone_opens_its_records_and_escape_returns_to_it(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.command("dns-zones")
        await hands.press("down", "enter")
        zone = hands.pane.place.parent
        assert hands.pane.place == Place("dns_record", zone)
        assert zone in hands.lines()[1]
        assert "A" in hands.column()
        await hands.press("escape")
        assert hands.pane.place == Place("dns")
        assert hands.table.cursor_id == zone


async def test_places_are_remembered(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.command("plans")
        await hands.command("regions")
        await hands.press("left_square_bracket")
        assert hands.pane.place == Place("plan")
        await hands.press("left_square_bracket")
        assert hands.pane.place == Place("server")
        await hands.press("right_square_bracket")
        assert hands.pane.place == Place("plan")
        await hands.press("minus")
        assert hands.pane.place == Place("server")
        await hands.press("minus")
        assert hands.pane.place == Place("plan")


async def test_the_filter_works_while_it_is_typed_and_escape_clears_it(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        everything = list(hands.column())
        await hands.press("slash")
        await hands.type("location:chicago")
        assert sorted(hands.column()) == ["mail", "old-mail"]
        assert "2 of 25" in hands.lines()[1]
        await hands.press("enter")
        assert hands.console.focused is hands.table
        assert "/location:chicago" in hands.lines()[1]
        await hands.press("escape")
        assert list(hands.column()) == everything


async def test_escape_while_typing_clears_the_filter(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.press("slash")
        await hands.type("mail")
        await hands.press("escape")
        assert len(hands.table.ids) == 25
        assert not hands.console.main.prompt.display


async def test_a_wrong_filter_is_pointed_at_and_the_rows_stay(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.press("slash")
        await hands.type("web")
        prompt = hands.console.main.query_one(Prompt)
        prompt._input.value = "web nope:1"
        await hands.wait()
        assert "no field called nope" in hands.lines()[-1]
        assert prompt._fault.position == len("web ")
        assert "web-1" in hands.column()
        await hands.press("enter")
        assert prompt.display


async def test_sorting_by_columns_both_ways(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        labels = list(hands.column())
        assert labels == sorted(labels, key=lambda label: (label.rstrip("0123456789"), label))
        assert "LABEL ▲" in hands.lines()[2]
        await hands.press("S")
        assert list(hands.column()) == labels[::-1]
        assert "LABEL ▼" in hands.lines()[2]
        await hands.press("greater_than_sign")
        assert "STATE ▲" in hands.lines()[2]
        await hands.press("less_than_sign")
        assert list(hands.column()) == labels


async def test_prices_are_sorted_as_numbers(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.command("servers sort:-price")
        index = [column.name for column in hands.table.columns].index("cost_per_month")
        prices = [float(text) for text in hands.column(index)]
        assert prices == sorted(prices, reverse=True)
        assert prices[0] > prices[-1]


async def test_the_cursor_stays_on_its_row_through_sort_and_filter(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        hands.table.move_to(hands.table.ids[7])
        row = hands.table.cursor_id
        await hands.press("greater_than_sign", "S")
        assert hands.table.cursor_id == row
        await hands.press("slash")
        await hands.type("location:jersey")
        assert hands.table.cursor_id == row


async def test_details_follow_the_cursor_where_there_is_room(desk: Desk, opened: Opening) -> None:
    async with opened(desk, size=MEDIUM) as hands:
        await hands.press("enter")
        detail = hands.console.main.detail
        assert hands.table.cells_of(hands.table.cursor_id)[0].text in detail.text
        await hands.press("tab", "tab", "j")
        assert hands.console.focused is hands.table
        assert hands.table.cells_of(hands.table.cursor_id)[0].text in detail.text
        await hands.press("escape")
        assert not detail.display


async def test_details_take_the_whole_screen_where_there_is_none(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.press("enter")
        assert not hands.pane.region.width
        assert "Overview" in hands.text
        await hands.press("escape")
        assert hands.console.focused is hands.table


async def test_tabs_are_loaded_when_they_are_opened(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.press("j", "enter")
        assert desk.sent("server/list_ipv4") == 0
        await hands.press("right")
        assert desk.sent("server/list_ipv4") == 1
        assert "main_ip" in hands.text
        await hands.press("right", "right", "right", "right")
        assert desk.sent("server/bandwidth") == 1
        assert "incoming bytes" in hands.text
        assert "█" in hands.text


async def test_secrets_are_hidden_until_asked_for_and_then_for_half_a_minute(desk: Desk, opened: Opening) -> None:
    async with opened(desk, size=MEDIUM) as hands:
        await hands.press("j", "enter")
        row = hands.pane.row
        assert row is not None
        password = str(row["default_password"])
        assert password not in hands.text
        await hands.press("full_stop")
        assert password in hands.console.main.detail.text
        await hands.elapse(29)
        assert password in hands.console.main.detail.text
        await hands.elapse(2)
        assert password not in hands.console.main.detail.text


async def test_marks(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.press("space", "space", "j", "v")
        assert hands.table.marks == set(hands.table.ids[1:4]) | {hands.table.ids[0]}
        assert "4 marked" in hands.lines()[1]
        await hands.press("asterisk")
        assert len(hands.table.marks) == 25
        await hands.press("asterisk")
        assert not hands.table.marks


async def test_find_goes_to_a_row_by_address_wherever_it_is(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.command("plans")
        address = next(iter(desk.read("server/list").values()))["main_ip"]  # type: ignore[attr-defined]
        await hands.command(f"go {address}")
        assert hands.pane.place == Place("server")
        assert hands.pane.row is not None
        assert hands.pane.row["main_ip"] == address


async def test_a_filter_knows_what_a_row_refers_to_by_all_its_names(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.press("/", *"region:ewr", "enter")
        assert {row["DCID"] for row in map(hands.pane.known.row, hands.table.ids) if row} == {"1"}


async def test_the_mouse_opens_panes_tabs_and_keys(desk: Desk, opened: Opening) -> None:
    async with opened(desk, size=MEDIUM) as hands:
        entry = next(y for y, line in enumerate(hands.lines()) if "DNS zones" in line[:24])
        await hands.pilot.click(offset=(4, entry))
        await hands.wait()
        assert hands.pane.place == Place("dns")
        await hands.press("d")
        tabs = next(y for y, line in enumerate(hands.lines()) if "Records  SOA" in line)
        await hands.pilot.click(offset=(hands.lines()[tabs].index("SOA") + 1, tabs))
        await hands.wait()
        assert "Primary server" in hands.text
        await hands.pilot.click(offset=(hands.lines()[-1].index("actions"), 39))
        await hands.wait()
        assert isinstance(hands.console.screen, Menu)


async def test_the_wheel_scrolls_and_leaves_the_cursor(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        row = hands.table.cursor_id
        await hands.pilot._post_mouse_events([MouseScrollDown], hands.table, offset=(5, 5))
        await hands.wait()
        assert hands.table.scroll_offset.y > 0
        assert hands.table.cursor_id == row


async def test_a_title_says_how_many_rows_are_in_each_state(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        assert "25  live  1 installing  22 running  2 stopped" in hands.lines()[1]
        await hands.command("servers state:stopped")
        assert "2 of 25  live" in hands.lines()[1]
        assert "esc clears it" in hands.lines()[1]


async def test_a_digit_opens_a_tab(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.press("enter", "2")
        assert desk.sent("server/list_ipv4") == 1
        await hands.press("1")
        assert "Pending charges" in hands.text


async def test_what_has_to_do_with_a_row_is_a_tab_that_looks_it_up(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.command("go web-1")
        await hands.press("enter")
        asked = desk.sent("dns/records")
        await hands.press("left", "left")
        assert desk.sent("dns/records") > asked
        said = [line.split(maxsplit=1) for line in hands.console.main.detail.text.splitlines() if line]
        assert ["Locations", "New Jersey"] in said
        assert ["Volumes", "assets"] in said
        assert "Records of example.com" in hands.text


async def test_a_list_without_rows_offers_no_keys_that_take_one(desk: Desk, opened: Opening) -> None:
    def offered() -> str:
        return hands.lines()[-1]

    async with opened(desk, size=LARGE) as hands:
        assert {"a", "e", "D", "y", "d"} <= set(offered().split())
        await hands.press("/")
        await hands.type("nothing-like-it")
        await hands.press("enter")
        assert not {"a", "e", "D", "y", "d"} & set(offered().split())
        assert {"c", "u", "/"} <= set(offered().split())
        assert "esc clears it" in hands.text
        await hands.press("e", "D", "y", "d")
        assert isinstance(hands.console.screen, MainScreen)
        await hands.press("escape")
        assert {"a", "e", "D", "y", "d"} <= set(offered().split())


async def test_a_letter_of_a_filter_is_drawn_before_the_rows_that_it_leaves_are_found(
    desk: Desk, opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(desk) as hands:
        await hands.press("slash")
        prompt = hands.console.main.prompt
        line = prompt.query_one(Input)
        order: list[str] = []

        def noted(what: str, do: Callable[[Any], Any]) -> Callable[[Any], Any]:
            def done(given: Any) -> Any:
                order.append(what)
                return do(given)

            return done

        monkeypatch.setattr(prompt, "filter", noted("found", prompt.filter))
        monkeypatch.setattr(line, "render_line", noted("drawn", line.render_line))
        await hands.type("w")
        assert order[:2] == ["drawn", "found"]
