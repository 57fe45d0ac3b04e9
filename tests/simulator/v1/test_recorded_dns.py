"""What a DNS program once said to the service, said again to the embedded account."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.simulator.service import Service

RECORDINGS = Path(__file__).parents[4] / "shared" / "recordings" / "v1"

pytestmark = pytest.mark.skipif(not RECORDINGS.is_dir(), reason="the recordings are not here")

Exchange = dict[str, Any]


def conversations() -> dict[str, list[Exchange]]:
    """The recorded conversations by name."""
    return {path.name.split(".")[1]: json.loads(path.read_text()) for path in sorted(RECORDINGS.glob("lexicon.*"))}


CONVERSATIONS = conversations()


def reply(exchange: Exchange) -> Any:
    """The recorded reply; None if it was empty."""
    return json.loads(exchange["response"]) if exchange["response"] else None


def sent(exchange: Exchange) -> dict[str, str]:
    return {} if exchange["method"] == "GET" else dict(parse_qsl(exchange["body"]))


def listings(conversation: list[Exchange]) -> Iterator[list[Any]]:
    yield from (reply(exchange) for exchange in conversation if "/dns/records" in exchange["uri"])


def shape(value: Any) -> Any:
    """The value's types, with the names of its fields in their order; `ttl` came later than the recordings."""
    if isinstance(value, list):
        return [shape(value[0])] if value else []
    if isinstance(value, dict):
        return {name: type(inner).__name__ for name, inner in value.items() if name != "ttl"}
    return type(value).__name__


async def prepare(service: Service, conversation: list[Exchange]) -> None:
    """Bring the account to where the first listing found the zone, less what the conversation itself adds."""
    await service.do("dns/create_domain", domain="capsulecd.com", serverip="192.0.2.1")
    for record in await service.read("dns/records", domain="capsulecd.com"):
        await service.do("dns/delete_record", domain="capsulecd.com", RECORDID=record["RECORDID"])
    made = {fields["name"] for exchange in conversation if "name" in (fields := sent(exchange))}
    for record in next(listings(conversation), []):
        if record["name"] not in made:
            fields = {name: record[name] for name in ("type", "name", "data", "priority")}
            await service.do("dns/create_record", domain="capsulecd.com", **fields)


async def number_of(service: Service, recorded: str, conversation: list[Exchange]) -> int:
    """Our number of the record that the service gave the recorded one."""
    (name,) = {r["name"] for rows in listings(conversation) for r in rows if str(r["RECORDID"]) == recorded}
    rows = await service.read("dns/records", domain="capsulecd.com")
    return next(int(row["RECORDID"]) for row in rows if row["name"] == name)


@pytest.mark.parametrize("name", CONVERSATIONS)
async def test_the_replies_have_the_recorded_shape(service: Service, name: str) -> None:
    conversation = CONVERSATIONS[name]
    await prepare(service, conversation)
    for exchange in conversation:
        form: dict[str, Any] = sent(exchange)
        if "RECORDID" in form:
            form["RECORDID"] = await number_of(service, form["RECORDID"], conversation)
        location = urlsplit(exchange["uri"])
        answer = await service.send(exchange["method"], location.path, params=location.query, data=form or None)

        assert answer.status_code == exchange["status"]
        assert answer.headers["content-type"] == exchange["headers"]["content-type"]
        assert shape(answer.json() if answer.content else None) == shape(reply(exchange))


@pytest.mark.parametrize("name", [name for name, talk in CONVERSATIONS.items() if any(listings(talk))])
async def test_the_first_listing_is_the_recorded_one(service: Service, name: str) -> None:
    conversation = CONVERSATIONS[name]
    await prepare(service, conversation)
    for exchange in conversation:
        if exchange["uri"].endswith("/create_record"):
            await service.do("dns/create_record", **sent(exchange))

    rows = await service.read("dns/records", domain="capsulecd.com")
    compared = ("type", "name", "data", "priority")
    recorded = next(listings(conversation))
    assert [[row[name] for name in compared] for row in rows] == [[row[name] for name in compared] for row in recorded]


def test_there_is_something_to_replay() -> None:
    assert len(CONVERSATIONS) >= 15
