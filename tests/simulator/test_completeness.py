"""Every operation of the catalogue is answered, whatever it is sent."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.simulator.service import KEY, Service
from vultr_tui.api.catalogue import load
from vultr_tui.api.operation import Operation, Shape
from vultr_tui.simulator import create_app, v1
from vultr_tui.simulator.app import EmbeddedAccount
from vultr_tui.simulator.wire import Request

API = load("v1")
READS = [operation for operation in API.operations if operation.reads]

SHAPES: dict[Shape, type] = {
    Shape.OBJECT: dict,
    Shape.ROWS: list,
    Shape.KEYED: dict,
    Shape.GROUPED: dict,
    Shape.VALUES: list,
    Shape.SERIES: dict,
}


def test_each_operation_has_its_answer_and_no_answer_is_left_over() -> None:
    assert sorted(v1.handlers(API)) == sorted(o.name for o in API.operations)


async def known(service: Service, operation: Operation) -> dict[str, str]:
    """Something that exists for each argument that must name something."""
    (server,) = await service.read("server/list", label="web-1")
    metal = next(iter(await service.read("baremetal/list")))
    values = {
        "SUBID": metal if operation.group == "baremetal" else server,
        "domain": "example.com",
        "DCID": "1",
        "FIREWALLGROUPID": next(iter(await service.read("firewall/group_list"))),
        "direction": "in",
        "ip_type": "v4",
    }
    return {p.name: values[p.name] for p in operation.parameters if p.required}


@pytest.mark.parametrize("operation", READS, ids=lambda operation: operation.name)
async def test_each_reading_answers_in_its_shape(typical: Service, operation: Operation) -> None:
    fields = await known(typical, operation)
    body = {"params": fields} if operation.method == "GET" else {"data": fields}
    answer = await typical.send(operation.method, operation.path, **body)

    assert answer.status_code == 200, answer.text
    value = answer.json()
    assert isinstance(value, SHAPES[operation.reply.shape]) or value == []


@pytest.mark.parametrize("operation", READS, ids=lambda operation: operation.name)
async def test_no_reading_changes_anything(typical: Service, operation: Operation) -> None:
    fields = await known(typical, operation)
    before = typical.app._store._db.total_changes
    await typical.send(operation.method, operation.path, params=fields, data=fields)

    assert typical.app._store._db.total_changes == before


@pytest.mark.parametrize(
    "operation", [o for o in READS if o.reply.shape in {Shape.KEYED, Shape.ROWS}], ids=lambda operation: operation.name
)
async def test_each_list_has_the_fields_the_catalogue_names(typical: Service, operation: Operation) -> None:
    fields = await known(typical, operation)
    rows = (await typical.send(operation.method, operation.path, params=fields)).json()
    resource = API.resource(operation.reply.resource)

    assert rows
    for row in rows.values() if isinstance(rows, dict) else rows:
        assert set(row) <= set(resource.by_name) | UNNAMED.get(resource.name, set())
        assert resource.key in row


UNNAMED = {"plan": {"bandwidth_gb"}, "snapshot": {"OSID", "APPID"}}
"""Fields that came after the reference, which no pane shows."""


@pytest.fixture(scope="module")
def app() -> Iterator[EmbeddedAccount]:
    """A typical account that is asked without a wire between."""
    app = create_app(key=KEY, seed="typical", rate_limit=False)
    yield app
    app.close()


@pytest.fixture(scope="module")
def existing(app: EmbeddedAccount) -> list[str]:
    """The ids and addresses of what the account owns, and of what it can choose from."""
    found: set[str] = set()
    for operation in READS:
        body = app.answer(Request(operation.method, operation.path, {}, {}, KEY)).body
        rows = json.loads(body) if body.startswith((b"{", b"[")) else {}
        for row in rows.values() if isinstance(rows, dict) else rows:
            resource = API.resources_by_name.get(operation.reply.resource)
            if resource and isinstance(row, dict):
                found |= {str(row[name]) for name in (resource.key, *resource.names) if row.get(name)}
    return sorted(found)


JUNK = st.one_of(
    st.text(),
    st.integers().map(str),
    st.sampled_from(
        ["", "0", "-1", "9" * 30, "1e9", "²", "yes", "no", "\x00", "192.0.2.9", "2001:db8::/64", "16", "8"]
    ),
    st.lists(st.text(), max_size=3).map(tuple),
)


@settings(max_examples=1500, suppress_health_check=list(HealthCheck))
@given(operation=st.sampled_from(API.operations), data=st.data())
def test_nothing_that_is_sent_is_a_fault_of_ours(
    app: EmbeddedAccount, existing: list[str], operation: Operation, data: Any
) -> None:
    fields = {
        parameter.name: data.draw(st.sampled_from(parameter.allowed or existing) | JUNK)
        for parameter in operation.parameters
        if data.draw(st.booleans())
    }
    reply = app.answer(Request(operation.method, operation.path, fields, fields, KEY))

    assert reply.status in {200, 412}, reply.body
    if reply.content_type == "application/json":
        json.loads(reply.body)
    else:
        assert b"\n" not in reply.body
