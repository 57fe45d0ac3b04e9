"""Every operation through the one-shot command: its effect and the shape of its reply."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests.walk.embedded import embedded
from tests.walk.matching import filled, matching, rows
from tests.walk.step import Step
from tests.walk.terminal import Terminal
from tests.walk.walks import WALKS
from vultr_tui.api.catalogue import Api, load
from vultr_tui.api.operation import Shape
from vultr_tui.api.resource import Resource
from vultr_tui.api.values import Type

SHAPES: dict[Shape, type] = {
    Shape.NOTHING: type(None),
    Shape.OBJECT: dict,
    Shape.SERIES: dict,
    Shape.ROWS: list,
    Shape.KEYED: list,
    Shape.GROUPED: list,
    Shape.VALUES: list,
}

TYPES: dict[Type, tuple[type, ...]] = {
    Type.STRING: (str,),
    Type.INTEGER: (int,),
    Type.NUMBER: (int, float),
    Type.BOOLEAN: (bool,),
    Type.ARRAY: (list,),
    Type.OBJECT: (dict, list),
}


UNLISTED = {
    "account": {"name", "email", "acls"},
    "auth": {"balance", "pending_charges", "last_payment_date", "last_payment_amount"},
    "block_snapshot": {"updated_at"},
    "baremetal": {"tag"},
    "block": {"attached_to_instance_ip", "attached_to_instance_label"},
    "invoice_item": {"start_date", "end_date"},
    "network_attachment": {"ip"},
    "server": {"tag"},
    "startupscript": {"script"},
    "user_key": {"expire"},
}
"""Fields that replies have and no pane shows."""


@pytest.mark.parametrize("api", [load("v1"), load("v2")], ids=lambda api: api.name)
def test_every_operation_is_walked(api: Api) -> None:
    walked = {step.operation for (version, _), steps in WALKS.items() if version == api.name for step in steps}
    there = {operation.name for operation in embedded(api)}
    assert walked == there, f"tests/walk/{api.name}/ wants a step for each of {walked ^ there}"


@pytest.mark.parametrize(("version", "name"), WALKS)
def test_walk(terminal: Terminal, version: str, name: str) -> None:
    terminal.api = load(version)
    for step in WALKS[version, name]:
        reply = terminal.do(step.line)
        _check_shape(terminal.api, step, reply)
        if step.reply is not None:
            _check_reply(step, filled(step.reply, terminal.known), reply)
        row = next(iter(matching(reply, step.pick)), {})
        terminal.known |= {kept: str(row[name]) for kept, name in step.keep.items()}
        terminal.clock.advance(step.later)
        _check_effect(terminal, step)


def _check_shape(api: Api, step: Step, reply: Any) -> None:
    shape = api.operation(step.operation).reply
    single = shape.shape is Shape.KEYED and "SUBID=" in step.line and isinstance(reply, dict)
    assert single or isinstance(reply, SHAPES[shape.shape]), f"{step.line}: {reply}"
    if shape.resource:
        for row in rows(reply):
            _check_fields(api.resource(shape.resource), {k: v for k, v in row.items() if k not in shape.secrets})


def _check_fields(resource: Resource, row: Mapping[str, Any]) -> None:
    for name, value in row.items():
        if name in UNLISTED.get(resource.name, ()):
            continue
        declared = resource.by_name.get(name)
        assert declared, f"{resource.name} has no field {name}"
        absent = value in ("", None)
        assert absent or isinstance(value, TYPES[declared.type]), f"{resource.name}.{name} is {value!r}"


def _check_reply(step: Step, expected: Any, reply: Any) -> None:
    for part in expected if isinstance(expected, list) else [expected]:
        if isinstance(part, dict):
            assert any(matching(reply, part)), f"{step.line}: no {part} in {reply}"
        else:
            assert part in reply, f"{step.line}: no {part} in {reply}"


def _check_effect(terminal: Terminal, step: Step) -> None:
    if step.then:
        line, expected = step.then[0], filled(step.then[1], terminal.known)
        assert any(matching(seen := terminal.do(line), expected)), f"{step.line}: no {expected} in {seen}"
    if step.gone:
        line, expected = step.gone[0], filled(step.gone[1], terminal.known)
        assert not any(matching(seen := terminal.do(line), expected)), f"{step.line}: {expected} is still in {seen}"
