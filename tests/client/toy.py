"""A small API of boxes, and a service in process that answers as a test tells it to."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

import httpx

from tests.api.toys import at_hand
from vultr_tui.api.catalogue import Api, Authentication, ErrorStyle, Fault, Rate, Scope
from vultr_tui.api.operation import Encoding, Escalation, Operation, Paging, Reply, Risk, Shape
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.resource import Field, Listing, Resource
from vultr_tui.api.values import Format, Type
from vultr_tui.client.clock import Clock
from vultr_tui.client.session import Session

KEY = "EXAMPLEKEYEXAMPLEKEYEXAMPLEKEYEXAMPLE"
URL = "https://boxes.test"
RATE_TEXT = "Rate limit reached - please try your request again later.  Current rate limit: 2 requests/sec"
SUNSET_TEXT = (
    "Sorry, all newly created accounts are forbidden from using API v1, all other accounts are able to use this "
    "deprecated API until June 30, 2023 at which point Vultr API v1 will be sunset. Please use API v2."
)

BOX = Resource(
    name="box",
    title="Boxes",
    section="Storage",
    lists=(Listing("box.list"),),
    key="ID",
    label="label",
    fields=(
        Field(name="ID"),
        Field(name="label"),
        Field(name="size", type=Type.INTEGER),
        Field(name="price", type=Type.NUMBER),
        Field(name="locked", type=Type.BOOLEAN),
        Field(name="shelf", refers_to="shelf"),
        Field(name="shelves", type=Type.ARRAY, refers_to="shelf"),
        Field(name="notes", type=Type.OBJECT),
    ),
)
SHELF = Resource(
    name="shelf",
    title="Shelves",
    section="Storage",
    lists=(Listing("shelf.list"),),
    key="NO",
    fields=(Field(name="NO"),),
)

ID = Parameter(name="ID", summary="Which box", refers_to="box")
LABEL = Parameter(name="label", summary="What to call it")
SECRET = Parameter(name="password", summary="What opens it", format=Format.SECRET, required=False)


def read(name: str, shape: Shape, resource: str = "box", **more: Any) -> Operation:
    return Operation(
        name=name,
        summary="Read",
        method="GET",
        path="/v1/" + name.replace(".", "/"),
        reply=Reply(shape, resource),
        risk=Risk.READ,
        **more,
    )


LIST = read("box.list", Shape.KEYED, parameters=(ID,))
ROWS = read("box.rows", Shape.ROWS)
OBJECT = read("box.info", Shape.OBJECT)
GROUPED = read("box.grouped", Shape.GROUPED)
VALUES = read("box.values", Shape.VALUES)
SERIES = read("box.series", Shape.SERIES, "")
PUBLIC = read("shelf.list", Shape.KEYED, "shelf", key_required=False)
PEEK = read("box.peek", Shape.OBJECT, escalations=(Escalation("deep", ("yes",), Risk.DISRUPTIVE, "it shakes the box"),))
MAKE = Operation(
    name="box.make",
    summary="Make a box",
    method="POST",
    path="/v1/box/make",
    parameters=(LABEL, SECRET),
    access="provisioning",
    reply=Reply(Shape.OBJECT, "box"),
    risk=Risk.DISRUPTIVE,
)
LABEL_SET = Operation(
    name="box.label_set",
    summary="Label a box",
    method="POST",
    path="/v1/box/label_set",
    parameters=(ID, LABEL),
    risk=Risk.REVERSIBLE,
    repeatable=True,
)
DESTROY = Operation(name="box.destroy", summary="Destroy it", method="POST", path="/v1/box/destroy", parameters=(ID,))
OPERATIONS = (LIST, ROWS, OBJECT, GROUPED, VALUES, SERIES, PUBLIC, PEEK, MAKE, LABEL_SET, DESTROY)

API = Api(
    name="toy1",
    title="Boxes",
    url=URL,
    authentication=Authentication("API-Key"),
    rate=Rate(2, Scope.KEY),
    faults={
        400: Fault.NO_LOCATION,
        403: Fault.FORBIDDEN,
        405: Fault.WRONG_METHOD,
        412: Fault.REFUSED,
        500: Fault.SERVER_FAULT,
        503: Fault.THROTTLED,
    },
    errors=ErrorStyle.TEXT,
    parts=(at_hand(OPERATIONS, (BOX, SHELF)),),
)

PAGED = Operation(
    name="box.list",
    summary="List",
    method="GET",
    path="/boxes",
    reply=Reply(Shape.ROWS, "box", envelope="boxes", paging=Paging.CURSOR),
    risk=Risk.READ,
)
PATCH = Operation(
    name="box.update",
    summary="Change a box",
    method="PATCH",
    path="/boxes/{ID}",
    parameters=(ID, LABEL),
    encoding=Encoding.JSON,
    reply=Reply(Shape.OBJECT, "box", envelope="box"),
    risk=Risk.REVERSIBLE,
    repeatable=True,
)
MODERN = Api(
    name="toy2",
    title="Boxes, the newer way",
    url=f"{URL}/v2",
    authentication=Authentication("Authorization", "Bearer {key}"),
    rate=Rate(30, Scope.ADDRESS),
    faults={
        400: Fault.REFUSED,
        401: Fault.FORBIDDEN,
        403: Fault.FORBIDDEN,
        404: Fault.REFUSED,
        429: Fault.THROTTLED,
        500: Fault.SERVER_FAULT,
    },
    errors=ErrorStyle.JSON,
    parts=(at_hand((PAGED, PATCH, PUBLIC), (BOX, SHELF)),),
)


@dataclass(frozen=True)
class Said:
    """What the service answers."""

    status: int = 200
    body: bytes = b"[]"
    headers: dict[str, str] = field(default_factory=dict)


def says(document: Any, status: int = 200, **headers: str) -> Said:
    return Said(
        status, json.dumps(document).encode(), {name.replace("_", "-"): value for name, value in headers.items()}
    )


def refuses(status: int, text: str = "", **headers: str) -> Said:
    return Said(status, text.encode(), {name.replace("_", "-"): value for name, value in headers.items()})


@dataclass(frozen=True)
class Asked:
    """What the service was sent."""

    method: str
    path: str
    query: dict[str, list[str]]
    headers: dict[str, str]
    body: bytes

    @property
    def form(self) -> dict[str, list[str]]:
        return parse_qs(self.body.decode(), keep_blank_values=True)


class Service:
    """Gives its answers in their order, the last one for ever; while `open` is not set it keeps everyone waiting."""

    def __init__(self, *answers: Said | Callable[[Asked], Said]) -> None:
        self.answers = answers or (Said(),)
        self.asked: list[Asked] = []
        self.open = asyncio.Event()
        self.open.set()
        self.abandoned = 0

    async def __call__(
        self,
        scope: MutableMapping[str, Any],
        receive: Callable[[], Awaitable[MutableMapping[str, Any]]],
        send: Callable[[MutableMapping[str, Any]], Awaitable[None]],
    ) -> None:
        body = b""
        more = True
        while more:
            message = await receive()
            body += message.get("body", b"")
            more = message.get("more_body", False)
        asked = Asked(
            method=scope["method"],
            path=scope["path"],
            query=parse_qs(scope["query_string"].decode()),
            headers={name.decode().lower(): value.decode() for name, value in scope["headers"]},
            body=body,
        )
        answer = self.answers[min(len(self.asked), len(self.answers) - 1)]
        self.asked.append(asked)
        try:
            await self.open.wait()
        except asyncio.CancelledError:
            self.abandoned += 1
            raise
        said = answer if isinstance(answer, Said) else answer(asked)
        headers = [(name.encode(), value.encode()) for name, value in said.headers.items()]
        await send({"type": "http.response.start", "status": said.status, "headers": headers})
        await send({"type": "http.response.body", "body": said.body})


def session(service: Service, clock: Clock, *, api: Api = API, key: str = KEY, **options: Any) -> Session:
    """Make a session that speaks to the service."""
    return Session(api, api.url, key, clock=clock, transport=httpx.ASGITransport(service), **options)
