"""A session of API v2 with the embedded account: every promise about how v2 is spoken."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from tests.clocks import HastyClock
from tests.walk.terminal import KEY as WALKER
from tests.walk.terminal import Served
from vultr_tui.api.catalogue import Rate, Scope, load
from vultr_tui.api.light import replace
from vultr_tui.client.errors import Denial, Forbidden, Refused
from vultr_tui.client.session import Session
from vultr_tui.simulator import create_app
from vultr_tui.simulator.app import EmbeddedAccount
from vultr_tui.simulator.world import dns
from vultr_tui.simulator.world.users import OWNER

API = load("v2")
KEY = "EXAMPLEKEYEXAMPLEKEYEXAMPLEKEYEXAMPLE"


class Line(httpx.AsyncBaseTransport):
    """The way to the account; requests to a path in `unborn` find nothing so many times, at most."""

    def __init__(self, app: EmbeddedAccount) -> None:
        self._inner = httpx.ASGITransport(app)
        self.asked: list[httpx.Request] = []
        self.unborn: Counter[str] = Counter()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        if self.unborn[request.url.path]:
            self.unborn[request.url.path] -= 1
            return httpx.Response(404, json={"error": "instance not found", "status": 404})
        return await self._inner.handle_async_request(request)


class Caller:
    """An account, and sessions on it."""

    def __init__(self, *, rate_limit: bool = False) -> None:
        self.clock = HastyClock()
        self.app = create_app(key=KEY, seed="empty", rate_limit=rate_limit, time=self.clock.now)
        self.line = Line(self.app)
        self.session = self.open()

    def open(self, key: str = KEY, rate: float = 1000) -> Session:
        api = replace(API, rate=Rate(rate, Scope.ADDRESS))
        return Session(api, "http://localhost", key, clock=self.clock, transport=self.line)

    async def do(self, name: str, /, **arguments: Any) -> Any:
        return (await self.session.call(API.operation(name), arguments)).data

    async def server(self) -> str:
        made = await self.do("server.create", region="ewr", plan="vc2-1c-1gb", os_id=167, label="web-1")
        return str(made["id"])


@pytest.fixture
async def caller() -> AsyncIterator[Caller]:
    caller = Caller()
    yield caller
    await caller.session.aclose()
    caller.app.close()


async def test_a_long_list_is_fetched_to_its_end_in_the_largest_pages(caller: Caller) -> None:
    await caller.do("dns.create_domain", domain="example.com")
    with caller.app._store.writing() as world:
        dns.add_records(world, "example.com", [("A", f"www-{number}", "192.0.2.1", 0) for number in range(1200)])
    caller.line.asked.clear()
    answer = await caller.session.call(API.operation("dns.records"), {"domain": "example.com"})
    assert len({row["id"] for row in answer.rows}) == 1200
    assert answer.complete
    assert [request.url.params["per_page"] for request in caller.line.asked] == ["500"] * 3


async def test_tables_that_need_no_key_fill_before_there_is_one(caller: Caller) -> None:
    keyless = caller.open(key="")
    for name in ("regions.list", "plans.list", "plans.list_baremetal", "os.list", "app.list", "iso.list_public"):
        assert (await keyless.call(API.operation(name), {})).rows, name
    with pytest.raises(Forbidden) as caught:
        await keyless.call(API.operation("account.info"), {})
    assert caught.value.reason is Denial.KEY
    assert not any("authorization" in request.headers for request in caller.line.asked)
    await keyless.aclose()


async def test_an_address_that_is_not_allowed_is_told_from_a_key_that_is_wrong(caller: Caller) -> None:
    person = {"email": "ops@example.com", "first_name": "Olga", "last_name": "Operator", "password": "correct-Horse-9"}
    made = await caller.do("user.create", **person)
    await caller.do("user.address_add", user_id=made["id"], subnet="192.0.2.0", subnet_size=24)
    reasons = []
    for key in (made["api_key"], "WRONG"):
        stranger = caller.open(key=key)
        with pytest.raises(Forbidden) as caught:
            await stranger.call(API.operation("account.info"), {})
        reasons.append((caught.value.status, caught.value.reason))
        await stranger.aclose()
    assert reasons == [(401, Denial.ADDRESS), (401, Denial.KEY)]


async def test_what_is_locked_is_done_as_soon_as_it_is_free(caller: Caller) -> None:
    server = await caller.server()
    began = caller.clock.monotonic()
    await caller.do("server.halt", instance_id=server)
    assert caller.clock.monotonic() - began > 45
    assert (await caller.do("server.info", instance_id=server))["power_status"] == "stopped"


@pytest.mark.parametrize(("operation", "more"), [("server.info", {}), ("server.label_set", {"label": "front"})])
async def test_what_was_just_made_need_not_be_found_for_a_minute(
    caller: Caller, operation: str, more: dict[str, str]
) -> None:
    server = await caller.server()
    caller.line.unborn[f"/v2/instances/{server}"] = 5
    assert (await caller.do(operation, instance_id=server, **more))["id"] == server
    caller.line.unborn[f"/v2/instances/{server}"] = 1000
    with pytest.raises(Refused, match="instance not found"):
        await caller.do(operation, instance_id=server, **more)
    assert caller.clock.monotonic() < 70


async def test_what_was_made_and_deleted_is_not_waited_for(caller: Caller) -> None:
    group = (await caller.do("firewall.group_create", description="web"))["id"]
    await caller.do("firewall.group_delete", firewall_group_id=group)
    began = caller.clock.monotonic()
    with pytest.raises(Refused, match="Invalid firewall group"):
        await caller.do("firewall.group_info", firewall_group_id=group)
    assert caller.clock.monotonic() - began < 1


async def test_what_somebody_else_made_is_not_waited_for(caller: Caller) -> None:
    server = await caller.server()
    caller.line.unborn[f"/v2/instances/{server}"] = 1
    other = caller.open()
    with pytest.raises(Refused):
        await other.call(API.operation("server.info"), {"instance_id": server})
    await other.aclose()


async def test_an_address_that_asks_too_often_waits_as_long_as_it_is_asked_to() -> None:
    caller = Caller(rate_limit=True)
    statuses: Counter[int] = Counter()
    send = caller.line.handle_async_request

    async def counting(request: httpx.Request) -> httpx.Response:
        response = await send(request)
        statuses[response.status_code] += 1
        assert response.status_code != 429 or response.headers["Retry-After"] == "1"
        return response

    caller.line.handle_async_request = counting  # type: ignore[method-assign]
    for _ in range(40):
        await caller.do("account.info")
    assert statuses[200] == 40
    assert statuses[429] >= 1
    assert sum(caller.clock.slept) >= 1
    await caller.session.aclose()
    caller.app.close()


async def test_the_services_own_pace_is_never_too_fast_for_it() -> None:
    caller = Caller(rate_limit=True)
    session = caller.open(rate=API.rate.per_second)
    for _ in range(60):
        await session.call(API.operation("account.info"), {})
    assert len(caller.line.asked) == 60
    await session.aclose()
    caller.app.close()


async def test_no_log_and_no_error_tells_whose_key_it_is(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with Served(HastyClock()) as served:
        session = Session(API, served.url, WALKER)
        answer = await session.call(API.operation("server.list"), {})
        with pytest.raises(Refused) as caught:
            await session.call(API.operation("server.info"), {"instance_id": "x"})
        async with httpx.AsyncClient(headers={"Authorization": f"Bearer {WALKER}"}) as other:
            told = await other.get(f"{served.url}/v2/instances")
        await session.aclose()
    assert told.headers["x-user"] == OWNER.email
    assert OWNER.email not in caplog.text
    assert OWNER.email not in f"{answer!r} {caught.value!r} {vars(caught.value)}"
