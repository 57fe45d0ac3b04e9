"""Finding out which version of the API a service speaks."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from types import SimpleNamespace

import pytest

from vultr_tui.client import versions
from vultr_tui.client.errors import Misconfigured
from vultr_tui.client.versions import spoken_at

ANSWERS = {
    "v2 with its regions": (200, b'{"regions": [], "meta": {}}', "v2"),
    "v2 that is throttled": (429, b'{"error": "rate limit exceeded", "status": 429}', "v2"),
    "v1, which has no such location": (400, b"Invalid API location.  Check the URL that you are using.", "v1"),
    "something else": (200, b"[1, 2]", "v1"),
}


@pytest.fixture
def service(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a service that always gives the same answer."""
    status, body = request.param

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            assert "Authorization" not in self.headers
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("service", "version"),
    [pytest.param((status, body), version, id=name) for name, (status, body, version) in ANSWERS.items()],
    indirect=["service"],
)
def test_the_service_is_asked(service: str, version: str) -> None:
    assert spoken_at(service) == version


def test_where_nobody_answers_it_is_the_version_that_is_live() -> None:
    assert spoken_at("http://127.0.0.1:1") == "v2"


def test_a_proxy_that_cannot_be_used_is_left_for_the_session_to_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "socksio", None)
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:1")
    assert spoken_at("https://boxes.test") == "v2"


def test_an_address_that_cannot_be_used_is_told() -> None:
    with pytest.raises(Misconfigured):
        spoken_at("http://api.example.com")


def test_where_nobody_answered_it_is_asked_again_later(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["", "v1", "never asked"])
    now = [100.0]
    monkeypatch.setattr(versions, "_asked", lambda _: next(answers))
    monkeypatch.setattr(versions, "time", SimpleNamespace(monotonic=lambda: now[0]))
    said = []
    for moment in (100.0, 101.0, 200.0, 300.0):
        now[0] = moment
        said.append(spoken_at("https://later.test"))
    assert said == ["v2", "v2", "v1", "v1"]
