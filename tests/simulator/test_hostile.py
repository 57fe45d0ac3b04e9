"""Whatever is sent to any operation, the service answers as it does: it has no faults of its own."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from itertools import count
from urllib.parse import quote

import pytest

from tests.effort import THOROUGH
from tests.simulator.honest import DAY, Answer, Owned, Requests
from vultr_tui.api.catalogue import load
from vultr_tui.api.operation import Encoding, Operation
from vultr_tui.api.parameter import Parameter, Place
from vultr_tui.api.request import Pairs, Request, build
from vultr_tui.api.values import Argument, Json

VERSIONS = ("v1", "v2")
NOT_EMBEDDED = 501
MEDIA = {"v1": "application/x-www-form-urlencoded", "v2": "application/json"}

HUGE = 10**400
TEXTS = (
    *("", "\x00", "\r\nX: y", "²", "\U0001f600", "x" * 70_000, "'", "*", "@", "a\x00@b.c", "{}", "[]", "null", "NaN"),
    *("0", "-1", "1e9", "0x1f", "9" * 30, str(2**63), "999999999999999999"),
    *("..", "../..", "%2e%2e%2f", "%00", "a.b", "http://[", "ssh-rsa AAAA", "bmV0", "none", "enabled", "yes"),
    *("192.0.2.9", "0.0.0.0/0", "2001:db8::", "fe80::1%eth0", "cb676a46-66fd-4dfb-b839-443f2e6c0b60"),
    *("9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", "2018-04-24"),
)
POOLS: Json = [{"plan": "vc2-1c-1gb", "label": 1}]
OTHERS: tuple[Json, ...] = (
    *(None, True, False, 0, -1, 65, 2**31, 2**63, HUGE, 1.5, -0.0, 1e308),
    *([], [""], [None], [[]], [{}], [{"plan": []}], POOLS, [0]),
    *([{"id": []}], {}, {"a": [1]}, ["x"] * 1000),
)
"""What JSON has beside text."""
VALUES: tuple[Json, ...] = (*TEXTS, *OTHERS)

BODIES = (
    *(b"{", b"[]", b"null", b'"x"', b"1", b"\xff", b"\xef\xbb\xbf{}", b"[" * 100_000, b'{"a":' * 2000),
    *(b'{"label":"\\ud800"}', b'{"label":NaN}', b'{"size_gb":1e999}', b'{"size_gb":' + b"9" * 5000 + b"}"),
)
QUERIES = (
    *("cursor=%00", "cursor=bmV4dF9f", "cursor=bmV4dF9feF9fLTk=", "cursor=%ff&cursor[]=1", "cursor=" + "A" * 5000),
    *(f"cursor=bmV4dF9feF9fOTk5OTk5OTk5OTk5OTk5OTk5OTk5&per_page={2**70}", "cursor=x&cursor=bmV4dF9feF9fMQ=="),
    *("per_page=-1", "per_page=x", "per_page=0", "per_page=", "per_page=1&per_page=2", "per_page[]=1", "&=&;", "%"),
)
_SHARE = 1 if THOROUGH else 37
"""Of the values, one in so many is tried for each parameter; over the parameters every value has its turn."""


@pytest.fixture
async def owned() -> AsyncIterator[Owned]:
    owned = Owned()
    await owned.acquire()
    owned.remember()
    yield owned
    owned.close()


@pytest.fixture(params=VERSIONS)
async def requests(request: pytest.FixtureRequest, owned: Owned) -> Requests:
    """Honest requests of a version."""
    requests = Requests(owned, load(request.param))
    await requests.look()
    return requests


async def test_the_honest_requests_lead_somewhere(requests: Requests) -> None:
    answered = [await ask(requests, build(o, requests.arguments(o))) for o in requests.api.operations]
    performed = [answer.status for answer in answered if answer.status != NOT_EMBEDDED]
    assert sum(status < 300 for status in performed) > 0.9 * len(performed)


async def test_no_argument_is_a_fault_of_ours(requests: Requests) -> None:
    turns = count()
    for operation in requests.api.operations:
        honest = requests.arguments(operation)
        if (await ask(requests, build(operation, honest))).status == NOT_EMBEDDED:
            continue
        for parameter in operation.parameters:
            if "{" + parameter.name + "}" not in operation.path:
                await ask(requests, build(operation, _without(honest, parameter)))
            for value in VALUES:
                if next(turns) % _SHARE == 0:
                    await ask(requests, _with(operation, honest, parameter, value))


async def test_no_body_is_a_fault_of_ours(requests: Requests) -> None:
    for number, operation in enumerate(o for o in requests.api.operations if o.method != "GET"):
        request = build(operation, requests.arguments(operation))
        for body in BODIES[number % _SHARE :: _SHARE]:
            await ask(requests, request, body=body)


async def test_no_query_is_a_fault_of_ours(requests: Requests) -> None:
    for number, operation in enumerate(o for o in requests.api.operations if o.method == "GET"):
        request = build(operation, requests.arguments(operation))
        for query in QUERIES[number % _SHARE :: _SHARE]:
            await ask(requests, request, location=f"{request.path}?{query}")


@pytest.mark.parametrize("turn", range(len(VALUES) if THOROUGH else 1))
async def test_what_was_taken_can_be_told(owned: Owned, turn: int) -> None:
    """All changes are asked for with hostile values, then all is read, now and after months."""
    turns = count(turn)
    for requests in await _looked(owned):
        for operation in (o for o in requests.api.operations if not o.reads and o.method != "DELETE"):
            honest = requests.arguments(operation)
            for parameter in (p for p in operation.parameters if p.name != operation.target):
                value = VALUES[next(turns) % len(VALUES)]
                await ask(requests, _with(operation, honest, parameter, value), keep=True)
    for later in (0.0, 70 * DAY):
        owned.clock.advance(later)
        for requests in await _looked(owned):
            for operation in (o for o in requests.api.operations if o.reads):
                await ask(requests, build(operation, requests.arguments(operation)))


async def _looked(owned: Owned) -> list[Requests]:
    both = [Requests(owned, load(version)) for version in VERSIONS]
    for requests in both:
        await requests.look()
    return both


def _without(honest: dict[str, Argument], parameter: Parameter) -> dict[str, Argument]:
    return {name: value for name, value in honest.items() if name != parameter.name}


def _with(operation: Operation, honest: dict[str, Argument], parameter: Parameter, value: Json) -> Request:
    """An honest request but for one parameter, which is where it belongs."""
    name, mark = parameter.name, "HOSTILE"
    if "{" + name + "}" in operation.path:
        request = build(operation, {**honest, name: mark})
        path = request.path.replace(mark, quote(_text(value), safe="/%."))
        return Request(request.method, path, request.query, request.form, request.json)
    request = build(operation, _without(honest, parameter))
    query, form, document = request.query, request.form, request.json
    if operation.method == "GET" or parameter.place is Place.QUERY:
        query = (*query, *_pairs(name, value))
    elif operation.encoding is Encoding.JSON:
        document = {**(document if isinstance(document, dict) else {}), name: value}
    else:
        form = (*form, *_pairs(name, value))
    return Request(request.method, request.path, query, form, document)


def _pairs(name: str, value: Json) -> Pairs:
    return tuple((f"{name}[]", _text(item)) for item in value) if isinstance(value, list) else ((name, _text(value)),)


def _text(value: Json) -> str:
    return value if isinstance(value, str) else json.dumps(value)


async def ask(
    requests: Requests, request: Request, *, body: bytes | None = None, location: str = "", keep: bool = False
) -> Answer:
    """Send a request, whose answer must be one that the service gives; what it changed is put back unless kept."""
    owned, place = requests.owned, location or request.location
    changes = owned.app._store._db.total_changes
    sent = request.body if body is None else body
    answer = await owned.send(request.method, place, sent, MEDIA[requests.api.name])
    where = f"{request.method} {place[:200]} {sent[:200]!r}: {answer.status} {answer.body[:200]!r}"
    assert answer.status < 500 or answer.status == NOT_EMBEDDED or b"is currently locked" in answer.body, where
    assert not any(set(value) & set(b"\r\n\0") for value in answer.headers.values()), where
    if requests.api.name == "v2" and answer.body:
        said = json.loads(answer.body)
        assert answer.status < 400 or (said.keys() == {"error", "status"} and said["status"] == answer.status), where
    elif answer.status != 200:
        assert b"\n" not in answer.body, where
    if not keep and owned.app._store._db.total_changes != changes:
        owned.restore()
    return answer
