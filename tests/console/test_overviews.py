"""Overviews: what was used, what things cost, what is offered where."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.console.conftest import LARGE, MEDIUM, SMALL, Opening
from tests.console.desk import Desk, Hands
from tests.console.test_screens import compared
from vultr_tui.console.forms.form import Form
from vultr_tui.console.overviews.matrix import Matrix, MatrixPane
from vultr_tui.console.overviews.pane import DerivedPane
from vultr_tui.console.overviews.screen import OverviewScreen
from vultr_tui.console.places import Place
from vultr_tui.console.screens.main import MainScreen
from vultr_tui.console.widgets.chart import gauge


def shown(hands: Hands) -> DerivedPane:
    screen = hands.console.screen
    assert isinstance(screen, OverviewScreen)
    return screen.pane


def matrix(hands: Hands) -> MatrixPane:
    pane = shown(hands)
    assert isinstance(pane, MatrixPane)
    return pane


async def filtered(hands: Hands, text: str) -> MatrixPane:
    await hands.press("slash")
    await hands.type(text)
    await hands.press("enter")
    return matrix(hands)


@given(some.floats(0, 5), some.floats(0, 5), some.integers(2, 40))
def test_a_gauge_is_as_wide_as_it_should_be(share: float, expected: float, width: int) -> None:
    bar = gauge(share, expected, width)
    assert len(bar) == width
    assert ("▶" in bar) == (max(share, expected) > 1)


async def test_bandwidth_lists_every_server_the_nearest_to_its_allowance_first(desk: Desk, opened: Opening) -> None:
    async with opened(desk, size=MEDIUM) as hands:
        await hands.command("bandwidth")
        pane = shown(hands)
        servers = desk.read("server/list")
        assert isinstance(servers, dict)
        assert set(pane.table.ids) == set(servers)
        at_end = [row["projected_share"] for row in map(pane.known.row, pane.table.ids) if row]
        told = [share for share in at_end if isinstance(share, int)]
        assert told == sorted(told, reverse=True)
        first = servers[pane.table.ids[0]]
        share = round(100 * first["current_bandwidth_gb"] / float(first["allowed_bandwidth_gb"]))
        assert str(share) in [cell.text for cell in pane.table.cells_of(pane.table.ids[0])]
        totals = [cell.text for row in pane.table.ids for cell in pane.table.cells_of(row) if cell.text.endswith("GB")]
        assert len(totals) >= 2 * len(servers)
        assert all(re.fullmatch(r"[\d,]+ GB", text) for text in totals)
        await hands.press("slash")
        await hands.type("label:web share>40")
        assert {"web-fra", "web-ams", "web-lhr"} == {row["label"] for row in map(pane.known.row, pane.table.ids) if row}
        await hands.press("enter", "enter")
        assert isinstance(hands.console.screen, MainScreen)
        assert hands.pane.place == Place("server")


async def test_costs_add_up(desk: Desk, opened: Opening) -> None:
    async with opened(desk, size=MEDIUM) as hands:
        await hands.command("costs")
        servers, volumes = desk.read("server/list"), desk.read("block/list")
        machines, plans = desk.read("baremetal/list"), desk.read("plans/list_baremetal")
        assert isinstance(servers, dict)
        assert isinstance(volumes, list)
        assert isinstance(machines, dict)
        assert isinstance(plans, dict)
        sums = (
            sum(float(row["cost_per_month"]) for row in servers.values()),
            sum(float(row["cost_per_month"]) for row in volumes),
            sum(float(plans[str(row["METALPLANID"])]["price_per_month"]) for row in machines.values()),
        )
        for amount in (*sums, sum(sums)):
            assert f"${amount:,.2f} a month" in hands.text
        account = desk.read("account/info")
        assert isinstance(account, dict)
        assert f"${account['pending_charges']}" in hands.text
        assert "not told" in next(line for line in hands.lines() if "Reserved IPs" in line)


async def test_the_matrix_deploys_what_is_under_the_cursor(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.command("matrix")
        pane = await filtered(hands, "region:sydney price>=20")
        plans = desk.read("plans/list")
        assert isinstance(plans, dict)
        wanted = {
            id_
            for id_, row in plans.items()
            if 19 in row["available_locations"] and float(row["price_per_month"]) >= 20
        }
        assert set(pane.table.ids) == wanted
        while pane.grid.column != "19":
            await hands.press("right")
        assert "SYD" in hands.text
        assert "Sydney: room now" in hands.text
        plan = pane.table.cursor_id
        await hands.press("enter")
        form = hands.console.screen
        assert isinstance(form, Form)
        assert form.controls["DCID"].text == "19"
        assert form.controls["VPSPLANID"].text == plan
        assert form.intent.arguments["DCID"] == "19"
        assert "a month" in hands.text


async def test_a_click_goes_to_a_cell_and_a_second_one_deploys(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.command("matrix")
        pane = await filtered(hands, "region:london")
        head = next(line for line in hands.lines() if "LHR" in line)
        top = hands.lines().index(head)
        await hands.pilot.click(offset=(head.index("LHR"), top))
        await hands.wait()
        assert pane.grid.column == "8"
        line = next(y for y, line in enumerate(hands.lines()) if y > top + 1 and line[head.index("LHR") + 1] == "●")
        await hands.pilot.click(offset=(head.index("LHR") + 1, line))
        await hands.wait()
        assert isinstance(hands.console.screen, Matrix)
        assert pane.grid.ids[line - top - 1] == pane.grid.cursor_id
        await hands.pilot.click(offset=(head.index("LHR") + 1, line), times=2)
        await hands.wait()
        assert isinstance(hands.console.screen, Form)


async def test_it_can_be_left_while_it_asks_what_there_is_room_for(opened: Opening, tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.line.held["regions/list"] = asyncio.Event()
    async with opened(desk) as hands:
        await hands.command("matrix")
        await hands.press("escape")
        assert isinstance(hands.console.screen, MainScreen)
        desk.line.held["regions/list"].set()
        await hands.wait()


async def test_what_is_not_sold_somewhere_cannot_be_deployed_there(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.command("matrix")
        pane = matrix(hands)
        nowhere = next(row for row in pane.known.rows if pane.offered(row, pane.grid.column) != "●")
        pane.table.move_to(pane.resource.id_of(nowhere))
        await hands.press("enter")
        assert isinstance(hands.console.screen, Matrix)
        assert "Not sold here" in hands.text


async def test_plans_are_sorted_by_what_tells_them_apart(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.command("matrix")
        pane = matrix(hands)
        after = "greater_than_sign"
        for key, words in ((after, "by CPUs ▲"), (after, "by RAM ▲"), ("S", "by RAM ▼")):
            await hands.press(key)
            assert words in hands.text
        memory = [int(str(row["ram"])) for row in map(pane.known.row, pane.table.ids) if row]
        assert memory == sorted(memory, reverse=True)


async def test_room_is_what_the_locations_say_now(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        await hands.command("matrix")
        pane = matrix(hands)
        region = pane.grid.column
        plan = next(row for row in pane.known.rows if pane.offered(row, region) == "●")
        pane.stock = {region: frozenset()}
        pane.renew()
        assert pane.offered(plan, region) == "○"


async def test_overviews_are_in_the_list_of_panes_and_in_the_palette(desk: Desk, opened: Opening) -> None:
    async with opened(desk, size=MEDIUM) as hands:
        for title in ("Bandwidth", "Plans by location", "Costs"):
            hands.console.main.navigation.focus()
            entry = next(y for y, line in enumerate(hands.lines()) if title in line[:24])
            await hands.pilot.click(offset=(4, entry))
            await hands.wait()
            assert isinstance(hands.console.screen, OverviewScreen)
            await hands.press("escape")
        await hands.press("ctrl+p")
        await hands.type("plans by location")
        await hands.press("enter")
        assert isinstance(hands.console.screen, Matrix)
        await hands.press("b")
        assert "Bare metal plans by location" in hands.text
        assert "SSD SSD" not in hands.text
        await hands.press("q")
        assert isinstance(hands.console.screen, MainScreen)


async def test_nothing_is_drawn_while_nothing_changes(desk: Desk, opened: Opening) -> None:
    async with opened(desk) as hands:
        for word in ("bandwidth", "costs", "matrix"):
            await hands.command(word)
            pane = shown(hands)
            before = hands.text
            pane.renew()
            await hands.wait()
            assert hands.text == before
            await hands.press("E")
            assert "can be set in its cell" in hands.text
            await hands.press("escape")


@pytest.mark.parametrize("word", ["bandwidth", "costs", "matrix"])
@pytest.mark.parametrize("size", [SMALL, MEDIUM, LARGE], ids=["80x24", "120x40", "200x50"])
def test_looks(snap_compare: Callable[..., bool], desk: Desk, size: tuple[int, int], word: str) -> None:
    async def steps(hands: Hands) -> None:
        await hands.command(word)

    taken: Callable[[Hands], Awaitable[None]] = steps
    assert compared(snap_compare, desk, size, taken)
