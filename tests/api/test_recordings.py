"""The fields declared in the catalogue against replies of the service."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from vultr_tui.api.catalogue import Api
from vultr_tui.api.operation import Operation, Shape
from vultr_tui.api.values import Json, Row

NEWER = {
    ("app", "v2_id"),
    ("backup", "APPID"),
    ("backup", "OSID"),
    ("firewall_rule", "notes"),
    ("iso", "sha512sum"),
    ("os", "v2_id"),
    ("plan", "bandwidth_gb"),
    ("plan_baremetal", "cpu_model"),
    ("server_ipv4", "mac_address"),
    ("snapshot", "APPID"),
    ("snapshot", "OSID"),
}
"""Fields that came after the reference was written (errata 1f)."""

MISPRINTED = {("block", "USERID"), ("block", "api_key")}
"""What one client copied from the misprinted reply of block/create (errata 1b)."""


def replies(folder: Path, api: Api) -> Iterator[tuple[Operation, Json]]:
    """The recorded replies of operations that the catalogue has."""
    for path in sorted(folder.glob("*.json")):
        words = path.name.split(".")
        operation = api.find(".".join(words[1:3]))
        if operation and words[0] in {"powerpbx", "govultr042"}:
            yield operation, json.loads(path.read_text())
        elif words[0] == "lexicon":
            for exchange in json.loads(path.read_text()):
                name = exchange["uri"].partition("/v1/")[2].partition("?")[0].replace("/", ".")
                if exchange["status"] == 200 and exchange["response"]:
                    yield api.operation(name), json.loads(exchange["response"])


def rows(operation: Operation, reply: Json) -> Iterator[Row]:
    """The rows of a reply; also where one was asked for and came bare, and where an empty map is `[]`."""
    if isinstance(reply, Mapping):
        values = [*reply.values()]
        bare = operation.reply.shape is Shape.OBJECT or not all(isinstance(v, (Mapping, list)) for v in values)
        for value in [reply] if bare else values:
            yield from [value] if isinstance(value, Mapping) else rows(operation, value)
    elif isinstance(reply, Sequence) and not isinstance(reply, str):
        yield from (row for row in reply if isinstance(row, Mapping))


def test_every_field_of_the_era_is_declared(v1: Api, recordings: Path) -> None:
    seen: dict[str, set[str]] = {}
    for operation, reply in replies(recordings, v1):
        if operation.reply.resource and operation.reply.shape is not Shape.VALUES:
            fields = seen.setdefault(operation.reply.resource, set())
            for row in rows(operation, reply):
                fields |= set(row) - set(operation.reply.secrets)
    assert len(seen) > 25
    undeclared = {(name, field) for name, fields in seen.items() for field in fields - set(v1.resource(name).by_name)}
    assert undeclared <= NEWER | MISPRINTED


def test_the_shape_of_a_reply_is_as_declared(v1: Api, recordings: Path) -> None:
    kinds = {
        Shape.ROWS: list,
        Shape.VALUES: list,
        Shape.KEYED: dict,
        Shape.GROUPED: dict,
        Shape.OBJECT: dict,
        Shape.SERIES: dict,
    }
    count = 0
    for operation, reply in replies(recordings, v1):
        filtered = isinstance(reply, dict) and operation.name == "block.list"
        if reply != [] and not filtered:
            assert isinstance(reply, kinds[operation.reply.shape]), operation.name
            count += 1
    assert count > 100


def test_the_key_of_a_row_is_in_it(v1: Api, recordings: Path) -> None:
    for operation, reply in replies(recordings, v1):
        if operation.reply.shape in {Shape.ROWS, Shape.KEYED, Shape.GROUPED}:
            key = v1.resource(operation.reply.resource).key
            for row in rows(operation, reply):
                assert key in row, operation.name
