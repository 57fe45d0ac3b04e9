"""What goes over the wire."""

from __future__ import annotations

import json
from collections.abc import Iterable, MutableMapping
from email.utils import parsedate_to_datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vultr_tui.simulator import wire
from vultr_tui.simulator.wire import BodyCutOffError, BodyTooLargeError


def scope(method: str = "GET", query: str = "", headers: Iterable[tuple[bytes, bytes]] = ()) -> dict[str, Any]:
    return {
        "type": "http",
        "method": method,
        "path": "/v1/server/list",
        "query_string": query.encode(),
        "headers": list(headers),
    }


def receiver(*parts: bytes) -> wire.Receive:
    messages = [
        {"type": "http.request", "body": part, "more_body": number < len(parts)}
        for number, part in enumerate(parts, start=1)
    ] or [{"type": "http.request"}]
    left = iter(messages)

    async def receive() -> dict[str, Any]:
        return next(left)

    return receive


def test_json_is_written_as_php_writes_it() -> None:
    value: dict[str, Any] = {
        "url": "http://example.com/a",
        "name": "café ☃ 𝄞",
        "none": None,
        "list": [],
        "map": {},
        "n": 1.5,
    }

    assert wire.encode(value) == (
        rb'{"url":"http:\/\/example.com\/a","name":"caf\u00e9 \u2603 \ud834\udd1e",'
        rb'"none":null,"list":[],"map":[],"n":1.5}'
    )


def test_an_empty_answer_is_an_array() -> None:
    assert wire.encode({}) == b"[]"


def test_braces_in_a_string_stay() -> None:
    assert wire.encode({"label": 'a"{}', "map": {}}) == rb'{"label":"a\"{}","map":[]}'


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner, min_size=1),
)


@given(json_values)
def test_json_keeps_every_value(value: Any) -> None:
    assert json.loads(wire.encode(value)) == value


def test_no_value_is_no_body() -> None:
    reply = wire.data(None)

    assert (reply.status, reply.content_type, reply.body) == (200, "text/html; charset=UTF-8", b"")


@pytest.mark.parametrize(
    ("encoded", "expected"),
    [
        ("a=1&b=two+words", {"a": "1", "b": "two words"}),
        ("a=", {"a": ""}),
        ("a=1&a=2", {"a": "2"}),
        ("acls[]=dns&acls[]=billing", {"acls": ("dns", "billing")}),
        ("acls%5B%5D=dns", {"acls": ("dns",)}),
        ("acls[0]=dns&acls[1]=billing", {"acls": ("dns", "billing")}),
        ("acls=dns&acls[]=billing", {"acls": ("billing",)}),
        ("label=%C3%A9", {"label": "é"}),
        ("label=%ff", {"label": "\ufffd"}),
        ("&".join("a=1" for _ in range(2000)), {}),
        ("", {}),
    ],
)
def test_fields(encoded: str, expected: dict[str, Any]) -> None:
    assert wire.fields(encoded) == expected


@pytest.mark.parametrize(
    ("query", "headers", "body"),
    [
        ("", [(b"api-key", b"K")], b"SUBID=1"),
        ("", [(b"API-KEY", b"K")], b"SUBID=1"),
        ("api_key=K", [], b"SUBID=1"),
        ("", [], b"api_key=K&SUBID=1"),
    ],
)
async def test_the_key_is_found_and_is_no_argument(query: str, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    request = await wire.read(scope("POST", query, headers), receiver(body))

    assert (request.key, request.query, request.form) == ("K", {}, {"SUBID": "1"})


async def test_a_body_may_come_in_pieces() -> None:
    request = await wire.read(scope("POST"), receiver(b"SUB", b"ID=1", b"23"))

    assert request.form == {"SUBID": "123"}


async def test_a_body_that_is_cut_off_is_no_request() -> None:
    begun = receiver(b"SUBID=1&label=fr", b"ont")
    first = [await begun(), {"type": "http.disconnect"}]

    async def receive() -> MutableMapping[str, Any]:
        return first.pop(0)

    with pytest.raises(BodyCutOffError):
        await wire.read(scope("POST"), receive)


async def test_a_body_of_another_kind_is_no_form() -> None:
    headers = [(b"content-type", b"application/json")]

    assert (await wire.read(scope("POST", headers=headers), receiver(b"SUBID=1"))).form == {}


async def test_a_form_may_name_its_characters() -> None:
    headers = [(b"content-type", b"application/x-www-form-urlencoded; charset=utf-8")]

    assert (await wire.read(scope("POST", headers=headers), receiver(b"SUBID=1"))).form == {"SUBID": "1"}


async def test_a_body_is_refused_as_soon_as_it_is_too_long() -> None:
    half = b"x" * (wire.BODY_LIMIT // 2)

    with pytest.raises(BodyTooLargeError):
        await wire.read(scope("POST"), receiver(half, half, b"x", b"never asked for"))


async def test_headers() -> None:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    await wire.write(send, wire.data([1]))

    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    assert headers["server"] == "nginx"
    assert headers["content-type"] == "application/json"
    assert headers["content-length"] == "3"
    assert headers["cache-control"] == "no-cache"
    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["strict-transport-security"] == "max-age=31536000"
    assert headers["connection"] == "keep-alive"
    assert _seconds(headers["date"]) - _seconds(headers["expires"]) == 1
    assert sent[1]["body"] == b"[1]"


def _seconds(date: str) -> float:
    return parsedate_to_datetime(date).timestamp()
