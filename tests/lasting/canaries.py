"""Secrets planted in every place that holds one, and a search for them in all that a program leaves behind."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from tests.faults.served import Served

KEY = "CANARYKEYCANARYKEYCANARYKEYCANARYKEY"
PASSWORD = "canary-Password/7&?"
USER_DATA = "#!/bin/sh\necho canary-of-user-data >/root/secret"
BUDGET = "canary-of-redis"


def forms(secret: str) -> Iterator[bytes]:
    """Every way in which the secret may be written: as it is, in JSON, in URLs, and in base64 at any place."""
    plain = secret.encode()
    yield from (plain, json.dumps(secret)[1:-1].encode(), quote(secret, safe="").encode(), quote(secret).encode())
    for shift in range(3):
        written = b64encode(b"\0" * shift + plain).rstrip(b"=")
        yield written[shift + 1 : -2]  # what a neighbour has no part in


@dataclass
class Canaries:
    """What is planted in a service, by the place it is in."""

    service: Served
    planted: dict[str, str] = field(default_factory=dict)

    def plant(self) -> None:
        """Put secrets where the service keeps some, and learn those it has made itself."""
        self.planted |= {"key": KEY, "password": PASSWORD, "user data": USER_DATA, "budget": BUDGET}
        servers = json.loads(self.service.told("GET", "server/list"))
        web = next(row for row in servers.values() if row["label"] == "web-1")
        encoded = b64encode(USER_DATA.encode()).decode()
        assert self.service.told("POST", "server/set_user_data", SUBID=web["SUBID"], userdata=encoded) == b""
        for row in (*servers.values(), *json.loads(self.service.told("GET", "baremetal/list")).values()):
            for name in ("default_password", "kvm_url"):
                if row.get(name):
                    self.planted[f"{name} of {row['label']}"] = row[name]

    def found_in(self, content: bytes) -> set[str]:
        """Name those that the content holds, in whatever form."""
        return {place for place, secret in self.planted.items() if any(form in content for form in forms(secret))}

    def found_below(self, folder: Path, *but: Path) -> dict[str, set[str]]:
        """Name those that files hold, by the file; their names count as content."""
        found = {}
        for path in folder.rglob("*"):
            if path.is_file() and path not in but:
                here = self.found_in(path.read_bytes() + str(path).encode())
                if here:
                    found[str(path.relative_to(folder))] = here
        return found
