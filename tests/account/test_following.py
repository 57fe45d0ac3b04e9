from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.account.ground import Ground, do
from tests.clocks import settle
from vultr_tui.account.account import Account
from vultr_tui.account.errors import Changed
from vultr_tui.account.following import EVERY, PATIENCE
from vultr_tui.client.errors import Forbidden, TimedOut

NEW: dict[str, Any] = {"DCID": 1, "VPSPLANID": 201, "OSID": 244, "label": "new"}


async def test_a_new_server_is_awaited_until_it_runs(account: Account) -> None:
    made = await do(account, "server.create", **NEW)
    assert made.answer
    finished = await account.follow(made.intent.operation, made.intent.arguments, made, timeout=300)
    assert finished.ok
    assert (finished.row["status"], finished.row["server_state"]) == ("active", "ok")
    assert finished.seconds > EVERY


async def test_an_answer_alone_will_do(account: Account) -> None:
    made = await do(account, "block.create", DCID=1, size_gb=10)
    finished = await account.follow(made.intent.operation, {}, made.answer, timeout=300)
    assert finished.row["status"] == "active"


async def test_a_halted_server_is_awaited_by_its_target(account: Account) -> None:
    outcome = await do(account, "server.halt", "web-1")
    finished = await account.follow(outcome.intent.operation, outcome.intent.arguments, outcome, timeout=60)
    assert finished.row["power_status"] == "stopped"


async def test_what_is_destroyed_is_awaited_until_it_is_gone(account: Account) -> None:
    outcome = await do(account, "server.destroy", "web-1")
    finished = await account.follow(outcome.intent.operation, outcome.intent.arguments, outcome, timeout=60)
    assert finished.ok
    assert finished.row == {}


async def test_what_says_nothing_of_its_end_has_ended(ground: Ground, account: Account) -> None:
    outcome = await do(account, "server.label_set", "web-1", label="x")
    asked = ground.line.requests.total()
    assert (await account.follow(outcome.intent.operation, {}, outcome, timeout=60)).ok
    assert ground.line.requests.total() == asked


async def test_the_time_is_limited(ground: Ground, account: Account) -> None:
    made = await do(account, "server.create", **NEW)
    began = ground.clock.monotonic()
    finished = await account.follow(made.intent.operation, {}, made, timeout=20)
    assert isinstance(finished.error, TimedOut)
    assert "new" in finished.error.message
    assert ground.clock.monotonic() - began <= 21


async def test_a_passing_error_is_borne(ground: Ground, account: Account) -> None:
    made = await do(account, "server.create", **NEW)
    ground.line.down = True
    wait = asyncio.create_task(account.follow(made.intent.operation, {}, made, timeout=100_000))
    await settle(200)
    assert not wait.done()
    ground.line.down = False
    assert (await wait).ok


async def test_one_bad_reply_of_many_is_borne(ground: Ground, account: Account) -> None:
    made = await do(account, "server.create", **NEW)
    ground.line.answers["server/list"] = (200, "<html><title>Login</title></html>")
    wait = asyncio.create_task(account.follow(made.intent.operation, {}, made, timeout=100_000))
    await settle(200)
    assert not wait.done()
    ground.line.answers.clear()
    assert (await wait).ok


async def test_a_wait_that_saw_nothing_says_why(ground: Ground, account: Account) -> None:
    ended = await do(account, "server.start", "old-mail")
    ground.line.down = True
    finished = await account.follow(ended.intent.operation, {}, ended, timeout=10)
    assert isinstance(finished.error, TimedOut)
    assert "After 10 seconds old-mail is not finished, as far as could be seen: There is no" in finished.error.message


async def test_a_lasting_error_ends_the_wait(ground: Ground, account: Account) -> None:
    made = await do(account, "server.create", **NEW)
    ground.line.answers["server/list"] = (403, "Invalid API key.")
    finished = await account.follow(made.intent.operation, {}, made, timeout=600)
    assert isinstance(finished.error, Forbidden)


async def test_a_row_may_be_late(ground: Ground, account: Account) -> None:
    made = await do(account, "server.create", **NEW)
    ground.line.answers["server/list"] = (200, "[]")
    wait = asyncio.create_task(account.follow(made.intent.operation, {}, made, timeout=600))
    began = ground.clock.monotonic()
    while ground.clock.monotonic() - began < PATIENCE / 2:
        await settle(1)
    ground.line.answers.clear()
    assert (await wait).ok


async def test_a_row_that_never_comes_ends_the_wait(ground: Ground, account: Account) -> None:
    made = await do(account, "server.create", **NEW)
    ground.line.answers["server/list"] = (200, "[]")
    finished = await account.follow(made.intent.operation, {}, made, timeout=600)
    assert isinstance(finished.error, Changed)
    assert PATIENCE < finished.seconds < 2 * PATIENCE


async def test_giving_up_the_wait_changes_nothing(ground: Ground, account: Account) -> None:
    made = await do(account, "server.create", **NEW)
    ground.line.held["server/list"] = asyncio.Event()
    wait = asyncio.create_task(account.follow(made.intent.operation, {}, made, timeout=600))
    await settle(50)
    wait.cancel()
    with pytest.raises(asyncio.CancelledError):
        await wait
    ground.line.held["server/list"].set()
    assert len((await account.refresh("server")).rows) == 26
