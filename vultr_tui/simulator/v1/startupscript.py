"""v1's startupscript group."""

from __future__ import annotations

from vultr_tui.api.values import Json
from vultr_tui.simulator.v1.handlers import Call, handles
from vultr_tui.simulator.world import scripts
from vultr_tui.simulator.world.world import World, date


@handles("startupscript.list")
def list_(world: World, _call: Call) -> Json:
    """All scripts by number, which is a string here (clients agree)."""
    return {
        str(script["id"]): {
            "SCRIPTID": str(script["id"]),
            "date_created": date(script["created"]),
            "date_modified": date(script["modified"]),
            "name": script["name"],
            "type": script["type"],
            "script": script["script"],
        }
        for script in scripts.listed(world)
    }


@handles("startupscript.create")
def create(world: World, call: Call) -> Json:
    """Store a script; its number is a number here (clients agree)."""
    return {"SCRIPTID": scripts.create(world, call.text("name"), call.text("script"), call.text("type", "boot"))}


@handles("startupscript.update")
def update(world: World, call: Call) -> Json:
    """Change what was sent of a script."""
    scripts.change(world, call.number("SCRIPTID"), name=call.given("name"), text=call.given("script"))
    return None


@handles("startupscript.destroy")
def destroy(world: World, call: Call) -> Json:
    """Forget a script."""
    scripts.destroy(world, call.number("SCRIPTID"))
    return None
