"""The tables of the world, gathered from the modules that own them."""

from __future__ import annotations

from vultr_tui.simulator.world import (
    account,
    api_keys,
    backups,
    baremetal,
    block_snapshots,
    blocks,
    dns,
    firewalls,
    isos,
    keys,
    logs,
    machine_addresses,
    machines,
    networks,
    numbers,
    products,
    reserved,
    reverse_names,
    schedules,
    scripts,
    servers,
    snapshots,
    users,
)

VERSION = 4
"""Raised whenever a table changes; a file of another version is refused."""

_OWNERS = (
    numbers,
    account,
    users,
    api_keys,
    servers,
    baremetal,
    machines,
    machine_addresses,
    reverse_names,
    networks,
    schedules,
    backups,
    snapshots,
    isos,
    dns,
    firewalls,
    blocks,
    block_snapshots,
    reserved,
    keys,
    scripts,
    products,
    logs,
)

SCHEMA = "\n".join(owner.SCHEMA for owner in _OWNERS)
