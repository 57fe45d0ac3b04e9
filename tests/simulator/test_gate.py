"""What a request must pass, and in which order."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest

from tests.simulator.service import KEY, Service
from vultr_tui.api.catalogue import load
from vultr_tui.api.operation import Operation
from vultr_tui.simulator import create_app, gate, wire
from vultr_tui.simulator.v1.handlers import HANDLERS
from vultr_tui.simulator.v1.service import AT_ONCE as BURST

LISTS = "/v1/user/list"
TEXT = "text/html; charset=UTF-8"
RATE = "Rate limit reached - please try your request again later.  Current rate limit: 2 requests/sec"


def said(answer: httpx.Response) -> tuple[int, str, str]:
    return answer.status_code, answer.headers["content-type"], answer.text


@pytest.fixture
async def counting() -> AsyncIterator[Service]:
    """An account that counts requests."""
    service = Service(rate_limit=True)
    yield service
    await service.close()


@pytest.mark.parametrize(
    "path", ["/", "/v1", "/v1/", "/v1/server", "/v1/server/lists", "/v3/instances", "/v1/user/list/"]
)
async def test_an_unknown_path(service: Service, path: str) -> None:
    service.key = None

    assert said(await service.send("GET", path)) == (400, TEXT, gate.NO_LOCATION)


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", LISTS), ("GET", "/v1/user/create"), ("PUT", LISTS), ("DELETE", LISTS), ("PATCH", "/v1/os/list")],
)
async def test_the_wrong_method_is_told_before_the_key_is_looked_at(service: Service, method: str, path: str) -> None:
    service.key = None

    assert said(await service.send(method, path)) == (405, TEXT, gate.WRONG_METHOD)


@pytest.mark.parametrize("operation", load("v1").operations, ids=lambda operation: operation.name)
async def test_each_operation_has_one_method_and_may_need_a_key(service: Service, operation: Operation) -> None:
    service.key = None
    other = "POST" if operation.method == "GET" else "GET"
    expected = {403} if operation.key_required else {200, 412}

    assert (await service.send(operation.method, operation.path)).status_code in expected
    if operation.name not in gate.ALSO_POSTED:
        assert (await service.send(other, operation.path)).status_code == 405


@pytest.mark.parametrize("key", [None, "", "WRONG", KEY.lower(), KEY + "A", "schlüssel"])
async def test_no_or_a_wrong_key(service: Service, key: str | None) -> None:
    service.key = None
    query = "" if key is None else f"?api_key={key}"

    assert said(await service.send("GET", LISTS + query)) == (403, TEXT, gate.WRONG_KEY)


async def test_the_key_in_header_query_or_form(service: Service) -> None:
    service.key = None
    form = {"email": "a@example.com", "name": "A", "password": "p", "acls[]": "dns"}
    answers = [
        await service.send("GET", LISTS, headers={"api-key": KEY}),
        await service.send("GET", f"{LISTS}?api_key={KEY}"),
        await service.send("POST", "/v1/user/create", data={**form, "api_key": KEY}),
        await service.send("POST", f"/v1/user/create?api_key={KEY}", data=form),
    ]

    assert [answer.status_code for answer in answers] == [200] * 4


async def test_public_calls_need_no_key_and_take_a_wrong_one(service: Service) -> None:
    service.key = "WRONG"

    assert (await service.get("os/list")).status_code == 200


async def test_the_rate(counting: Service) -> None:
    answers = [said(await counting.send("GET", LISTS)) for _ in range(BURST + 1)]

    assert [status for status, _, _ in answers] == [200] * BURST + [503]
    assert answers[-1][1:] == (TEXT, RATE)


async def test_public_calls_and_wrong_keys_are_not_counted(counting: Service) -> None:
    for _ in range(20):
        await counting.get("os/list")
        await counting.send("GET", LISTS, headers={"API-Key": "WRONG"})

    assert (await counting.send("GET", LISTS)).status_code == 200


async def test_a_refused_request_is_counted(counting: Service) -> None:
    for _ in range(BURST):
        await counting.refusal("user/delete", USERID="0000000000000")

    assert (await counting.send("GET", LISTS)).status_code == 503


async def test_the_rate_is_looked_at_before_access(counting: Service) -> None:
    counting.key = await key_with(counting, "dns")
    statuses = [(await counting.send("GET", LISTS)).status_code for _ in range(BURST + 1)]

    assert statuses == [403] * BURST + [503]


async def key_with(service: Service, *acls: str) -> str:
    user = await service.do("user/create", email="a@example.com", name="A", password="p", acls=acls)
    return str(user["api_key"])


async def test_a_key_may_do_what_its_user_may(service: Service) -> None:
    service.key = await key_with(service, "dns")

    assert (await service.get("dns/list")).status_code == 200
    assert (await service.get("auth/info")).json()["acls"] == ["dns"]
    assert said(await service.get("user/list")) == (403, TEXT, gate.NO_ACCESS.format("manage_users"))


async def test_access_is_looked_at_before_arguments(service: Service) -> None:
    service.key = await key_with(service, "dns")

    assert (await service.post("user/create")).status_code == 403


@pytest.mark.parametrize("operation", load("v1").operations, ids=lambda operation: operation.name)
async def test_each_operation_asks_for_its_access(service: Service, operation: Operation) -> None:
    others = set(await _acls(service)) - {operation.access}
    service.key = await key_with(service, *(others - {"provisioning", "abuse"}))
    answer = await service.send(operation.method, operation.path)

    if operation.access and operation.key_required:
        assert said(answer) == (403, TEXT, gate.NO_ACCESS.format(operation.access))
    else:
        assert answer.status_code != 403


async def _acls(service: Service) -> list[str]:
    return list((await service.read("auth/info"))["acls"])


async def test_a_list_asked_for_by_post_where_the_service_takes_it(service: Service) -> None:
    assert (await service.post("server/list_ipv6", SUBID=1)).status_code == 412


async def test_a_body_that_is_too_long(service: Service) -> None:
    answer = await service.send("POST", "/v1/user/create", content=b"x" * (wire.BODY_LIMIT + 1))

    assert answer.status_code == 413
    assert "\n" not in answer.text


async def test_a_fault_of_ours_is_told_in_one_line(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setitem(HANDLERS, "user.list", fail)
    answer = await service.get("user/list")

    assert said(answer) == (500, TEXT, "Internal server error.  Try again at a later time.")


async def test_without_a_key_of_its_own_everybody_is_let_in() -> None:
    app = create_app(key=None, seed="empty")
    answer = app.answer(wire.Request("GET", LISTS, {}, {}, ""))

    assert (answer.status, answer.body) == (200, b"[]")
