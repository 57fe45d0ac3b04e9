"""`vultr-tui catalogue`: the operations of the API as data."""

from __future__ import annotations

from vultr_tui.api.operation import Operation, Shape
from vultr_tui.api.resource import Field, Resource
from vultr_tui.api.values import Row, Type
from vultr_tui.command.exits import Exit
from vultr_tui.command.invocation import Invocation
from vultr_tui.command.opening import api_of
from vultr_tui.command.printing import show
from vultr_tui.output.content import Content

OPERATIONS = Resource(
    name="operation",
    title="Operations",
    section="",
    lists=(),
    key="name",
    fields=(
        Field(name="name", title="Operation", priority=1),
        Field(name="risk", title="Risk", priority=2),
        Field(name="method", title="Method", priority=4),
        Field(name="path", title="Path", priority=5),
        Field(name="key_required", title="Key", type=Type.BOOLEAN, priority=6),
        Field(name="access", title="Access", priority=3),
        Field(name="parameters", title="Parameters", type=Type.ARRAY),
    ),
)


def run(invocation: Invocation) -> Exit:
    """Print the catalogue."""
    rows = [row(operation) for operation in api_of(invocation.options).operations]
    content = Content(shape=Shape.ROWS, data=rows, resource=OPERATIONS)
    show(content, invocation.options)
    return Exit.OK


def row(operation: Operation) -> Row:
    """Say what programs are told of an operation."""
    return {
        "name": operation.name,
        "method": operation.method,
        "path": operation.path,
        "key_required": operation.key_required,
        "access": operation.access,
        "risk": operation.risk.name.lower(),
        "parameters": [
            {
                "name": parameter.name,
                "type": parameter.type.value,
                "required": parameter.required,
                "refers_to": parameter.refers_to,
            }
            for parameter in operation.parameters
        ],
    }
