"""The console on an account that speaks v2, answered with rows like those of the service."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.clocks import FakeClock
from tests.console.conftest import MEDIUM
from tests.console.desk import Hands
from tests.effort import tries
from vultr_tui.account.account import Account
from vultr_tui.account.cache import Cache
from vultr_tui.account.journal import Journal
from vultr_tui.api.catalogue import Rate, Scope, load
from vultr_tui.api.operation import Operation, Shape
from vultr_tui.api.values import Json, Type
from vultr_tui.client.session import Session
from vultr_tui.console.app import Console
from vultr_tui.console.forms.options import options
from vultr_tui.console.overviews.registry import OVERVIEWS
from vultr_tui.console.panes.navigation import panes
from vultr_tui.console.widgets.tabs import Tabs

API = replace(load("v2"), rate=Rate(1000, Scope.ADDRESS))
"""Without the wait between two requests: time stands still here."""
ID = "cb676a46-66fd-4dfb-b839-443f2e6c0b60"
SAID: dict[str, Json] = {
    "label": "web-1",
    "status": "active",
    "power_status": "running",
    "server_status": "ok",
    "region": "ewr",
    "city": "New Jersey",
    "plan": "vc2-1c-1gb",
    "main_ip": "192.0.2.123",
    "ram": 1024,
    "locations": ["ewr"],
    "monthly_cost": 5,
    "domain": "example.com",
    "type": "A",
    "data": "192.0.2.123",
    "acls": ["subscriptions", "manage_users"],
    "date_created": "2020-10-10T01:56:20+00:00",
}
SAMPLES: dict[Type, Json] = {
    Type.STRING: "",
    Type.INTEGER: 1,
    Type.NUMBER: 2.5,
    Type.BOOLEAN: False,
    Type.ARRAY: [],
    Type.OBJECT: {},
}


class Service(httpx.AsyncBaseTransport):
    """Answers each read of the catalogue with one row that has all its fields; keeps what else is asked."""

    def __init__(self) -> None:
        self.changes: list[tuple[str, str, Any]] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        assert request.headers.get("Authorization") in {"Bearer KEY", None}
        if request.method != "GET":
            self.changes.append((request.method, request.url.path, json.loads(request.content or b"null")))
            return httpx.Response(204)
        for operation in sorted(API.operations, key=lambda operation: operation.path.count("{")):
            pattern = re.sub(r"\{\w+\}", "[^/]+", operation.path)
            if operation.method == "GET" and re.fullmatch(pattern, request.url.path):
                return httpx.Response(200, json=answer(operation))
        return httpx.Response(404, json={"error": "Not found", "status": 404})


def answer(operation: Operation) -> Json:
    """A reply of the operation's shape, in its envelope."""
    resource = API.resources_by_name.get(operation.reply.resource)
    row = {f.name: SAID.get(f.name, SAMPLES[f.type]) for f in resource.fields} if resource else {}
    if resource and resource.key:
        row[resource.key] = SAID.get(resource.key, "ewr" if resource.name == "region" else ID)
    content: Json = row
    match operation.reply.shape:
        case Shape.ROWS:
            content = [row]
        case Shape.VALUES:
            content = ["vc2-1c-1gb"]
        case Shape.SERIES:
            content = {"2018-04-24": {"incoming_bytes": 1000, "outgoing_bytes": 2000}}
        case _:
            pass
    for name in reversed(operation.reply.envelope.split(".") if operation.reply.envelope else []):
        content = {name: content}
    return content


def console(folder: Path, service: Service) -> tuple[Console, FakeClock]:
    clock = FakeClock()
    session = Session(API, "http://localhost", "KEY", clock=clock, transport=service)
    account = Account(
        session,
        name="prod",
        journal=Journal(folder / "journal.jsonl", "prod", clock),
        cache=Cache(folder / "rows"),
        clock=clock,
    )
    return Console(account), clock


@pytest.mark.timeout(600)
async def test_every_pane_tab_and_overview_opens(tmp_path: Path) -> None:
    app, clock = console(tmp_path, Service())
    async with app.run_test(size=MEDIUM) as pilot:
        hands = Hands(pilot, clock)
        await hands.wait()
        assert "web-1" in hands.text
        assert "● running" in hands.text
        for resource in panes(API)[:: tries(4, 1)]:
            await hands.command(resource.name)
            assert hands.pane.place.resource == resource.name
            assert not hands.pane.known.error, resource.name
            if hands.pane.row is None:
                continue
            await hands.press("d")
            for index in range(len(hands.console.main.detail.query_one(Tabs).titles)):
                hands.console.main.detail.query_one(Tabs).choose(index)
                await hands.wait()
            await hands.press("a", "escape", "escape")
        for word in OVERVIEWS:
            await hands.command(word)
            await hands.press("escape")
        assert not hands.console.failures.all


async def test_a_rename_is_a_patch_and_a_destroy_asks_for_the_name(tmp_path: Path) -> None:
    service = Service()
    app, clock = console(tmp_path, service)
    async with app.run_test(size=MEDIUM) as pilot:
        hands = Hands(pilot, clock)
        await hands.elapse(30)
        await hands.command("server label_set web-1 label=front")
        await hands.elapse(2)
        assert service.changes == [("PATCH", f"/v2/instances/{ID}", {"label": "front"})]
        await hands.press("D")
        assert "web-1" in hands.text
        await hands.read_it()
        await hands.type("web-1")
        await hands.press("enter")
        await hands.elapse(2)
        assert service.changes[1:] == [("DELETE", f"/v2/instances/{ID}", None)]


async def test_what_the_service_lists_is_offered_though_it_is_no_row(tmp_path: Path) -> None:
    app, _ = console(tmp_path, Service())
    version = API.operation("kubernetes.create").parameter("version")
    assert version
    assert [choice.value for choice in await options(app.account, version, {})] == ["vc2-1c-1gb"]
    await app.account.aclose()
