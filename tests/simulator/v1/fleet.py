"""Machines for tests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.simulator.service import Service

UNKNOWN = "Invalid server.  Check SUBID value and ensure your API key matches the server's account"
INVALID_ADDRESS = "Invalid IP address"

NEW_JERSEY, CHICAGO, LOS_ANGELES, SYDNEY = 1, 2, 5, 19
PLAN, LARGER_PLAN, STORAGE_PLAN = 201, 202, 87
DEBIAN, CENTOS, WINDOWS = 244, 167, 240
CUSTOM, SNAPSHOT, BACKUP, APPLICATION = 159, 164, 180, 186

SETTLED = 600.0
"""Seconds after which a server, or bare metal, is installed and may be destroyed."""


async def order(service: Service, **options: str | float | Sequence[str]) -> str:
    """Order a server; its SUBID."""
    wish: dict[str, Any] = {"DCID": NEW_JERSEY, "VPSPLANID": PLAN, "OSID": DEBIAN, **options}
    reply = await service.do("server/create", **wish)
    assert list(reply) == ["SUBID"]
    return str(reply["SUBID"])


async def deploy(service: Service, **options: str | float | Sequence[str]) -> str:
    """Order a server and wait until it runs and may be destroyed; its SUBID."""
    server = await order(service, **options)
    service.clock.advance(SETTLED)
    return server


async def refused(service: Service, **options: str | float | Sequence[str]) -> str:
    """Order a server that cannot be had; the text, after making sure that nothing came of it."""
    before = await service.read("server/list")
    wish: dict[str, Any] = {"DCID": NEW_JERSEY, "VPSPLANID": PLAN, "OSID": DEBIAN, **options}
    text = await service.refusal("server/create", **wish)
    assert await service.read("server/list") == before
    return text


async def row(service: Service, server: str) -> Any:
    return await service.read("server/list", SUBID=server)


async def state(service: Service, server: str) -> tuple[str, str, str]:
    """The server's status, power and state."""
    found = await row(service, server)
    return found["status"], found["power_status"], found["server_state"]


RUNNING = ("active", "running", "ok")
STOPPED = ("active", "stopped", "ok")
INSTALLING = ("active", "running", "installingbooting")
