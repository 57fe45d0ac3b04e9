"""Who may speak to a served account."""

from __future__ import annotations

from typing import Any

import pytest

from vultr_tui.simulator import wire
from vultr_tui.simulator.hosts import OwnHostOnly


async def application(_scope: Any, _receive: Any, send: Any) -> None:
    await wire.write(send, wire.text(200, "welcome"))


async def status(headers: dict[str, str], served: str = "127.0.0.1") -> int:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        raise AssertionError("nothing need be read")

    encoded = [(name.encode(), value.encode()) for name, value in headers.items()]
    await OwnHostOnly(application, served)({"type": "http", "headers": encoded}, receive, send)
    return int(sent[0]["status"])


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST", "[::1]:8000", "192.0.2.7"])
async def test_addresses_and_localhost_are_served(host: str) -> None:
    assert await status({"host": host}) == 200


@pytest.mark.parametrize("host", ["evil.example:8000", "", "localhost.evil.example", "[::1", "127.0.0.1.evil.example"])
async def test_another_name_is_refused(host: str) -> None:
    assert await status({"host": host}) == 403


async def test_a_request_without_host_is_refused() -> None:
    assert await status({}) == 403


async def test_the_name_served_is_served() -> None:
    assert await status({"host": "account.example:80"}, served="account.example") == 200


async def test_a_page_of_our_own_may_ask() -> None:
    assert await status({"host": "127.0.0.1:8000", "origin": "http://127.0.0.1:8000"}) == 200


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "null", "http://192.0.2.7", "http://[::1", "http://127.0.0.1:9", "https://127.0.0.1:8000"],
)
async def test_a_page_of_others_may_not_ask(origin: str) -> None:
    assert await status({"host": "127.0.0.1:8000", "origin": origin}) == 403


@pytest.mark.parametrize(
    ("site", "code"), [("cross-site", 403), ("same-site", 403), ("same-origin", 200), ("none", 200)]
)
async def test_a_browser_that_tells_only_the_site_is_believed(site: str, code: int) -> None:
    assert await status({"host": "127.0.0.1:8000", "sec-fetch-site": site}) == code
