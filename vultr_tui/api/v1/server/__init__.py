"""Servers: virtual machines (reference: Server)."""

from __future__ import annotations

from vultr_tui.api.operation import Operation
from vultr_tui.api.resource import Resource
from vultr_tui.api.v1.server import addresses, backups, disk, machine, networks, power, reverse

_PARTS = (machine, power, disk, backups, addresses, reverse, networks)

OPERATIONS: tuple[Operation, ...] = tuple(operation for part in _PARTS for operation in part.OPERATIONS)
RESOURCES: tuple[Resource, ...] = tuple(resource for part in _PARTS for resource in part.RESOURCES)
