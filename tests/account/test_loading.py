from __future__ import annotations

import asyncio

import pytest

from tests.account.ground import Ground, do
from tests.clocks import settle
from vultr_tui.account import loading
from vultr_tui.account.account import Account
from vultr_tui.account.tables import Freshness
from vultr_tui.client.errors import Forbidden, Unreachable


async def test_rows_come(account: Account) -> None:
    assert account.state("server") is Freshness.LOADING
    table = await account.refresh("server")
    assert len(table.rows) == 25
    assert table.complete
    assert account.state("server") is Freshness.LIVE


async def test_a_failed_refresh_keeps_good_rows(ground: Ground, account: Account) -> None:
    rows = (await account.refresh("server")).rows
    ground.line.down = True
    table = await account.refresh("server")
    assert table.rows == rows
    assert isinstance(table.error, Unreachable)
    assert account.state("server") is Freshness.STALE
    ground.line.down = False
    assert (await account.refresh("server")).error is None
    assert account.state("server") is Freshness.LIVE


async def test_what_was_never_loaded_says_why(ground: Ground) -> None:
    stranger = ground.account(key="WRONG")
    table = await stranger.refresh("server")
    assert isinstance(table.error, Forbidden)
    assert stranger.state("server") is Freshness.FORBIDDEN
    ground.line.down = True
    await stranger.refresh("dns")
    assert stranger.state("dns") is Freshness.FAILED


async def test_nothing_is_not_the_same_as_not_known(account: Account) -> None:
    closed = await account.resolve("firewall", "closed")
    assert account.state("firewall_rule", closed.id) is Freshness.LOADING
    await account.refresh("firewall_rule", closed.id)
    assert account.state("firewall_rule", closed.id) is Freshness.EMPTY


async def test_what_is_live_is_not_asked_for_again(ground: Ground, account: Account) -> None:
    await account.ensure("server")
    await account.ensure("server")
    assert ground.line.requests["server/list"] == 1
    ground.clock.advance(60)
    await account.ensure("server")
    assert ground.line.requests["server/list"] == 2


async def test_refreshes_at_the_same_time_are_one(ground: Ground, account: Account) -> None:
    tables = await asyncio.gather(*(account.refresh("server") for _ in range(5)))
    assert ground.line.requests["server/list"] == 1
    assert all(table is tables[0] for table in tables)


async def test_giving_up_one_wait_leaves_the_others(account: Account) -> None:
    first = asyncio.create_task(account.refresh("server"))
    second = asyncio.create_task(account.refresh("server"))
    await asyncio.sleep(0)
    first.cancel()
    assert len((await second).rows) == 25


async def test_several_lists_make_one_table(account: Account) -> None:
    ops = await account.resolve("firewall", "ops")
    rows = (await account.refresh("firewall_rule", ops.id)).rows
    assert {row["ip_type"] for row in rows} == {"v4", "v6"}
    assert {row["direction"] for row in rows} == {"in"}


async def test_blanks_are_filled_with_what_they_mean(account: Account) -> None:
    web = await account.resolve("firewall", "web")
    rows = (await account.refresh("firewall_rule", web.id)).rows
    assert {row["subnet"] for row in rows if row["ip_type"] == "v4"} == {"0.0.0.0", "198.51.100.0"}


async def test_an_object_is_one_row(account: Account) -> None:
    (row,) = (await account.refresh("account")).rows
    assert "balance" in row


async def test_a_refresh_begun_before_a_change_is_not_live(ground: Ground, account: Account) -> None:
    await account.refresh("server")
    ground.line.held["server/list"] = asyncio.Event()
    refresh = asyncio.create_task(account.refresh("server"))
    await settle()
    assert (await do(account, "server.label_set", "web-1", label="other")).ok
    ground.line.held["server/list"].set()
    assert "web-1" in {row["label"] for row in (await refresh).rows}
    assert account.state("server") is Freshness.STALE


async def test_memory_is_given_back_after_many_rows_alone(account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[int] = []
    monkeypatch.setattr(loading, "give_back", lambda: given.append(1))
    monkeypatch.setattr(loading, "MANY", 20)
    assert len((await account.refresh("dns")).rows) <= 20
    assert not given
    assert len((await account.refresh("server")).rows) > 20
    assert given
