"""Replies recorded from API v2 are shown without loss, with fields that nobody listed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from tests.api.test_v2 import API, recorded
from tests.client.lossless import same
from vultr_tui.api.operation import Operation, Shape
from vultr_tui.client.decoding import decode
from vultr_tui.output.content import UNKNOWN, Content
from vultr_tui.output.formats import Style, render

UNLISTED = {"zz_unlisted": {"of": ["a later year", 7]}}


def marked(value: Any) -> Any:
    """A row, or rows, with a field more."""
    if isinstance(value, list):
        return [{**row, **UNLISTED} if isinstance(row, dict) else row for row in value]
    return {**value, **UNLISTED} if isinstance(value, dict) else value


def within(operation: Operation, document: Any) -> tuple[Any, Any]:
    """The reply with fields that nobody listed in what its envelope holds, and that."""
    names = [name for name in operation.reply.envelope.split(".") if name]
    if not names or names[0] not in document:
        whole = marked(document)
        return whole, whole
    name, *deeper = names
    if deeper:
        inner = marked(document[name][deeper[0]])
        return {**document, name: {**document[name], deeper[0]: inner}}, inner
    inner = marked(document[name])
    return {**document, name: inner}, inner


def shown(operation: Operation, status: int, document: Any) -> Iterator[tuple[str, Any]]:
    """What each exact format prints of the reply, read back."""
    resource = API.resources_by_name.get(operation.reply.resource)
    answer = decode(operation, resource, status, json.dumps(document).encode())
    content = Content(shape=operation.reply.shape, data=answer.data, resource=resource or UNKNOWN, raw=answer.raw)
    yield "json", json.loads(render(content, Style(format="json")))
    yield "yaml", yaml.safe_load(render(content, Style(format="yaml")))
    lines = render(content, Style(format="jsonl")).splitlines()
    yield "jsonl", json.loads(lines[0]) if isinstance(answer.data, dict) else list(map(json.loads, lines))
    raw = json.loads(render(content, Style(format="raw")))
    assert raw == document


@pytest.mark.parametrize(("operation", "status", "document"), recorded())
def test_nothing_recorded_is_lost_on_the_way_out(operation: Operation, status: int, document: Any) -> None:
    if not document or operation.reply.shape in {Shape.NOTHING, Shape.SERIES, Shape.VALUES}:
        pytest.skip("it has no rows")
    sent, wanted = within(operation, document)
    for name, printed in shown(operation, status, sent):
        assert same(wanted, printed), name
        assert "zz_unlisted" in json.dumps(printed) or not wanted
