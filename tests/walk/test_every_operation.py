"""Every operation through the one-shot command: its effect and the shape of its reply."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from tests.walk.others import BARE_METAL, CATALOGUE, DNS, FIREWALL, KEYS_AND_SCRIPTS, USERS
from tests.walk.servers import SERVERS
from tests.walk.step import Expected, Step
from tests.walk.terminal import API, Terminal
from vultr_tui.api.operation import Shape
from vultr_tui.api.resource import Resource
from vultr_tui.api.values import Type

WALKS: dict[str, tuple[Step, ...]] = {
    "catalogue": CATALOGUE,
    "servers": SERVERS,
    "bare metal": (*(step for step in CATALOGUE if step.keep), *BARE_METAL),
    "dns": DNS,
    "firewall": FIREWALL,
    "keys and scripts": KEYS_AND_SCRIPTS,
    "users": USERS,
}

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


def test_every_operation_is_walked() -> None:
    walked = {step.operation for steps in WALKS.values() for step in steps}
    assert walked == set(API.by_name)


@pytest.mark.parametrize("name", WALKS)
def test_walk(terminal: Terminal, name: str) -> None:
    for step in WALKS[name]:
        reply = terminal.do(step.line)
        _check_shape(step, reply)
        if step.reply is not None:
            _check_reply(step, _filled(step.reply, terminal.known), reply)
        row = next(iter(_matching(reply, step.pick)), {})
        terminal.known |= {kept: str(row[name]) for kept, name in step.keep.items()}
        terminal.clock.advance(step.later)
        _check_effect(terminal, step)


def _check_shape(step: Step, reply: Any) -> None:
    shape = API.operation(step.operation).reply
    single = shape.shape is Shape.KEYED and "SUBID=" in step.line and isinstance(reply, dict)
    assert single or isinstance(reply, SHAPES[shape.shape]), f"{step.line}: {reply}"
    if shape.resource:
        for row in _rows(reply):
            _check_fields(API.resource(shape.resource), {k: v for k, v in row.items() if k not in shape.secrets})


def _check_fields(resource: Resource, row: Mapping[str, Any]) -> None:
    for name, value in row.items():
        declared = resource.by_name.get(name)
        assert declared, f"{resource.name} has no field {name}"
        absent = value in ("", None)
        assert absent or isinstance(value, TYPES[declared.type]), f"{resource.name}.{name} is {value!r}"


def _check_reply(step: Step, expected: Any, reply: Any) -> None:
    for part in expected if isinstance(expected, list) else [expected]:
        if isinstance(part, dict):
            assert any(_matching(reply, part)), f"{step.line}: no {part} in {reply}"
        else:
            assert part in reply, f"{step.line}: no {part} in {reply}"


def _check_effect(terminal: Terminal, step: Step) -> None:
    if step.then:
        line, expected = step.then[0], _filled(step.then[1], terminal.known)
        assert any(_matching(seen := terminal.do(line), expected)), f"{step.line}: no {expected} in {seen}"
    if step.gone:
        line, expected = step.gone[0], _filled(step.gone[1], terminal.known)
        assert not any(_matching(seen := terminal.do(line), expected)), f"{step.line}: {expected} is still in {seen}"


def _matching(reply: Any, expected: Expected) -> Iterable[Mapping[str, Any]]:
    """The rows of a reply that have these values; a value of None means any list or nothing at all."""
    return [row for row in _rows(reply) if all(_same(row.get(name), value) for name, value in expected.items())]


def _same(found: Any, expected: Any) -> bool:
    if expected is None:
        return found is None or isinstance(found, list)
    return bool(found == expected) or (isinstance(expected, str) and isinstance(found, int) and str(found) == expected)


def _rows(reply: Any) -> list[Mapping[str, Any]]:
    if isinstance(reply, list):
        return [row for row in reply if isinstance(row, dict)]
    return [reply] if isinstance(reply, dict) else []


def _filled(expected: Any, known: Mapping[str, str]) -> Any:
    if isinstance(expected, str):
        return expected.format_map(known)
    if isinstance(expected, dict):
        return {name: _filled(value, known) for name, value in expected.items()}
    return [_filled(item, known) for item in expected] if isinstance(expected, list) else expected
