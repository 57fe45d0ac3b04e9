"""v1's sshkey group."""

from __future__ import annotations

from vultr_tui.api.values import Json
from vultr_tui.simulator.v1.handlers import Call, handles
from vultr_tui.simulator.world import keys
from vultr_tui.simulator.world.world import World, date


@handles("sshkey.list")
def list_(world: World, _call: Call) -> Json:
    """All keys by id; the oldest have no date (clients agree)."""
    return {
        key["id"]: {
            "SSHKEYID": key["id"],
            "date_created": None if key["created"] is None else date(key["created"]),
            "name": key["name"],
            "ssh_key": key["ssh_key"],
        }
        for key in keys.listed(world)
    }


@handles("sshkey.create")
def create(world: World, call: Call) -> Json:
    """Store a key."""
    return {"SSHKEYID": keys.create(world, call.text("name"), call.text("ssh_key"))}


@handles("sshkey.update")
def update(world: World, call: Call) -> Json:
    """Change what was sent of a key."""
    keys.change(world, call.text("SSHKEYID"), name=call.given("name"), ssh_key=call.given("ssh_key"))
    return None


@handles("sshkey.destroy")
def destroy(world: World, call: Call) -> Json:
    """Forget a key."""
    keys.destroy(world, call.text("SSHKEYID"))
    return None
