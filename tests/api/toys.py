"""Small operations and resources for what API v1 happens not to have."""

from __future__ import annotations

from vultr_tui.api.operation import Encoding, Operation, Risk
from vultr_tui.api.parameter import Parameter, Place
from vultr_tui.api.parts import Part
from vultr_tui.api.resource import Resource
from vultr_tui.api.values import Type

RESIZE = Operation(
    name="disk.resize",
    summary="Resize a disk",
    method="PATCH",
    path="/v9/servers/{server-id}/disks/{disk_id}",
    parameters=(
        Parameter(name="server-id", summary="The server"),
        Parameter(name="disk_id", summary="The disk"),
        Parameter(name="size", summary="Its size", type=Type.INTEGER),
        Parameter(name="price", summary="At most", type=Type.NUMBER, required=False),
        Parameter(name="online", summary="Without a halt", type=Type.BOOLEAN, required=False),
        Parameter(name="tags", summary="Its tags", type=Type.ARRAY, required=False),
        Parameter(name="trace", summary="Follow it", required=False, place=Place.QUERY),
    ),
    fixed=(("kind", "grow"),),
    encoding=Encoding.JSON,
    risk=Risk.DISRUPTIVE,
)

DEPLOY = Operation(
    name="server.deploy",
    summary="Deploy a server",
    method="POST",
    path="/v9/servers",
    parameters=(
        Parameter(name="os", summary="A system", required=False),
        Parameter(name="image", summary="An image", required=False),
    ),
    one_of=(("os", "image"),),
    risk=Risk.DISRUPTIVE,
)


def at_hand(operations: tuple[Operation, ...], resources: tuple[Resource, ...] = ()) -> Part:
    """Make a part of what is there already."""
    groups = tuple(dict.fromkeys(operation.group for operation in operations))
    return Part(groups, tuple(resource.name for resource in resources), lambda: (operations, resources))
