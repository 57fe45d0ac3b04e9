from __future__ import annotations

import asyncio

import pytest

from vultr_tui.account.tables import GRACE, Change, Freshness, Front, Table, Tables, difference
from vultr_tui.api.catalogue import load
from vultr_tui.api.light import replace
from vultr_tui.api.resource import Resource
from vultr_tui.client.errors import ApiError, Denial, Forbidden, Unreachable

API = load("v1")
SERVERS = API.resource("server")
NOW = 1_000_000.0
ROWS = ({"SUBID": "1", "label": "web"}, {"SUBID": "2", "label": "db"})


def table(*rows: dict[str, str], age: float = 0.0, error: ApiError | None = None) -> Table:
    return Table(SERVERS, rows=rows, fetched_at=NOW - age, complete=True, error=error)


@pytest.mark.parametrize(
    ("known", "state"),
    [
        (Table(SERVERS), Freshness.LOADING),
        (table(*ROWS), Freshness.LIVE),
        (table(*ROWS, age=SERVERS.fresh_for + GRACE), Freshness.LIVE),
        (table(*ROWS, age=SERVERS.fresh_for + GRACE + 1), Freshness.STALE),
        (table(*ROWS, error=Unreachable()), Freshness.STALE),
        (table(*ROWS, error=Forbidden(Denial.ACCESS)), Freshness.STALE),
        (table(), Freshness.EMPTY),
        (Table(SERVERS, fetched_at=NOW, complete=False), Freshness.LIVE),
        (table(error=Forbidden(Denial.KEY)), Freshness.FORBIDDEN),
        (Table(SERVERS, error=Forbidden(Denial.KEY)), Freshness.FORBIDDEN),
        (Table(SERVERS, error=Unreachable()), Freshness.FAILED),
        (Table(SERVERS, rows=ROWS, fetched_at=NOW, complete=True, outdated=True), Freshness.STALE),
        (Table(SERVERS, rows=ROWS, fetched_at=NOW - 50, complete=True, live_for=60.0), Freshness.LIVE),
    ],
)
def test_states_differ(known: Table, state: Freshness) -> None:
    assert known.state(NOW) is state


def test_rows_are_found_by_id() -> None:
    assert table(*ROWS).row("2") == ROWS[1]
    assert table(*ROWS).row("3") is None


def test_a_row_in_transition_is_noticed() -> None:
    assert table({"SUBID": "1", "status": "pending"}).in_transition
    assert not table({"SUBID": "1", "status": "active", "power_status": "running"}).in_transition


def test_difference_is_by_key() -> None:
    new = table({"SUBID": "2", "label": "db-1"}, {"SUBID": "3", "label": "new"})
    assert difference(table(*ROWS), new) == Change("server", "", frozenset("3"), frozenset("1"), frozenset("2"))


def test_rows_are_not_in_the_representation() -> None:
    assert "hunter2" not in repr(table({"SUBID": "1", "default_password": "hunter2"}))


class Known:
    def __init__(self) -> None:
        self.now = NOW
        self.tables = Tables(API, lambda: self.now)
        self.heard: list[Change] = []
        self.leave = self.tables.subscribe(self.heard.append)


def test_listeners_hear_of_rows() -> None:
    known = Known()
    known.tables.put(table(*ROWS))
    assert known.heard == [Change("server", "", added=frozenset("12"))]


def test_listeners_hear_nothing_when_nothing_is_different() -> None:
    known = Known()
    known.tables.put(table(*ROWS))
    known.heard.clear()
    known.now += 5
    known.tables.put(Table(SERVERS, rows=ROWS, fetched_at=known.now, complete=True))
    assert known.heard == []


def test_listeners_hear_that_rows_are_live_again() -> None:
    known = Known()
    known.tables.put(table(*ROWS))
    known.heard.clear()
    known.now += 500
    known.tables.put(Table(SERVERS, rows=ROWS, fetched_at=known.now, complete=True))
    assert known.heard == [Change("server")]


def test_listeners_hear_of_an_error_once() -> None:
    known = Known()
    known.tables.put(table(*ROWS))
    known.heard.clear()
    known.tables.put(table(*ROWS, error=Unreachable()))
    known.tables.put(table(*ROWS, error=Unreachable()))
    assert known.heard == [Change("server")]


def test_another_order_is_a_change() -> None:
    known = Known()
    known.tables.put(table(*ROWS))
    known.heard.clear()
    known.tables.put(table(*reversed(ROWS)))
    assert known.heard == [Change("server")]


def test_who_left_hears_nothing() -> None:
    known = Known()
    known.leave()
    known.tables.put(table(*ROWS))
    assert known.heard == []


def test_parts_of_different_rows_are_kept_apart() -> None:
    tables = Tables(API, lambda: NOW)
    rules = API.resource("firewall_rule")
    tables.put(Table(rules, "a", ({"rulenumber": 1},), NOW, complete=True))
    tables.put(Table(rules, "b", (), NOW, complete=True))
    assert [t.parent for t in tables.of("firewall_rule")] == ["a", "b"]
    assert tables.get("firewall_rule", "a").rows
    with pytest.raises(KeyError):
        tables.get("nonsense")


class Kept:
    """What an earlier run knew: many rows, of which some are had at once."""

    def __init__(self, fetched_at: float = NOW) -> None:
        self.reads = 0
        self.whole = Table(SERVERS, rows=ROWS, fetched_at=fetched_at, complete=True)
        self.tables = Tables(API, lambda: NOW, self.load, self.glimpse)

    def load(self, _: Resource, __: str) -> Table:
        self.reads += 1
        return self.whole

    def glimpse(self, _: Resource, __: str) -> Table | None:
        return replace(self.whole, rows=ROWS[:1], front=Front(beyond=1))


async def test_a_glance_is_of_the_first_rows_until_all_are_read() -> None:
    kept = Kept()
    glance = kept.tables.glance("server")
    assert (len(glance.rows), glance.total, kept.reads) == (1, 2, 0)
    await kept.tables.read("server")
    assert kept.tables.glance("server") is kept.tables.get("server") is kept.whole
    assert kept.whole.total == 2
    assert kept.reads == 1


async def test_two_who_want_all_rows_read_them_once() -> None:
    kept = Kept()
    await asyncio.gather(kept.tables.read("server"), kept.tables.read("server"))
    await kept.tables.read("server")
    assert kept.reads == 1


async def test_who_cannot_wait_reads_them_at_once() -> None:
    kept = Kept()
    reading = asyncio.create_task(kept.tables.read("server"))
    known = kept.tables.get("server")
    await reading
    assert kept.tables.get("server") is known


def test_a_glance_of_the_future_is_outdated_too() -> None:
    assert Kept(fetched_at=NOW + 100).tables.glance("server").outdated
    assert not Kept().tables.glance("server").outdated
