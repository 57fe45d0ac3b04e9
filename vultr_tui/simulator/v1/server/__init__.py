"""v1's server group."""

from __future__ import annotations

from vultr_tui.simulator.v1 import machines
from vultr_tui.simulator.v1.server import addresses, backups, deploying, images, listing, networks, plans, reverse

__all__ = ["addresses", "backups", "deploying", "images", "listing", "machines", "networks", "plans", "reverse"]
