"""Requests for every operation that name what there is in a typical account, as the wire has them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from tests.clocks import FakeClock
from tests.simulator.service import KEY
from vultr_tui.api.catalogue import Api
from vultr_tui.api.operation import Operation
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.request import build
from vultr_tui.api.values import Argument, Format, Type
from vultr_tui.simulator import create_app

DAY = 86400.0
Row = dict[str, Any]

BY_FORMAT: dict[Format, str] = {
    Format.ADDRESS: "192.0.2.10",
    Format.BASE64: "bmV0",
    Format.DNS_DATA: "192.0.2.10",
    Format.DOMAIN: "example.com",
    Format.EMAIL: "ops@example.com",
    Format.HOSTNAME: "www.example.com",
    Format.PORT: "443",
    Format.SSH_KEY: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE0vKvNmQ5R2Q2q2bqD0m2n8o1m2Yb3Yq2b9k1x3d5e7 a@example.com",
    Format.URL: "https://example.com/image.iso",
}
BY_NAME: dict[str, Argument] = {
    "date_expire": "2038-01-01",
    "enable_private_network": "no",
    "enable_vpc": "no",
    "end_time": "2018-07-01",
    "start_time": "2018-04-24",
    "v4_subnet": "10.7.0.0",
    "v4_subnet_mask": 24,
}
BY_TYPE: dict[Type, Argument] = {Type.INTEGER: 1, Type.NUMBER: 1, Type.BOOLEAN: "yes", Type.OBJECT: "{}"}

POSSESSIONS = (
    ("/load-balancers", {"region": "ewr", "forwarding_rules": [{}], "firewall_rules": [{}]}),
    ("/kubernetes/clusters", {"region": "ewr", "version": "v1.34.1+1", "node_pools": [{"plan": "vc2-1c-1gb"}]}),
    (
        "/databases",
        {
            "region": "ewr",
            "label": "db",
            "database_engine": "pg",
            "database_engine_version": 16,
            "plan": "vultr-dbaas-hobbyist-cc-1-25-1",
        },
    ),
    ("/object-storage", {"cluster_id": 2, "tier_id": 1}),
    ("/apikeys", {"name": "laptop"}),
    ("/users/{users}/apikeys", {"name": "deploy"}),
    ("/users/{users}/ip-whitelist", {"subnet": "127.0.0.0", "subnet_size": 8}),
    ("/blocks/snapshots", {"block_id": "{blocks}", "description": "before upgrade"}),
)
"""What a typical account has none of; `{blocks}` stands for the id of a volume."""


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[bytes, bytes]
    body: bytes


class Owned:
    """An account with something of everything, past invoices too, that can be put back to how it was."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.app = create_app(key=KEY, seed="typical", rate_limit=False, time=self.clock.now)
        self.clock.advance(40 * DAY)
        self._before = sqlite3.connect(":memory:")

    async def send(self, method: str, target: str, body: bytes = b"", media: str = "application/json") -> Answer:
        """Send a request over ASGI, and read the answer."""
        path, _, query = target.partition("?")
        sent: list[Any] = []

        async def receive() -> Row:
            return {"type": "http.request", "body": body}

        async def send(message: Any) -> None:
            sent.append(message)

        scope = {
            "type": "http",
            "method": method,
            "path": unquote(path),
            "query_string": query.encode(),
            "headers": [
                (b"api-key", KEY.encode()),
                (b"authorization", f"Bearer {KEY}".encode()),
                (b"content-type", media.encode()),
            ],
            "client": ("127.0.0.1", 1),
        }
        await self.app(scope, receive, send)
        return Answer(sent[0]["status"], dict(sent[0]["headers"]), b"".join(message["body"] for message in sent[1:]))

    async def acquire(self) -> None:
        """Get the account what a typical one has none of."""
        ids: dict[str, str] = {}
        for plural in ("users", "blocks"):
            ids[plural] = json.loads((await self.send("GET", f"/v2/{plural}")).body)[plural][0]["id"]
        for path, body in POSSESSIONS:
            text = json.dumps(body).replace("{blocks}", ids["blocks"])
            answer = await self.send("POST", "/v2" + path.replace("{users}", ids["users"]), text.encode())
            assert answer.status < 300, answer
        self.clock.advance(DAY)

    def remember(self) -> None:
        """Take this for how it was."""
        self.app._store._db.backup(self._before)

    def restore(self) -> None:
        """Put it back to how it was."""
        self._before.backup(self.app._store._db)

    def close(self) -> None:
        self._before.close()
        self.app.close()


@dataclass
class Requests:
    """Arguments for every operation of an API that name what the account has."""

    owned: Owned
    api: Api
    rows: dict[str, list[Row]] = field(default_factory=dict)

    async def look(self) -> None:
        """See what there is: first what is by itself, then its parts."""
        for _ in range(3):
            for resource in self.api.resources:
                if resource.name not in self.rows:
                    found = [row for listing in resource.lists for row in await self._list(listing.operation)]
                    self.rows |= {resource.name: found} if found else {}

    def arguments(self, operation: Operation) -> dict[str, Argument]:
        """An argument for each parameter, but for those that exclude each other: then the first of them."""
        target = operation.target_parameter
        row = self._row(target, operation) if target else None
        others = {name for group in (*operation.one_of, *operation.exclusive) for name in group[1:]}
        given = {p.name: self._value(operation, p) for p in operation.parameters if p.name not in others}
        return {**given, **{name: value for name, value in (row or {}).get(WITHIN, {}).items() if name in given}}

    async def _list(self, name: str) -> list[Row]:
        operation, found = self.api.operation(name), []
        needed = [p for p in operation.parameters if p.required]
        within: list[dict[str, Argument]] = [{}]
        for parameter in needed:
            values = [self._called(parameter, row) for row in self.rows.get(parameter.refers_to, ())[:6]]
            within = [{**one, parameter.name: value} for one in within for value in values or parameter.allowed]
        for arguments in within:
            request = build(operation, arguments)
            answer = await self.owned.send(request.method, request.location, request.body, request.content_type)
            if answer.status == 200:
                found += [{WITHIN: arguments, **row} for row in _rows(json.loads(answer.body), operation)]
        return found

    def _row(self, parameter: Parameter, operation: Operation) -> Row | None:
        said = dict(operation.example).get(parameter.name, parameter.example)
        rows = self.rows.get(parameter.refers_to)
        return next((row for row in rows if said and said in row.values()), rows[0]) if rows else None

    def _called(self, parameter: Parameter, row: Row) -> Argument:
        key = self.api.resource(parameter.refers_to).key
        value: Argument = parameter.takes.format_map(row) if parameter.takes else row[key]
        return value

    def _value(self, operation: Operation, parameter: Parameter) -> Argument:
        if parameter.name in BY_NAME:
            return BY_NAME[parameter.name]
        row = self._row(parameter, operation)
        if row is not None:
            return self._called(parameter, row)
        said = dict(operation.example).get(parameter.name, parameter.example) or parameter.default
        usual = parameter.allowed[0] if parameter.allowed else BY_FORMAT.get(parameter.format)
        value = said or usual or BY_TYPE.get(parameter.type, parameter.name)
        return value.split(",") if parameter.many and isinstance(value, str) else value


WITHIN = " within"
"""The field of a row that says with which arguments it was listed."""


def _rows(document: Any, operation: Operation) -> list[Row]:
    value = document.get(operation.reply.envelope) if operation.reply.envelope else document
    values = list(value.values()) if isinstance(value, dict) else value or []
    flat = [item for one in values for item in (one if isinstance(one, list) else [one])]
    return [item for item in flat if isinstance(item, dict)]
