"""v1's app group."""

from __future__ import annotations

from vultr_tui.api.values import Json
from vultr_tui.simulator.v1.handlers import Call, handles
from vultr_tui.simulator.world.applications import ONE_CLICK, Application
from vultr_tui.simulator.world.world import World


@handles("app.list")
def list_(_world: World, _call: Call) -> Json:
    """All applications by APPID."""
    return {str(application.id): row(application) for application in ONE_CLICK.values()}


def row(application: Application) -> dict[str, Json]:
    """Write an application as v1 does, here and in the lists of what a server can change to."""
    return {
        "APPID": str(application.id),
        "name": application.name,
        "short_name": application.short_name,
        "deploy_name": application.deploy_name,
        "surcharge": application.surcharge,
    }
