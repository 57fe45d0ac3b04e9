"""What is charged for, thing by thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vultr_tui.simulator.world import baremetal, billing, blocks, products, reserved, servers
from vultr_tui.simulator.world.plans import METAL_PLANS, PLANS
from vultr_tui.simulator.world.world import World


@dataclass(frozen=True, slots=True)
class Item:
    """Something that costs so many dollars a month since it is there."""

    product: str
    description: str
    monthly: float
    since: float

    def due(self, now: float) -> float:
        """Return the dollars due for it this month."""
        return billing.accrued(self.monthly, self.since, now)


def invoiced(found: Iterable[Item], now: float) -> float:
    """Return the dollars of an invoice for all of that, each item of which is in whole cents."""
    return round(sum(round(item.due(now), 2) for item in found), 2)


def items(world: World) -> Iterator[Item]:
    """List everything the account pays for."""
    for server in servers.listed(world):
        words = f"{server['main_ip']} ({PLANS[server['plan']].ram} MB)"
        yield Item("Vultr Cloud Compute", words, servers.monthly(server), server["created"])
    for machine in baremetal.listed(world):
        words = f"{machine['main_ip']} ({METAL_PLANS[machine['plan']].ram} MB)"
        yield Item("Bare Metal", words, baremetal.monthly(machine), machine["created"])
    for volume in blocks.listed(world):
        words = f"Block Storage ({volume['size']} GB) {volume['label']}".strip()
        yield Item("Block Storage", words, blocks.price(volume["size"]), volume["created"])
    for row in reserved.listed(world):
        yield Item("Reserved IP", f"Reserved IP {row['subnet']}", reserved.DOLLARS, row["created"])
    for product in products.every(world):
        words = f"{product['kind'].title()} {products.facts_of(product).get('label', '')}".strip()
        yield Item(product["kind"].title(), words, product["monthly"], product["created"])
