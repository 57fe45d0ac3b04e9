"""Managed databases: MySQL, PostgreSQL, Valkey and Kafka."""

from __future__ import annotations

from vultr_tui.api.operation import Operation
from vultr_tui.api.resource import Resource
from vultr_tui.api.v2.database import contents, copies, kafka, options, pane, service

OPERATIONS: tuple[Operation, ...] = (
    *service.OPERATIONS,
    *copies.OPERATIONS,
    *contents.OPERATIONS,
    *kafka.OPERATIONS,
    *options.OPERATIONS,
)
RESOURCES: tuple[Resource, ...] = (*pane.RESOURCES, *contents.RESOURCES, *kafka.RESOURCES)
