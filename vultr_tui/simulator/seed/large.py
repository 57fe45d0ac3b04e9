"""A large account: a typical one, and servers until there are ten thousand."""

from __future__ import annotations

from vultr_tui.simulator.seed import fleet, typical
from vultr_tui.simulator.world import servers
from vultr_tui.simulator.world.regions import REGIONS
from vultr_tui.simulator.world.world import World

SERVERS = 10_000

_ROLES = ("web", "app", "db", "cache", "queue", "worker", "build", "log", "mail", "edge")
_PLANS = (201, 201, 202, 202, 203, 204, 205)
_SYSTEMS = (244, 244, 215, 215, 167, 193, 270, 230)
_DAY = 86400.0
_OLDEST = 900
_STOPPED_SHARE = 0.03
_IPV6_SHARE = 0.4


def fill(world: World) -> None:
    """Give a new account all of it."""
    typical.fill(world)
    servers.add(world, [_order(world, number) for number in range(SERVERS - len(fleet.SERVERS))])


def _order(world: World, number: int) -> servers.Order:
    chance = world.chance
    role = chance.choice(_ROLES)
    region = chance.choice(list(REGIONS.values()))
    age = chance.uniform(1, _OLDEST)
    label = f"{role}-{region.code.lower()}-{number:04d}"
    return servers.Order(
        region=region.id,
        plan=chance.choice(_PLANS),
        system=chance.choice(_SYSTEMS),
        label=label,
        tag=role,
        hostname=f"{label}.example.net",
        ipv6=chance.random() < _IPV6_SHARE,
        created=world.now - age * _DAY,
        stopped_at=world.now - age * _DAY * chance.random() if chance.random() < _STOPPED_SHARE else None,
    )
