"""Every reply ever recorded from the service is decoded without loss."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import vultr_tui
from tests.client.lossless import same
from vultr_tui.api.catalogue import load
from vultr_tui.api.operation import Operation, Shape
from vultr_tui.api.values import Json
from vultr_tui.client.decoding import decode

API = load("v1")
MISPRINTED = b'"api_key"'
"""What one client copied into the reply of block/create (errata 1b), which says nothing of what was made."""


@pytest.fixture(scope="module")
def replies() -> list[tuple[Operation, bytes]]:
    """The successful replies to operations of the catalogue, each with its operation."""
    folder = Path(vultr_tui.__file__).parents[2] / "shared" / "recordings" / "v1"
    if not folder.is_dir():
        pytest.skip("no recordings here")
    found: list[tuple[str, bytes]] = []
    for entry in json.loads((folder / "index.json").read_text()):
        document = json.loads((folder / entry["file"]).read_text())
        if entry["endpoint"].endswith("*"):
            found += [(exchange["uri"], exchange["response"].encode()) for exchange in document]
        else:
            found.append((entry["endpoint"], json.dumps(document).encode()))
    named = [(_operation_at(uri), body) for uri, body in found]
    meant = [(name, body) for name, body in named if not (name == "block.create" and MISPRINTED in body)]
    return [(operation, body) for name, body in meant if (operation := API.find(name))]


def _operation_at(uri: str) -> str:
    return uri.partition("/v1/")[2].partition("?")[0].replace("/", ".")


def content(operation: Operation, document: Any) -> Json:
    """The document in the form that `Answer.data` has."""
    match operation.reply.shape:
        case Shape.NOTHING:
            return None
        case Shape.KEYED if isinstance(document, dict) and all(isinstance(row, dict) for row in document.values()):
            return list(document.values())
        case Shape.ROWS | Shape.KEYED if isinstance(document, dict):
            return [document]
        case Shape.GROUPED if isinstance(document, dict):
            return [row for group in document.values() for row in group]
        case Shape.OBJECT | Shape.SERIES if document == []:
            return {}
        case _:
            return document  # type: ignore[no-any-return]  # it was JSON


def test_nothing_recorded_is_lost(replies: list[tuple[Operation, bytes]]) -> None:
    assert len(replies) > 100
    for operation, body in replies:
        resource = API.resources_by_name.get(operation.reply.resource)
        answer = decode(operation, resource, 200, body)
        came = content(operation, json.loads(body)) if body else None
        assert same(came, answer.data), operation.name


def test_every_row_recorded_has_an_id(replies: list[tuple[Operation, bytes]]) -> None:
    for operation, body in replies:
        resource = API.resources_by_name.get(operation.reply.resource)
        if resource and resource.key and operation.reply.shape in {Shape.ROWS, Shape.KEYED}:
            rows = decode(operation, resource, 200, body).rows
            assert all(isinstance(row[resource.key], str) and row[resource.key] for row in rows), operation.name
