from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import Any

import pytest

from tests.account.ground import PUBLIC_KEY, Ground, aimed, do, row
from tests.clocks import settle
from vultr_tui.account.account import Account
from vultr_tui.account.actions import Outcome
from vultr_tui.account.entry import Entry, Result
from vultr_tui.account.errors import Changed, NotAllowed, NotSent
from vultr_tui.account.tables import Freshness
from vultr_tui.api.intent import Intent
from vultr_tui.client.errors import Forbidden, OutcomeUnknown, Refused, Unreachable


async def several(account: Account, operation: str, *words: str, **arguments: str) -> Intent:
    verb = account.api.operation(operation)
    targets = tuple([await account.resolve(verb.target_resource, word) for word in words])
    return Intent(verb, arguments, targets)


def everything_in(folder: Path) -> str:
    return "".join(path.read_text() for path in folder.rglob("*") if path.is_file())


async def test_a_change_is_made_and_written_down(ground: Ground, account: Account) -> None:
    outcome = await do(account, "server.label_set", "web-1", label="shop-1")
    assert outcome.ok
    assert outcome.answer
    assert (await row(account, "server", "shop-1")).row["tag"] == "web"
    (entry,) = ground.account().journal.entries()
    assert entry.outcome is Result.OK
    assert entry == outcome.entry


async def test_it_is_written_down_before_it_is_sent(ground: Ground, account: Account) -> None:
    intent = await aimed(account, "server.label_set", "web-1", label="x")
    ground.line.held["server/label_set"] = asyncio.Event()
    task = asyncio.create_task(account.perform(intent))
    await settle(50)
    assert ground.line.requests["server/label_set"] == 1
    assert [entry.outcome for entry in account.journal.entries()] == [Result.PENDING]
    ground.line.held["server/label_set"].set()
    await task
    assert [entry.outcome for entry in account.journal.entries()] == [Result.OK]


async def test_what_cannot_be_written_down_is_not_sent(ground: Ground, account: Account) -> None:
    intent = await aimed(account, "server.label_set", "web-1", label="x")
    account.journal.path.mkdir()
    (outcome,) = await account.perform(intent)
    assert isinstance(outcome.error, NotSent)
    assert "journal" in outcome.error.message
    assert ground.line.requests["server/label_set"] == 0


async def test_a_change_whose_end_cannot_be_written_is_still_made(
    account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = account.journal.begin

    def full(*given: Any) -> Entry:
        entry = begun(*given)
        monkeypatch.setattr(os, "write", lambda *_: 0)
        return entry

    monkeypatch.setattr(account.journal, "begin", full)
    outcome = await do(account, "server.label_set", "web-1", label="x")
    assert outcome.ok
    (problem,) = account.problems.fresh()
    assert "What became of server.label_set could not be written" in problem.message
    assert "No space left on device" in problem.message
    assert account.journal.entries() == (outcome.entry,)  # it is not forgotten, only not written yet
    assert not account.journal.path.read_bytes().count(b'"ended"')
    monkeypatch.undo()
    await account.aclose()
    assert account.journal.path.read_bytes().count(b'"ended"') == 1


async def test_a_refusal_is_an_outcome(account: Account) -> None:
    outcome = await do(account, "sshkey.create", name="x", ssh_key="not a key")
    assert isinstance(outcome.error, Refused)
    assert outcome.entry
    assert outcome.entry.outcome is Result.FAILED
    assert outcome.entry.message == outcome.error.message


async def test_a_read_is_not_written_down(account: Account) -> None:
    outcome = await do(account, "server.list_ipv4", "web-1")
    assert outcome.answer
    assert outcome.answer.rows
    assert outcome.entry is None
    assert not account.journal.path.exists()


async def test_what_the_guard_refuses_is_not_sent(ground: Ground) -> None:
    account = ground.account(protect=("web-1",))
    outcome = await do(account, "server.reboot", "web-1")
    assert isinstance(outcome.error, NotAllowed)
    assert "protected" in outcome.error.message
    assert ground.line.requests["server/reboot"] == 0
    assert account.journal.entries() == ()


async def test_a_target_that_is_gone_is_not_acted_upon(ground: Ground, account: Account) -> None:
    intent = await aimed(account, "block.delete", "scratch")
    assert (await do(ground.account("other"), "block.delete", "scratch")).ok
    (outcome,) = await account.perform(intent)
    assert isinstance(outcome.error, Changed)
    assert "no longer there" in outcome.error.message
    assert ground.line.requests["block/delete"] == 1


async def test_a_target_that_is_called_otherwise_is_not_acted_upon(ground: Ground, account: Account) -> None:
    intent = await aimed(account, "block.delete", "scratch")
    assert (await do(ground.account("other"), "block.label_set", "scratch", label="precious")).ok
    (outcome,) = await account.perform(intent)
    assert isinstance(outcome.error, Changed)
    assert "precious" in outcome.error.message
    assert ground.line.requests["block/delete"] == 0


async def test_a_requirement_is_checked_as_things_are_now(ground: Ground, account: Account) -> None:
    intent = await aimed(account, "server.halt", "web-1")
    assert (await do(ground.account("other"), "server.halt", "web-1")).ok
    ground.clock.advance(60)
    (outcome,) = await account.perform(intent)
    assert isinstance(outcome.error, NotAllowed)
    assert "already stopped" in outcome.error.message


async def test_what_does_not_matter_may_have_changed(ground: Ground, account: Account) -> None:
    intent = await aimed(account, "server.reboot", "web-1")
    assert (await do(ground.account("other"), "server.tag_set", "web-1", tag="new")).ok
    (outcome,) = await account.perform(intent)
    assert outcome.ok


async def test_a_target_that_cannot_be_read_is_not_acted_upon(ground: Ground, account: Account) -> None:
    intent = await aimed(account, "server.reboot", "web-1")
    ground.line.down = True
    (outcome,) = await account.perform(intent)
    assert isinstance(outcome.error, Unreachable)
    assert ground.line.requests["server/reboot"] == 0
    assert outcome.entry is None


async def test_many_targets_have_an_outcome_each(account: Account) -> None:
    intent = await several(account, "server.halt", "web-1", "old-mail", "web-2")
    told: list[Outcome] = []
    outcomes = await account.perform(intent, told.append)
    assert tuple(told) == outcomes
    assert [outcome.ok for outcome in outcomes] == [True, False, True]
    assert [outcome.target.name for outcome in outcomes if outcome.target] == ["web-1", "old-mail", "web-2"]
    assert len(account.journal.entries()) == 2


async def test_the_list_is_not_read_for_each_of_many(ground: Ground, account: Account) -> None:
    names = [str(r["label"]) for r in (await account.refresh("server")).rows if r["power_status"] == "running"][:6]
    before = ground.line.requests["server/list"]
    outcomes = await account.perform(await several(account, "server.reboot", *names))
    assert [outcome.error for outcome in outcomes] == [None] * 6
    assert ground.line.requests["server/list"] - before <= 2


async def test_a_stop_leaves_the_rest_unsent(ground: Ground, account: Account) -> None:
    stop = asyncio.Event()
    intent = await several(account, "server.label_set", "web-1", "web-2", "db-1", label="x")
    outcomes = await account.perform(intent, lambda _: stop.set(), stop)
    assert outcomes[0].ok
    assert all(isinstance(outcome.error, NotSent) for outcome in outcomes[1:])
    assert ground.line.requests["server/label_set"] == 1


async def test_after_a_wrong_key_the_rest_is_not_sent(ground: Ground, account: Account) -> None:
    intent = await several(account, "server.label_set", "web-1", "web-2", "db-1", label="x")
    ground.line.answers["server/label_set"] = (403, "Invalid API key.")
    outcomes = await account.perform(intent)
    assert isinstance(outcomes[0].error, Forbidden)
    assert all(isinstance(outcome.error, NotSent) for outcome in outcomes[1:])
    assert ground.line.requests["server/label_set"] == 1


async def test_an_interruption_is_written_down(ground: Ground, account: Account) -> None:
    intent = await aimed(account, "server.label_set", "web-1", label="x")
    ground.line.held["server/label_set"] = asyncio.Event()
    task = asyncio.create_task(account.perform(intent))
    await settle(50)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    (entry,) = account.journal.entries()
    assert (entry.outcome, entry.message) == (Result.UNKNOWN, "It was interrupted before the answer came.")


async def test_an_interruption_after_the_answer_is_a_success(ground: Ground, account: Account) -> None:
    intent = await aimed(account, "dns.create_record", "example.com", name="new", type="A", data="192.0.2.9")
    await account.ensure("dns_record", "example.com")
    ground.line.held["dns/records"] = asyncio.Event()
    task = asyncio.create_task(account.perform(intent))
    await settle(50)
    assert ground.line.requests["dns/create_record"] == 1
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    (entry,) = account.journal.entries()
    assert (entry.outcome, entry.undo) == (Result.OK, None)


async def test_what_it_changes_is_out_of_date(account: Account) -> None:
    for resource in ("server", "block", "region"):
        await account.ensure(resource)
    assert (await do(account, "block.label_set", "scratch", label="x")).ok
    assert account.state("block") is Freshness.STALE
    assert account.state("server") is Freshness.LIVE
    assert (await account.ensure("block")).rows
    assert account.state("block") is Freshness.LIVE


async def test_a_lost_answer_to_a_change_that_may_be_repeated_is_no_worry(ground: Ground, account: Account) -> None:
    intent = await aimed(account, "server.label_set", "web-1", label="x")
    ground.line.lost.add("server/label_set")
    (outcome,) = await account.perform(intent)
    assert outcome.error
    assert outcome.entry
    assert outcome.entry.outcome is Result.UNKNOWN
    assert ground.line.requests["server/label_set"] > 1
    assert "in the list web-1 (" in outcome.error.message
    assert "as you asked" in outcome.error.message


async def test_a_lost_answer_to_a_create_is_looked_for_and_never_sent_again(ground: Ground, account: Account) -> None:
    await account.ensure("block")
    ground.line.lost.add("block/create")
    outcome = await do(account, "block.create", DCID=1, size_gb=75, label="lost")
    assert isinstance(outcome.error, OutcomeUnknown)
    assert "since, and is as you asked: lost (" in outcome.error.message
    assert "do not make it again" in outcome.error.hint
    assert ground.line.requests["block/create"] == 1
    assert outcome.entry
    assert outcome.entry.outcome is Result.UNKNOWN


async def test_somebody_elses_new_row_is_not_taken_for_ours(ground: Ground, account: Account) -> None:
    await account.ensure("block")
    assert (await do(ground.account("other"), "block.create", DCID=1, size_gb=75, label="theirs")).ok
    ground.line.cut.add("block/create")
    outcome = await do(account, "block.create", DCID=1, size_gb=75, label="ours")
    assert isinstance(outcome.error, OutcomeUnknown)
    assert "nothing that is as you asked is in the list" in outcome.error.message
    assert ground.line.requests["block/create"] == 2


async def test_what_cannot_be_looked_up_is_told(ground: Ground, account: Account) -> None:
    await account.ensure("block")
    ground.line.lost.update({"block/create", "block/list"})
    outcome = await do(account, "block.create", DCID=1, size_gb=75, label="lost")
    assert outcome.error
    assert "the list cannot be read" in outcome.error.message


async def test_without_knowing_what_was_there_nothing_is_claimed(ground: Ground, account: Account) -> None:
    ground.line.lost.add("sshkey/create")
    outcome = await do(account, "sshkey.create", name="lost", ssh_key=PUBLIC_KEY)
    assert outcome.error
    assert ground.line.requests["sshkey/list"] == 1
    assert "perhaps what was made, is in the list: lost (" in outcome.error.message


async def test_before_what_costs_money_the_list_is_read(ground: Ground, account: Account) -> None:
    ground.line.lost.add("block/create")
    outcome = await do(account, "block.create", DCID=1, size_gb=75, label="lost")
    assert isinstance(outcome.error, OutcomeUnknown)
    assert "this has appeared in the list since" in outcome.error.message
    assert len(outcome.error.found) == 1


async def test_a_secret_answer_is_in_no_file(account: Account, tmp_path: Path) -> None:
    made = await do(account, "user.create", email="x@example.com", name="X", password="correct horse", acls=("dns",))
    assert made.answer
    secret = str(made.answer.object["api_key"])
    await account.refresh("user")
    await account.aclose()
    text = everything_in(tmp_path)
    assert "user.create" in text
    assert secret not in text
    assert "correct horse" not in text
    assert secret not in repr(made)


async def test_what_was_made_is_found_in_the_list(account: Account) -> None:
    outcome = await do(
        account, "dns.create_record", "example.com", name="new", type="A", data="192.0.2.9", domain="example.com"
    )
    assert outcome.created
    assert outcome.created.row["data"] == "192.0.2.9"


async def test_an_undoable_create_needs_no_list_where_the_answer_says(ground: Ground, account: Account) -> None:
    assert (await do(account, "sshkey.create", name="x", ssh_key=PUBLIC_KEY)).ok
    assert ground.line.requests["sshkey/list"] == 0
