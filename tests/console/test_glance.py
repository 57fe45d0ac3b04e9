"""The dashboard, and what was done by whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.console.conftest import LARGE, Opening
from tests.console.desk import Desk, Hands
from vultr_tui.api.catalogue import Rate, Scope, load
from vultr_tui.console.overviews.pane import DerivedPane
from vultr_tui.console.overviews.screen import OverviewScreen
from vultr_tui.console.places import Place


def rows(hands: Hands) -> dict[str, list[str]]:
    """The lines of the overview, by what they are of."""
    screen = hands.console.screen
    assert isinstance(screen, OverviewScreen)
    pane = screen.query_one(DerivedPane)
    return {id_: [cell.text for cell in pane.table.cells_of(id_)] for id_ in pane.table.ids}


@pytest.mark.parametrize("version", ["v1", "v2"])
async def test_the_dashboard_counts_what_there_is(desk: Desk, opened: Opening, version: str) -> None:
    desk.api = replace(load(version), rate=Rate(1000, Scope.KEY))
    async with opened(desk, size=LARGE) as hands:
        await hands.elapse(60)
        asked = sum(desk.line.requests.values())
        await hands.command("dashboard")
        told = rows(hands)
        account = hands.console.account
        for name, cells in told.items():
            if account.table(name).fetched_at is not None:
                assert str(len(account.table(name).rows)) in cells, name
        assert "plan" not in told
        assert {"server", "block", "dns"} <= told.keys()
        assert "Balance" in hands.text
        assert sum(desk.line.requests.values()) - asked <= len(account.api.resources)
        before = desk.line.requests.copy()
        await hands.elapse(20)
        busy = {t.resource.lists[0].operation for t in account.tables() if t.in_transition}
        assert len(desk.line.requests - before) <= len(busy) + 1
        await hands.press("enter")
        assert hands.pane.place == Place(next(iter(told)))


async def test_the_dashboard_says_what_failed_and_what_is_under_way(desk: Desk, opened: Opening) -> None:
    async with opened(desk, size=LARGE) as hands:
        desk.line.answers["server/label_set"] = 412, "Not today"
        await hands.command("server label_set web-1 label=front")
        await hands.command("server reboot web-2")
        await hands.read_it()
        await hands.press("y")
        await hands.command("dashboard")
        assert "server label_set web-1" in hands.text


async def test_activity_tells_who_and_goes_there(desk: Desk, opened: Opening) -> None:
    desk.api = replace(load("v2"), rate=Rate(1000, Scope.KEY))
    async with opened(desk, size=LARGE) as hands:
        await hands.command("server label_set web-1 label=front")
        desk.do("dns/create_domain", domain="others.example", serverip="192.0.2.1")
        await hands.elapse(70)
        await hands.command("activity")
        told = rows(hands)
        assert ["server label_set web-1" in " ".join(cells) for cells in told.values()].count(True) == 1
        assert any("create_domain" in " ".join(cells) or "others" in " ".join(cells) for cells in told.values())
        mine = next(id_ for id_, cells in told.items() if "server label_set web-1" in cells)
        screen = hands.console.screen
        assert isinstance(screen, OverviewScreen)
        screen.query_one(DerivedPane).table.move_to(mine)
        await hands.press("enter")
        assert hands.pane.place == Place("server")
        assert hands.table.cursor_id == mine.split(" ")[2]
