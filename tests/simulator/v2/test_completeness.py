"""Every operation of the catalogue is answered or said not to be embedded, whatever it is sent."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.effort import tries
from tests.walk.embedded import KEY, answer
from vultr_tui.api.catalogue import load
from vultr_tui.api.operation import Operation
from vultr_tui.api.parameter import Place
from vultr_tui.api.resource import Resource
from vultr_tui.simulator import create_app
from vultr_tui.simulator.app import EmbeddedAccount
from vultr_tui.simulator.v2.handlers import HANDLERS, bare
from vultr_tui.simulator.wire import Request

API = load("v2")


@pytest.fixture(scope="module")
def app() -> Iterator[EmbeddedAccount]:
    """A typical account that is asked without a wire between."""
    app = create_app(key=KEY, seed="typical", rate_limit=False)
    yield app
    app.close()


def send(app: EmbeddedAccount, method: str, path: str, body: Any = None, **query: str) -> tuple[int, Any]:
    sent = b"" if body is None else json.dumps(body).encode()
    reply = app.answer(Request(method, f"/v2{path}", query, {}, KEY, KEY, sent, "127.0.0.1"))
    return reply.status, json.loads(reply.body) if reply.body else None


def test_no_answer_is_left_over(app: EmbeddedAccount) -> None:
    assert send(app, "GET", "/regions")[0] == 200
    others = HANDLERS.keys() - {(o.method, bare(o.path.removeprefix("/v2"))) for o in API.operations}
    assert {(method, path.rpartition("/")[0]) for method, path in others} == {
        ("POST", "/instances"),
        ("POST", "/bare-metals"),
    }, "switching several machines at once, which the program does one by one"


def test_what_is_not_embedded_says_so_and_changes_nothing(app: EmbeddedAccount) -> None:
    others = [operation for operation in API.operations if answer(app, operation).status == 501]
    before = list(app._store._db.iterdump())
    assert len(others) > 300
    for operation in others:
        reply = answer(app, operation)
        said = json.loads(reply.body)
        assert said["status"] == 501
        assert said["error"].startswith("The embedded account does not")
    assert list(app._store._db.iterdump()) == before


def test_errors_have_the_form_of_the_service(app: EmbeddedAccount) -> None:
    unknown = "cb676a46-66fd-4dfb-b839-443f2e6c0b60"
    for method, path, status, words in (
        ("GET", f"/instances/{unknown}", 404, "instance not found"),
        ("PUT", "/instances", 405, "Method not allowed. Must be one of: GET, POST"),
        ("GET", "/nowhere", 404, "Invalid API location.  Check the URL that you are using."),
        ("GET", f"/blocks/{unknown}", 400, "Invalid block storage ID"),
        ("GET", "/domains/nowhere.example", 400, "Invalid domain"),
    ):
        assert send(app, method, path) == (status, {"error": words, "status": status})
    order = {"region": "ewr", "plan": "vbm-4c-32gb", "os_id": 167}
    assert send(app, "POST", "/instances", order) == (400, {"error": "Invalid plan chosen.", "status": 400})
    bare_text = {"name": "x", "type": "TXT", "data": "bare"}
    assert send(app, "POST", "/domains/example.com/records", bare_text)[1]["error"] == (
        "Unable to add record: Record data must be enclosed in quotes"
    )
    plain = {"name": "x", "script": "#!/bin/sh"}
    assert send(app, "POST", "/startup-scripts", plain)[1]["error"] == "Script must be base64 encoded"


@pytest.mark.parametrize("body", [b"{", b"[]", b"\xff", b'"text"', b"[" * 100_000])
def test_a_body_that_is_no_object(app: EmbeddedAccount, body: bytes) -> None:
    reply = app.answer(Request("POST", "/v2/instances", {}, {}, "", KEY, body))
    assert (reply.status, json.loads(reply.body)) == (400, {"error": "Bad request.", "status": 400})


@pytest.fixture(scope="module")
def existing(app: EmbeddedAccount) -> list[str]:
    """The ids and addresses of what the account owns, and of what it can choose from."""
    found: set[str] = set()
    for operation in API.operations:
        if operation.reads and "{" not in operation.path:
            status, document = send(app, "GET", operation.path.removeprefix("/v2"))
            rows = document.get(operation.reply.envelope) if status == 200 else []
            resource = API.resources_by_name.get(operation.reply.resource)
            if resource and isinstance(rows, list):
                found |= {str(row[name]) for row in rows for name in _names(resource, row)}
    return sorted(found)


def _names(resource: Resource, row: Any) -> list[str]:
    return [name for name in (resource.key, *resource.names) if row.get(name)] if isinstance(row, dict) else []


TEXTS = st.sampled_from(["", "0", "-1", "9" * 30, "²", "yes", "\x00", "192.0.2.9", "2001:db8::", "enabled", "bmV4dF9f"])
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=4,
)


@pytest.mark.timeout(3600)
@settings(max_examples=tries(300, 20_000), suppress_health_check=list(HealthCheck))
@given(operation=st.sampled_from(API.operations), data=st.data())
def test_nothing_that_is_sent_is_a_fault_of_ours(
    app: EmbeddedAccount, existing: list[str], operation: Operation, data: Any
) -> None:
    path = operation.path.removeprefix("/v2")
    for parameter in operation.parameters:
        if parameter.place is Place.PATH or "{" + parameter.name + "}" in path:
            path = path.replace("{" + parameter.name + "}", data.draw(st.sampled_from(existing) | TEXTS.filter(bool)))
    names = [p.name for p in operation.parameters if "{" + p.name + "}" not in operation.path]
    value = st.sampled_from(existing) | JUNK
    sent = {name: data.draw(value) for name in names if data.draw(st.booleans())}
    query = {name: str(item) for name, item in sent.items()} if operation.method == "GET" else {}
    status, document = send(app, operation.method, path, None if operation.method == "GET" else sent, **query)
    assert status in {200, 201, 202, 204, 400, 404, 501} or "currently locked" in document["error"]
    assert status < 400 or document.keys() == {"error", "status"}
