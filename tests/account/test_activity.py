"""The service's log and this program's journal, told as one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.account.ground import KEY, Line
from tests.clocks import FakeClock
from vultr_tui.account.account import Account
from vultr_tui.account.activity import HERE, Requests, deeds
from vultr_tui.account.cache import Cache
from vultr_tui.account.journal import Journal
from vultr_tui.account.problems import Problems
from vultr_tui.account.tables import Table
from vultr_tui.api.catalogue import Rate, Scope, load
from vultr_tui.api.intent import Intent
from vultr_tui.client.session import Session
from vultr_tui.simulator import create_app

ID = "cb676a46-66fd-4dfb-b839-443f2e6c0b60"


@pytest.fixture(params=["v1", "v2"])
def account(tmp_path: Path, request: pytest.FixtureRequest) -> Account:
    """An embedded account, by either version."""
    clock = FakeClock()
    api = replace(load(request.param), rate=Rate(1000, Scope.KEY))
    line = Line(create_app(key=KEY, seed="typical", rate_limit=False, time=clock.now))
    return Account(
        Session(api, "http://localhost", KEY, clock=clock, transport=line),
        name="demo",
        journal=Journal(tmp_path / "journal.jsonl", "demo", clock, Problems()),
        cache=Cache(tmp_path / "rows", Problems()),
        clock=clock,
        problems=Problems(),
    )


async def test_what_both_know_is_told_once_with_the_address(account: Account) -> None:
    target = await account.resolve("server", "web-1")
    rename = Intent(account.api.operation("server.label_set"), {"label": "front"}, (target,))
    (outcome,) = await account.perform(rename)
    assert outcome.ok
    logged = "log" in account.api.resources_by_name
    if logged:
        await account.refresh("log")
    (deed,) = [deed for deed in deeds(account) if deed.row == target.id]
    assert (deed.what, deed.resource, deed.result, deed.own) == ("server label_set web-1", "server", "done", True)
    assert bool(deed.address) == logged
    assert (deed.who == HERE) != logged


def known(account: Account, *rows: dict[str, object]) -> None:
    log = account.api.resource("log")
    account._tables.put(Table(log, rows=rows, fetched_at=account.clock.now(), complete=True))  # type: ignore[arg-type]


def row(method: str, path: str, status: int = 204, **about: object) -> dict[str, object]:
    at = datetime.fromtimestamp(1_524_565_200, UTC).isoformat()
    said = {"method": method, "request_path": path, "http_status_code": status, **about}
    return {"timestamp": at, "message": "Success", "resource_id": ID, "metadata": said}


@pytest.mark.parametrize("account", ["v2"], indirect=True)
def test_what_others_did_is_told_and_what_they_read_is_not(account: Account) -> None:
    known(
        account,
        row("GET", "/v2/instances"),
        row("DELETE", f"/v2/instances/{ID}", user_id="u-1", ip_address="192.0.2.7"),
        row("PATCH", f"/v2/instances/{ID}", 404, username="jo"),
        row("GET", f"/v2/cdns/pull-zones/{ID}/purge"),
        row("POST", "/v2/nothing/known"),
        row("DELETE", "/v2/assumed-roles/SECRET"),
    )
    told = {(deed.what, deed.who, deed.address, deed.result) for deed in deeds(account)}
    assert told == {
        ("server destroy", "u-1", "192.0.2.7", "done"),
        ("server changed", "jo", "", "refused (404)"),
        ("cdn pull_purge", "", "", "done"),
        ("POST /v2/nothing/known", "", "", "done"),
        ("iam session_end", "", "", "done"),
    }


@pytest.mark.parametrize("account", ["v2"], indirect=True)
def test_what_the_log_does_not_say_is_left_blank(account: Account) -> None:
    known(account, {"message": "Vultr did something", "timestamp": "yesterday", "metadata": []})
    (deed,) = deeds(account)
    assert (deed.what, deed.who, deed.result, deed.time) == ("Vultr did something", "", "", 0.0)


def test_every_request_of_the_catalogue_is_recognized() -> None:
    api = load("v2")
    requests = Requests(api)
    for operation in api.operations:
        path = operation.path.format_map({p.name: "x" for p in operation.parameters} | dict(operation.fixed))
        assert operation in requests.meant(operation.method, path), operation.name
