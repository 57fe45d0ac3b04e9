"""A typical account: about 25 servers, and everything else in proportion."""

from __future__ import annotations

import struct
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from vultr_tui.simulator.seed import fleet, holdings, zones
from vultr_tui.simulator.seed.fleet import Machine
from vultr_tui.simulator.seed.holdings import Rule
from vultr_tui.simulator.seed.zones import Zone
from vultr_tui.simulator.world import (
    account,
    baremetal,
    blocks,
    dns,
    firewalls,
    isos,
    keys,
    machines,
    networks,
    reserved,
    reverse_names,
    scripts,
    servers,
    snapshots,
    users,
)
from vultr_tui.simulator.world.lifecycle import ACTIVITIES
from vultr_tui.simulator.world.world import World

_DAY = 86400.0
_KEY_TYPE = b"ssh-ed25519"
_KEY_BYTES = 32


def fill(world: World) -> None:
    """Give a new account all of it."""
    _add_people(world)
    _add_media(world)
    groups, joined = _add_firewalls(world), _add_networks(world)
    numbers = {row.label: _server(world, row, groups, joined) for row in fleet.SERVERS}
    for row in fleet.BARE_METAL:
        baremetal.FLEET.add(world, [machines.Order(**_common(world, row))])
    _add_storage(world, numbers)
    _add_addresses(world, numbers)
    found = {label: servers.owned(world, number)["main_ip"] for label, number in numbers.items()}
    for zone in zones.ZONES:
        _add_zone(world, zone, found)


def _ago(world: World, days: float) -> World:
    """The world as it was, for what began in the past."""
    return replace(world, now=world.now - days * _DAY)


def _add_people(world: World) -> None:
    for days, dollars in holdings.PAYMENTS:
        account.pay(_ago(world, days), dollars)
    for name, email, acls, api_enabled in holdings.USERS:
        users.create(world, name, email, "example password", acls, api_enabled=api_enabled)
    for name, age in holdings.KEYS:
        key = keys.create(_ago(world, age or 0), name, _public_key(world, f"{name}@example.com"))
        if age is None:
            world.update("ssh_keys", "id", key, created=None)


def _public_key(world: World, comment: str) -> str:
    parts = (_KEY_TYPE, world.chance.randbytes(_KEY_BYTES))
    blob = b"".join(struct.pack(">I", len(part)) + part for part in parts)
    return f"{_KEY_TYPE.decode()} {b64encode(blob).decode()} {comment}"


def _add_media(world: World) -> None:
    for name, kind, script, age in holdings.SCRIPTS:
        scripts.create(_ago(world, age), name, script, kind)
    for url, age in holdings.ISOS:
        isos.create(_ago(world, age), url)


def _add_firewalls(world: World) -> dict[str, str]:
    """Make the firewall groups; the group of each server, by label."""
    groups = {name: _firewall(world, name, rules) for name, rules in holdings.FIREWALLS.items()}
    return {label: groups[name] for name, labels in holdings.FIREWALLED.items() for label in labels}


def _add_networks(world: World) -> dict[str, tuple[str, ...]]:
    """Make the private networks; the networks of each server, by label."""
    joined: dict[str, tuple[str, ...]] = {}
    for name, region, subnet, prefix, age, labels in holdings.NETWORKS:
        network = networks.create(_ago(world, age), region, name, subnet, prefix)
        joined |= {label: (*joined.get(label, ()), network) for label in labels}
    return joined


def _firewall(world: World, description: str, rules: tuple[Rule, ...]) -> str:
    past = _ago(world, 410)
    group = firewalls.create(past, description)
    for rule in rules:
        subnet, _, size = rule.subnet.partition("/")
        for ip_type in ("v4",) if subnet else ("v4", "v6"):
            firewalls.add_rule(past, group, ip_type, rule.protocol, subnet, int(size or 0), rule.port)
    return group


def _common(world: World, row: Machine) -> dict[str, Any]:
    """What an order of any machine says."""
    return {
        "region": row.region,
        "plan": row.plan,
        "system": row.system,
        "application": row.application,
        "label": row.label,
        "tag": row.tag,
        "hostname": f"{row.label}.example.com",
        "userdata": b64encode(row.userdata.encode()).decode(),
        "ipv6": row.ipv6,
        "created": world.now - row.age * _DAY,
        "stopped_at": None if row.stopped is None else world.now - row.stopped * _DAY,
    }


def _server(world: World, row: Machine, groups: Mapping[str, str], joined: Mapping[str, tuple[str, ...]]) -> int:
    image = world.row("select id from isos where filename = ?", row.iso)
    order = servers.Order(
        **_common(world, row),
        auto_backups=row.backups,
        firewall_group=groups.get(row.label, firewalls.NO_GROUP),
        iso=image["id"] if image else 0,
        ddos_protection=row.ddos_protection,
        networks=joined.get(row.label, ()),
    )
    (number,) = servers.add(world, [order])
    if row.label in fleet.REVERSE_NAMES:
        reverse_names.put(world, number, servers.owned(world, number)["main_ip"], fleet.REVERSE_NAMES[row.label])
    return number


def _add_storage(world: World, numbers: Mapping[str, int]) -> None:
    for volume in holdings.VOLUMES:
        past = _ago(world, volume.age)
        number = blocks.create(past, 1, volume.size, volume.label)
        if volume.server:
            blocks.attach(world, blocks.owned(world, number), servers.owned(world, numbers[volume.server]))
    for label, description, age in holdings.SNAPSHOTS:
        snapshots.add(_ago(world, age), servers.owned(world, numbers[label]), description)
    unfinished = world.now + ACTIVITIES["imaging"].seconds
    snapshots.add(world, servers.owned(world, numbers["stage-1"]), "stage", ready_at=unfinished)


def _add_addresses(world: World, numbers: Mapping[str, int]) -> None:
    for row in holdings.RESERVED:
        number = reserved.create(_ago(world, row.age), row.region, row.ip_type, row.label)
        if row.server:
            reserved.attach(world, reserved.numbered(world, number), servers.owned(world, numbers[row.server]))


def _add_zone(world: World, zone: Zone, addresses: Mapping[str, str]) -> None:
    dns.create(_ago(world, zone.age), zone.domain, addresses[zone.server])
    for record in zone.records:
        data = addresses[record.data[1:-1]] if record.data.startswith("{") else record.data
        dns.add_record(world, zone.domain, record.type, record.name, data, priority=record.priority, ttl=record.ttl)
    dns.sign(world, zone.domain, signed=zone.signed)
