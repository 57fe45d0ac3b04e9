"""Every exit code, by the whole program, with its error in words and as JSON."""

from __future__ import annotations

import json
import shlex
import signal
import socket
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from tests.command.screen import heed_interrupts
from tests.command.typist import PROGRAM
from vultr_tui.command.exits import Exit


class Moody(BaseHTTPRequestHandler):
    """A service that answers with the status that its path begins with, and breaks the connection of every change."""

    def do_GET(self) -> None:
        self.send_response(int(self.path.split("/")[1]))
        self.end_headers()
        self.wfile.write(b"Rate limit reached" if "/503/" in self.path else b"Moody")

    def do_POST(self) -> None:
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture(scope="module")
def moody() -> Iterator[str]:
    """The address of the moody service."""
    with HTTPServer(("127.0.0.1", 0), Moody) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


CASES = [
    ("server list", Exit.OK, ""),
    ("server bandwidth 99999999", Exit.REFUSED, "refused"),
    ("api GET /v1/nothing", Exit.REFUSED, "no-such-location"),
    ("server lst", Exit.USAGE, "usage"),
    ("server list --bogus", Exit.USAGE, "usage"),
    ("server list --profile nobody", Exit.USAGE, "settings-error"),
    ("server list --url http://192.0.2.1", Exit.USAGE, "misconfigured"),
    ("account info --url {moody}/403", Exit.KEY, "forbidden"),
    ("server halt nosuch --yes", Exit.NOT_FOUND, "not-found"),
    ("account info --url {moody}/503", Exit.UNAVAILABLE, "throttled"),
    ("account info --url {moody}/500", Exit.UNAVAILABLE, "server-fault"),
    ("account info --url http://127.0.0.1:{free}", Exit.UNAVAILABLE, "unreachable"),
    ("server halt web-1", Exit.GUARDED, "not-allowed"),
    ("server halt 140 --yes", Exit.GUARDED, "ambiguous"),
    ("server label_set web-1 label=x --read-only", Exit.GUARDED, "not-allowed"),
    ("undo", Exit.GUARDED, "cannot-undo"),
    ("server label_set web-1 label=web-1 --wait=stopped --timeout 0", Exit.TIMED_OUT, "timed-out"),
    ("firewall group_create description=lost --url {moody}/200", Exit.UNKNOWN, "outcome-unknown"),
]


@pytest.mark.parametrize(("line", "code", "kind"), CASES, ids=str)
def test_a_command_ends_with_its_code(service: dict[str, str], moody: str, line: str, code: Exit, kind: str) -> None:
    command = [*PROGRAM, *shlex.split(line.format(moody=moody, free=free_port())), "-o", "json"]
    done = subprocess.run(command, env=service, capture_output=True, text=True, check=False, timeout=90)
    assert done.returncode == code, done.stderr
    assert bool(done.stdout) is (code is Exit.OK)
    if kind:
        error = json.loads(done.stderr.splitlines()[-1])["error"]
        assert error["kind"] == kind
        assert error["message"]
        assert isinstance(error["hint"], str)
    else:
        assert done.stderr == ""


def test_an_interruption_has_its_code(service: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        silent.settimeout(60)
        command = [*PROGRAM, "account", "info", "--api", "v1", "--url", f"http://127.0.0.1:{silent.getsockname()[1]}"]
        with subprocess.Popen(
            command,
            env=service,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            preexec_fn=heed_interrupts,  # noqa: PLW1509  (no thread runs here)
        ) as process:
            connection, _ = silent.accept()
            with connection:
                assert connection.recv(4096).startswith(b"GET /v1/account/info")
                process.send_signal(signal.SIGINT)
                assert process.communicate(timeout=60) == (b"", b"")
            assert process.returncode == Exit.INTERRUPTED


def test_every_code_is_seen() -> None:
    assert {code for _, code, _ in CASES} | {Exit.INTERRUPTED} == set(Exit)
