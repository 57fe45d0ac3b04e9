"""The embedded account: requests a second and their latency, so that it is never what is being measured."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from statistics import median
from urllib.parse import urlsplit

import httpx

from tests.benchmarks.ground import KEY, SEEDS, Service
from vultr_tui.simulator import create_app

HEADINGS = ("account", "request", "in process, ms", "requests a second", "over HTTP, ms", "requests a second")
REQUESTS = ("account/info", "server/list", "server/list?SUBID={server}", "dns/list", "os/list")
SECONDS = 1.5
"""For how long one request is repeated."""


def table() -> Iterator[tuple[str, ...]]:
    """Yield a row for each request of each account."""
    for seed in SEEDS.values():
        yield from _account(seed)


def _account(seed: str) -> Iterator[tuple[str, ...]]:
    app, service = create_app(key=KEY, seed=seed, rate_limit=False), Service(seed)
    connection = HTTPConnection(urlsplit(service.url).netloc)
    servers = service.call("server/list")
    try:
        with asyncio.Runner() as runner:
            client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost")

            def inside(path: str) -> None:
                runner.run(client.get(path, headers={"API-Key": KEY}))

            def outside(path: str) -> None:
                connection.request("GET", path, headers={"API-Key": KEY})
                connection.getresponse().read()

            for request in REQUESTS:
                path = "/v1/" + request.format(server=next(iter(servers)))
                name = request.replace("{server}", "…")
                yield f"{len(servers):,} servers", f"`{name}`", *_repeated(inside, path), *_repeated(outside, path)
    finally:
        connection.close()
        service.end()
        app.close()


def _repeated(ask: Callable[[str], None], path: str) -> tuple[str, str]:
    """Ask again and again; return the median latency in ms, and how often that went in a second."""
    ask(path)
    times: list[float] = []
    while sum(times) < SECONDS:
        began = time.perf_counter()
        ask(path)
        times.append(time.perf_counter() - began)
    return f"{median(times) * 1000:.2f}", f"{len(times) / sum(times):,.0f}"
