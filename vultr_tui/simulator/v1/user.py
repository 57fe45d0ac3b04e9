"""v1's user group."""

from __future__ import annotations

from vultr_tui.api.values import Json
from vultr_tui.simulator.v1.handlers import Call, handles
from vultr_tui.simulator.world import users
from vultr_tui.simulator.world.users import User
from vultr_tui.simulator.world.world import World


@handles("user.list")
def list_(world: World, _call: Call) -> Json:
    """All users, as an array."""
    return [_row(user) for user in users.listed(world)]


@handles("user.create")
def create(world: World, call: Call) -> Json:
    """Add a user; its key is told here alone."""
    user, key = users.create(
        world,
        name=call.text("name"),
        email=call.text("email"),
        password=call.text("password"),
        acls=call.many("acls"),
        api_enabled=call.yes("api_enabled", "yes"),
    )
    return {"USERID": user, "api_key": key}


@handles("user.update")
def update(world: World, call: Call) -> Json:
    """Change what was sent of a user."""
    users.update(
        world,
        call.text("USERID"),
        name=call.given("name"),
        email=call.given("email"),
        password=call.given("password"),
        acls=call.many("acls") if "acls" in call else None,
        api_enabled=call.yes("api_enabled") if "api_enabled" in call else None,
    )
    return None


@handles("user.delete")
def delete(world: World, call: Call) -> Json:
    """Remove a user; its key stops working."""
    users.delete(world, call.text("USERID"))
    return None


def _row(user: User) -> dict[str, Json]:
    return {
        "USERID": user.id,
        "name": user.name,
        "email": user.email,
        "api_enabled": "yes" if user.api_enabled else "no",
        "acls": user.acls,
    }
