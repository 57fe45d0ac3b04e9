"""v1's auth group."""

from __future__ import annotations

from vultr_tui.api.values import Json
from vultr_tui.simulator.v1.handlers import Call, handles
from vultr_tui.simulator.world import users
from vultr_tui.simulator.world.world import World


@handles("auth.info")
def info(world: World, call: Call) -> Json:
    """Whose key asks, and what it may do."""
    user = users.OWNER if call.user == users.OWNER.id else users.owned(world, call.user)
    return {"acls": user.acls, "email": user.email, "name": user.name}
