"""Every fault is real on the wire: what somebody else's client sees of it."""

from __future__ import annotations

import json
import ssl
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.faults.served import KEY, Served, served
from vultr_tui.simulator.faults.table import FAULTS, Fault

WIRED = [fault for fault in FAULTS if not fault.of_listener]
ZONE = {"domain": "faulty.example", "serverip": "192.0.2.1"}

SEEN: dict[str, Any] = {
    "storm": (503, b"Rate limit reached"),
    "error": (500, b"Internal server error"),
    "error-after": (500, b"Internal server error"),
    "unavailable": (503, b"The service is temporarily"),
    "refusal": (412, b"Unable to do this"),
    "not-yet": (404, b"instance not found"),
    "bad-gateway": (502, b"<html>"),
    "maintenance": (503, b"<html>"),
    "gateway-timeout": (504, b"<html>"),
    "html": (200, b"<html>"),
    "half-json": (200, b""),
    "wrong-json": (200, b'{"surprise"'),
    "no-text": (200, b"\xff\xfe"),
    "wrong-type": (200, b""),
    "huge": (200, b" " * 100),
    "vast": (200, b" " * 100),
    "redirect": (302, b""),
    "slow": httpx.ReadTimeout,
    "stall": httpx.ReadTimeout,
    "stall-after": httpx.ReadTimeout,
    "reset": httpx.ReadError,
    "reset-after": httpx.ReadError,
    "cut": httpx.ReadError,
    "twice": (412, b""),
    "expired": (403, b"Invalid API key"),
    "gone": (503, b"API v1 Gone"),
}
"""What a client sees when it creates a zone: status and how the body begins, or what fails."""


@pytest.fixture(scope="module")
def service() -> Iterator[Served]:
    with served() as service:
        yield service


def zones(service: Served) -> list[str]:
    return [zone["domain"] for zone in json.loads(service.told("GET", "dns/list"))]


@pytest.mark.parametrize("fault", WIRED, ids=lambda fault: fault.name)
def test_it_is_seen_as_it_says_and_done_as_often(service: Served, fault: Fault) -> None:
    service.told("POST", "dns/delete_domain", domain=ZONE["domain"])
    service.misbehave(f"{fault.name}:1-@dns/create_domain")
    seen = SEEN[fault.name]
    with httpx.Client(base_url=service.url, trust_env=False, timeout=0.3, headers={"API-Key": KEY}) as client:
        if isinstance(seen, tuple):
            reply = client.post("/v1/dns/create_domain", data=ZONE, timeout=30)
            assert reply.status_code == seen[0]
            assert reply.content.startswith(seen[1])
        else:
            with pytest.raises(seen):
                client.post("/v1/dns/create_domain", data=ZONE)
    assert (ZONE["domain"] in zones(service)) is (fault.carried_out > 0)


def test_no_encrypted_connection_comes_about() -> None:
    with served("tls") as service, pytest.raises(httpx.ConnectError) as caught:
        httpx.get(f"{service.url}/v1/regions/list", trust_env=False, verify=ssl.create_default_context())
    assert "SSL" in str(caught.value)
