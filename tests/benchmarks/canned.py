"""A service that answers with what it was given: any number of rows, at no cost of its own."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Rows = dict[str, dict[str, Any]] | list[dict[str, Any]]


class Canned:
    """The answers by path, below /v1/; every other path is answered with an empty list."""

    def __init__(self) -> None:
        self.answers: dict[str, bytes] = {}
        self.url = ""

    def say(self, path: str, rows: Rows) -> None:
        """Answer so from now on."""
        self.answers[path] = json.dumps(rows).encode()

    @contextmanager
    def served(self) -> Iterator[None]:
        """Answer for as long as this lasts."""
        answers: Mapping[str, bytes] = self.answers

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                body = answers.get(self.path.partition("?")[0].removeprefix("/v1/"), b"[]")
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield
        finally:
            server.shutdown()
            server.server_close()
            thread.join()


def servers(count: int) -> dict[str, dict[str, Any]]:
    """Make up servers, as v1 lists them."""
    return {
        str(number): {
            "SUBID": str(number), "os": "Debian 9 x64 (stretch)", "ram": "1024 MB", "disk": "Virtual 25 GB",
            "main_ip": f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}", "vcpu_count": "1",
            "location": "New Jersey", "DCID": "1", "default_password": "example", "date_created": "2018-03-02 11:20:33",
            "pending_charges": f"{number % 700 / 100:.2f}", "status": "active", "cost_per_month": "5.00",
            "current_bandwidth_gb": number % 1000 / 10, "allowed_bandwidth_gb": "1000", "netmask_v4": "255.255.254.0",
            "gateway_v4": "10.0.0.1", "power_status": "running", "server_state": "ok", "VPSPLANID": "201",
            "v6_networks": [], "label": f"{('web', 'db', 'cache', 'mail')[number % 4]}-{number:06}", "internal_ip": "",
            "kvm_url": "https://example.com/", "auto_backups": "no", "tag": "web", "OSID": "244", "APPID": "0",
            "FIREWALLGROUPID": "0",
        }
        for number in range(count)
    }  # fmt: skip


def records(count: int) -> list[dict[str, Any]]:
    """Make up the records of a zone, as v1 lists them."""
    return [
        {"type": "A", "name": f"host-{number:06}", "data": f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}",
         "priority": 0, "RECORDID": number, "ttl": 300}
        for number in range(count)
    ]  # fmt: skip


def rules(count: int) -> dict[str, dict[str, Any]]:
    """Make up the rules of a firewall group, as v1 lists them."""
    return {
        str(number): {"rulenumber": number, "action": "accept", "protocol": "tcp", "port": str(number),
                      "subnet": f"10.0.{number >> 8}.{number & 255}", "subnet_size": 32, "notes": "a rule"}
        for number in range(1, count + 1)
    }  # fmt: skip
