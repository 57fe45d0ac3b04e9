"""The first rows of a long table, shown before all of them are read."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from tests.console.conftest import Opening
from tests.console.desk import Desk
from vultr_tui.account.cache import FIRST, LONG, Cache
from vultr_tui.account.tables import Front, Table
from vultr_tui.api.catalogue import Api
from vultr_tui.api.resource import Resource

MANY = LONG + 500
LABELS = [f"web-{number:05}" for number in range(MANY)]


class Held:
    """A disk on which the rows of servers cannot be read before they are let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.free = threading.Event()
        self.reads = 0
        load = Cache.load

        def held(cache: Cache, api: Api, resource: Resource, parent: str = "") -> Table:
            if resource.name == "server":
                self.reads += 1
                assert self.free.wait(60), "nobody lets go"
            return load(cache, api, resource, parent)

        monkeypatch.setattr(Cache, "load", held)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Held:
    return Held(monkeypatch)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An account of many servers, of which an earlier run knew, and that cannot be reached now."""
    desk = Desk(tmp_path)
    desk.line.down = True
    running = {"status": "active", "power_status": "running", "server_state": "ok"}
    rows = tuple({"SUBID": str(number), "label": label, **running} for number, label in enumerate(reversed(LABELS)))
    ids = tuple(str(number) for number in reversed(range(MANY)))
    table = Table(desk.api.resource("server"), rows=rows, fetched_at=desk.clock.now(), complete=True)
    Cache(tmp_path / "rows").save(desk.api, table, Front("label", ids, {"label": 30}))
    return desk


async def test_the_first_rows_are_shown_before_all_are_read(desk: Desk, held: Held) -> None:
    app = desk.console()
    async with app.run_test(size=(120, 40)) as pilot:
        pane = app.main.pane
        assert list(pane.table.ids) == [str(MANY - 1 - number) for number in range(FIRST)]
        assert pane.table.virtual_size.height == MANY + 1
        assert pane.table.cells_of(pane.table.cursor_id)[0].text == LABELS[0]
        start = pane.table.visible_columns
        held.free.set()
        await pilot.press("end")
        assert pane.table.cells_of(pane.table.cursor_id)[0].text == LABELS[-1]
        assert len(pane.table.ids) == MANY
        assert pane.table.visible_columns == start
        assert held.reads == 1


async def test_they_count_as_all(desk: Desk, held: Held) -> None:
    app = desk.console()
    async with app.run_test(size=(120, 40)):
        text = "\n".join(
            "".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips(app.size)
        )
        held.free.set()
    assert f"│ Servers  {MANY}  refreshing" in text
    assert f"  Servers          {MANY} │" in text


async def test_another_order_waits_for_all(desk: Desk, opened: Opening) -> None:
    console = desk.console()
    console.memory.orders["server"] = ("label", True)
    async with opened(desk, console) as hands:
        assert hands.column()[0] == LABELS[-1]
        assert len(hands.table.ids) == MANY


async def test_what_was_shown_is_what_the_next_run_begins_with(desk: Desk, opened: Opening, tmp_path: Path) -> None:
    desk.line.down = False
    for number in range(LONG):
        desk.do("dns/create_domain", domain=f"x{number}.example.net", serverip="192.0.2.1")
    async with opened(desk) as hands:
        await hands.command("dns")
        await hands.press("greater_than_sign", "less_than_sign", "S")
        first = list(hands.table.ids[:FIRST])
        order = hands.pane._arrangement
    glimpse = Cache(tmp_path / "rows").glimpse(desk.api, desk.api.resource("dns"))
    assert glimpse is not None
    assert glimpse.front is not None
    assert [glimpse.resource.id_of(row) for row in glimpse.rows] == first
    assert glimpse.front.order == order
    assert order.startswith("-")
    assert glimpse.front.widths
    assert glimpse.total > LONG


async def test_an_order_chosen_while_nothing_came_is_kept_too(desk: Desk, opened: Opening, tmp_path: Path) -> None:
    async with opened(desk) as hands:
        await hands.press("S")
        assert hands.column()[0] == LABELS[-1]
    glimpse = Cache(tmp_path / "rows").glimpse(desk.api, desk.api.resource("server"))
    assert glimpse is not None
    assert glimpse.front is not None
    assert glimpse.front.order == "-label"
    assert glimpse.rows[0]["label"] == LABELS[-1]
