"""Which operations the embedded account performs; what it answers to the others."""

from __future__ import annotations

from collections.abc import Iterator

from vultr_tui.api.catalogue import Api
from vultr_tui.api.operation import Operation
from vultr_tui.api.request import build
from vultr_tui.api.values import Argument, Type
from vultr_tui.simulator import create_app
from vultr_tui.simulator.app import EmbeddedAccount
from vultr_tui.simulator.wire import Reply, Request

KEY = "EXAMPLEKEYEXAMPLEKEYEXAMPLEKEYEXAMPLE"
ANYTHING: dict[Type, Argument] = {
    Type.INTEGER: 1,
    Type.NUMBER: 1,
    Type.BOOLEAN: "yes",
    Type.ARRAY: ["x"],
    Type.OBJECT: "{}",
}


def embedded(api: Api) -> Iterator[Operation]:
    """The operations that are answered otherwise than by saying that the embedded account does not do it."""
    app = create_app(key=KEY, seed="empty", rate_limit=False)
    yield from (operation for operation in api.operations if answer(app, operation).status != 501)
    app.close()


def answer(app: EmbeddedAccount, operation: Operation) -> Reply:
    """What is answered to the operation with arguments that name nothing."""
    given = {p.name: p.allowed[0] if p.allowed else ANYTHING.get(p.type, "x") for p in operation.parameters}
    request = build(operation, given)
    body = request.body if request.json is not None else b""
    query = {name: str(value) for name, value in request.query}
    form = dict(request.form)
    return app.answer(Request(request.method, request.path, query, form, KEY, KEY, body, "127.0.0.1"))
