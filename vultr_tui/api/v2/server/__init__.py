"""Servers, which v2 calls instances."""

from __future__ import annotations

from vultr_tui.api.operation import Operation
from vultr_tui.api.resource import Resource
from vultr_tui.api.v2.server import backups, machine, pane
from vultr_tui.api.v2.server.conditions import MACHINE, READY, STOPPED, WAS_RUNNING

OPERATIONS: tuple[Operation, ...] = (
    *MACHINE.naming(machine.FILTERS),
    *machine.OPERATIONS,
    *MACHINE.power(READY, STOPPED, WAS_RUNNING),
    *MACHINE.installing(READY),
    *MACHINE.describing(),
    *backups.OPERATIONS,
)
RESOURCES: tuple[Resource, ...] = (pane.SERVER, *MACHINE.parts(), *pane.PARTS)
