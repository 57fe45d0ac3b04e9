"""What is secret is hidden, and what hides it can be shown wherever the secret could."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from vultr_tui.account.redaction import REDACTED, redacted
from vultr_tui.api.catalogue import load
from vultr_tui.api.operation import Operation
from vultr_tui.api.parameter import Parameter
from vultr_tui.api.request import build
from vultr_tui.api.values import Type

SECRETS = [
    (operation, parameter)
    for version in ("v1", "v2")
    for operation in load(version).operations
    for parameter in operation.parameters
    if parameter.secret
]
GIVEN = {Type.OBJECT: '{"canary": 1}', Type.ARRAY: ("canary",)}


@pytest.mark.parametrize(("operation", "parameter"), SECRETS, ids=[f"{o.name} {p.name}" for o, p in SECRETS])
def test_a_request_is_shown_without_its_secrets(operation: Operation, parameter: Parameter) -> None:
    placed = {p.name: "x" for p in operation.parameters if f"{{{p.name}}}" in operation.path}
    shown = str(build(operation, redacted(operation, placed | {parameter.name: GIVEN.get(parameter.type, "canary")})))
    assert REDACTED in shown or quote(REDACTED) in shown
    assert "canary" not in shown
