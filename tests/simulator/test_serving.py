"""The account over HTTP, as a process of its own."""

from __future__ import annotations

import select
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.simulator.service import KEY
from vultr_tui.simulator.serving import listening

SERVE = """
import sys
from vultr_tui.simulator import create_app
from vultr_tui.simulator.serving import serve

serve(create_app(sys.argv[1], key=sys.argv[2], seed="empty"), "127.0.0.1", 0)
"""


class Server:
    """A served account; `line` is what it said when it began."""

    def __init__(self, state: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", SERVE, str(state), KEY], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        assert select.select([self.process.stdout], [], [], 20)[0], "it never said that it listens"
        self.line = self.process.stdout.readline()
        self.url = self.line.removeprefix("listening on ").strip()

    def stop(self, number: signal.Signals) -> tuple[int, str, str]:
        self.process.send_signal(number)
        out, err = self.process.communicate(timeout=20)
        return self.process.returncode, out, err

    def get(self, path: str, **headers: str) -> httpx.Response:
        return httpx.get(self.url + path, headers=headers, trust_env=False)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path / "state.sqlite")
    yield server
    server.process.kill()
    server.process.communicate()


def test_it_says_where_it_is_and_answers(server: Server) -> None:
    assert server.line.startswith("listening on http://127.0.0.1:")
    assert server.get("/v1/regions/list").json()["1"]["regioncode"] == "EWR"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_when_told_and_says_no_more(server: Server, number: signal.Signals) -> None:
    server.get("/v1/regions/list")

    assert server.stop(number) == (0, "", "")


def test_what_is_written_goes_out_at_once() -> None:
    with listening("127.0.0.1", 0) as listener, socket.create_connection(listener.getsockname()):
        connection, _ = listener.accept()
        with connection:
            assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_headers_come_once(server: Server) -> None:
    names = [name.lower() for name, _ in server.get("/v1/regions/list").headers.multi_items()]

    assert len(names) == len(set(names))


def test_a_body_in_pieces_is_read(server: Server) -> None:
    answer = httpx.post(
        server.url + "/v1/user/create",
        content=iter([b"email=a%40example.com&name=", b"A&password=p&acls[]=dns"]),
        headers={"API-Key": KEY, "Content-Type": "application/x-www-form-urlencoded"},
        trust_env=False,
    )

    assert answer.status_code == 200, answer.text
    assert answer.json()["api_key"]


def test_a_page_elsewhere_is_refused(server: Server) -> None:
    assert server.get("/v1/server/list", Origin="http://evil.example", **{"API-Key": KEY}).status_code == 403
    assert server.get("/v1/server/list", Host="evil.example", **{"API-Key": KEY}).status_code == 403
